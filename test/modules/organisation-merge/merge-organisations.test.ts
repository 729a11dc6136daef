import { Role } from '../../../src/authz/role.enums'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { ClaimState } from '../../../src/modules/claim/claim.enums'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeClaim,
  fakeInitiator,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'
import { askMerge, enter, merge } from './merging'

describe('mergeOrganisations', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startApp()
    await enter(app, Sector, fakeSectors())
    await enter(app, Territory, [
      fakeTerritory('06', null),
      fakeTerritory('0611', '06'),
      fakeTerritory('0611022', '0611', 'Adamów'),
    ])
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const two = async () => {
    const [gone, stays] = [fakeOrganisation(), fakeOrganisation()]
    await enter(app, Organisation, [gone, stays])
    return { gone, stays }
  }
  const rows = (statement: string) => app.database.dataSource.query(statement)

  it('fills what was not known of the one that stays, and keeps what was', async () => {
    const source = (url: string) => ({ url, retrievedAt: '2024-05-01T00:00:00.000Z', asOf: '2024' })
    const gone = fakeOrganisation({
      name: 'Gmina Adamów',
      krs: '0000325251',
      nip: '5242695801',
      regon: '142015721',
      sectorId: 'sector_PUBLIC',
      territoryId: 'territory_0611022',
      contact: { email: 'gmina@example.org', phone: '+48 22 443 01 44', website: null },
      address: { street: null, postalCode: '21-412', town: 'Adamów' },
      offers: ['sala', 'autobus'],
      sources: [source('https://example.org/a'), source('https://example.org/b')],
    })
    const stays = fakeOrganisation({
      name: 'Urząd Gminy w Adamowie',
      nip: '1111111111',
      contact: { email: 'urzad@example.org', phone: null, website: null },
      offers: ['sala'],
      sources: [source('https://example.org/b')],
    })
    await enter(app, Organisation, [gone, stays])
    expect(await merge(admin, gone, stays)).toEqual({
      id: stays.id,
      version: 2,
      name: 'Urząd Gminy w Adamowie',
      kind: null,
      krs: '0000325251',
      nip: '1111111111',
      regon: '142015721',
      sector: { code: 'PUBLIC' },
      territory: { code: '0611022' },
      offers: ['sala', 'autobus'],
      sources: [{ url: 'https://example.org/b' }, { url: 'https://example.org/a' }],
      contact: { email: 'urzad@example.org', phone: '+48 22 443 01 44', website: null },
      address: { street: null, postalCode: '21-412', town: 'Adamów' },
    })
    const { search } = await app.data('{ search(query: "urzad adamow") { nodes { ... on Node { id } } } }')
    expect(search.nodes).toEqual([{ id: stays.id }])
  })

  it('hands over memberships, agreements and initiators, those of drafts too, and tells of each', async () => {
    const { gone, stays } = await two()
    const [published, draft] = [fakePartnership(), fakePartnership({ publishedAt: null })]
    await enter(app, Partnership, [published, draft])
    const members = [published, draft].map(({ id }) =>
      fakeMembership({ partnershipId: id, organisationId: gone.id }),
    )
    const signed = [published, draft].map(({ id }) => fakeAgreement({ partnershipId: id }))
    const initiator = fakeInitiator({ organisationId: gone.id })
    await enter(app, Membership, members)
    await enter(app, Agreement, signed)
    await enter(app, Initiator, [initiator])
    await app.database.write(async (write) => {
      const party = (agreementId: string | undefined, organisationId: string) => ({
        agreementId,
        organisationId,
      })
      const [one, other] = signed.map(({ id }) => id)
      await write.insertRows('agreement_party', [
        party(one, gone.id),
        party(one, stays.id),
        party(other, gone.id),
      ])
      await write.insertRows('partnership_initiator', [
        { partnershipId: published.id, initiatorId: initiator.id },
      ])
    })
    // Whoever represents both does not see the draft.
    const keeper = await app.appoint(Role.REPRESENTATIVE, gone.id)
    const grant = { accountId: keeper.id, role: Role.REPRESENTATIVE, scopeId: stays.id, grantedById: null }
    await app.database.write((write) => addGrant(grant, write, new Date()))
    await merge(keeper, gone, stays)
    const { partnership } = await admin.data(
      `query Of($id: ID) { partnership(id: $id) { version members { nodes { organisation { id } version } }
        agreements { version parties { id } } initiators { organisation { id } }
        history(first: 2) { nodes { type kind role differences { field from to } } } } }`,
      { id: published.id },
    )
    const survivor = { id: stays.id }
    expect(partnership).toEqual({
      version: 1,
      members: { nodes: [{ organisation: survivor, version: 2 }] },
      agreements: [{ version: 2, parties: [survivor] }],
      initiators: [{ organisation: survivor }],
      history: {
        nodes: [
          {
            type: 'AGREEMENT',
            kind: 'UPDATED',
            role: 'REPRESENTATIVE',
            differences: [{ field: 'parties', from: [gone.id, stays.id].sort(), to: [stays.id] }],
          },
          {
            type: 'MEMBERSHIP',
            kind: 'UPDATED',
            role: 'REPRESENTATIVE',
            differences: [{ field: 'organisation', from: gone.id, to: stays.id }],
          },
        ],
      },
    })
    expect(
      await rows(`SELECT "organisationId" AS "id" FROM "membership" WHERE "id" = '${members[1]?.id}'`),
    ).toEqual([survivor])
    expect(
      await rows(
        `SELECT "organisationId" AS "id" FROM "agreement_party" WHERE "agreementId" = '${signed[1]?.id}'`,
      ),
    ).toEqual([survivor])
  })

  it('hands over who represents it and who asks to, each once', async () => {
    const { gone, stays } = await two()
    const [both, one, asks] = [
      await app.appoint(Role.REPRESENTATIVE, gone.id),
      await app.appoint(Role.REPRESENTATIVE, gone.id),
      await app.signUp(),
    ]
    const GRANT =
      'mutation Grant($input: RoleInput!) { grantRole(input: $input) { grants { scope { id } } } }'
    const grant = (scopeId: string) =>
      admin.data(GRANT, { input: { accountId: both.id, role: 'REPRESENTATIVE', scopeId } })
    await grant(stays.id)
    const waiting = [gone, stays].map(({ id }) => fakeClaim({ subjectId: id, claimantId: asks.id }))
    const decided = fakeClaim({ subjectId: gone.id, claimantId: asks.id, state: ClaimState.REJECTED })
    await enter(app, Claim, [...waiting, decided])
    await merge(both, gone, stays)
    const held = await rows(`SELECT "accountId" FROM "role_grant" WHERE "scopeId" = '${stays.id}'`)
    expect(held.map(({ accountId }: { accountId: string }) => accountId).sort()).toEqual(
      [both.id, one.id].sort(),
    )
    expect(await rows(`SELECT 1 FROM "role_grant" WHERE "scopeId" = '${gone.id}'`)).toEqual([])
    // The id that is gone leads to the other, which they represent already.
    expect((await grant(gone.id)).grantRole.grants).toEqual([{ scope: { id: stays.id } }])
    const { viewer } = await asks.data(
      '{ viewer { claims { state subject { ... on Organisation { id } } } } }',
    )
    const subject = { id: stays.id }
    const states = viewer.claims.map((claim: { state: string }) => claim.state).sort()
    expect(states).toEqual(['PENDING', 'REJECTED', 'WITHDRAWN'])
    for (const claim of viewer.claims) expect(claim.subject).toEqual(subject)
  })

  it('obeys those only who keep both, as they know them', async () => {
    const [gone, stays] = [fakeOrganisation({ territoryId: 'territory_0611022' }), fakeOrganisation()]
    await enter(app, Organisation, [gone, stays])
    const [member, ofOne, ofOther, editor] = [
      await app.signUp(),
      await app.appoint(Role.REPRESENTATIVE, gone.id),
      await app.appoint(Role.REPRESENTATIVE, stays.id),
      await app.appoint(Role.EDITOR, 'territory_06'),
    ]
    const errorOf = async (...asked: Parameters<typeof askMerge>) =>
      (await askMerge(...asked)).errors?.[0]?.extensions
    expect(await errorOf(app, gone, stays)).toMatchObject({ code: 'UNAUTHENTICATED' })
    for (const each of [member, ofOne, ofOther, editor])
      expect(await errorOf(each, gone, stays)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await errorOf(admin, { id: gone.id, version: 2 }, stays)).toMatchObject({
      code: 'CONFLICT',
      version: 1,
    })
    expect(await errorOf(admin, gone, { id: stays.id, version: 7 })).toMatchObject({
      code: 'CONFLICT',
      version: 1,
    })
    expect(await errorOf(admin, gone, gone)).toMatchObject({ code: 'BAD_USER_INPUT' })
    for (const strange of [
      'organisation_01jd0000000000000000000000',
      'partnership_01jd0000000000000000000000',
      '\u0000',
    ])
      expect(await errorOf(admin, gone, { id: strange })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await rows(`SELECT 1 FROM "merged_organisation" WHERE "id" = '${gone.id}'`)).toEqual([])
  })
})
