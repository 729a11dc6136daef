import { LocationPrecision } from '../../../src/core/values/place'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { agreementStatus } from '../../../src/modules/partnership/agreement/agreement.rules'
import { FormerSlug } from '../../../src/modules/partnership/former-slug.entity'
import { Goal } from '../../../src/modules/partnership/goal/goal.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeGoal,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
} from '../../support/fakes'

describe('a partnership', () => {
  let app: App
  const partnership = fakePartnership({
    name: 'Dla Rudawki i Zatrasia',
    slug: 'dla-rudawki-i-zatrasia',
    formerNames: ['Nasz Żoliborz IV'],
    krs: '0000325251',
    location: { latitude: 52.27, longitude: 20.98, precision: LocationPrecision.TOWN },
    contact: { email: null, phone: null, website: 'https://bpzoliborz.pl' },
    foundedOn: '2011',
    createdAt: '2022-09-06T15:19:00.123Z',
  })
  const empty = fakePartnership()
  const leader = fakeOrganisation({ name: 'Ośrodek', krs: '0000000017' })
  const partner = fakeOrganisation({ name: 'Biblioteka' })

  beforeAll(async () => {
    app = await startApp()
    const partnershipId = partnership.id
    await app.database.write(async (write) => {
      await write.insert(Partnership, [
        partnership,
        empty,
        fakePartnership({ slug: 'szkic', publishedAt: null }),
      ])
      await write.insertRows(FormerSlug, [{ slug: 'nasz-zoliborz-iv', partnershipId }])
      await write.insert(Organisation, [leader, partner])
      await write.insert(Membership, [
        fakeMembership({ partnershipId, organisationId: partner.id, since: '2013-05' }),
        fakeMembership({ partnershipId, organisationId: leader.id, role: MembershipRole.LEADER }),
        fakeMembership({ partnershipId, residentCount: 26, role: MembershipRole.SUPPORTER }),
        fakeMembership({ partnershipId, organisationId: partner.id, status: MembershipStatus.LEFT }),
      ])
      await write.insert(Goal, [
        fakeGoal({ partnershipId, text: 'Drugi', position: 1 }),
        fakeGoal({ partnershipId, text: 'Pierwszy', position: 0 }),
      ])
      await write.insert(Agreement, [
        fakeAgreement({
          partnershipId,
          validFrom: '2020',
          validUntil: '2999',
          legalBasis: [
            { title: 'Ustawa', publication: null, url: null, inForceFrom: null, inForceUntil: null },
          ],
        }),
      ])
    })
  })
  afterAll(() => app.close())

  const find = async (args: string, fields = 'id') =>
    (await app.data(`{ partnership(${args}) { ${fields} } }`)).partnership

  it('is found by its id, its slug and a former slug, and in no other way', async () => {
    for (const args of [
      `id: "${partnership.id}"`,
      'slug: "dla-rudawki-i-zatrasia"',
      'slug: "nasz-zoliborz-iv"',
    ]) {
      expect(await find(args)).toEqual({ id: partnership.id })
    }
    for (const args of [
      'slug: "szkic"',
      'slug: "Dla-Rudawki"',
      'slug: "a\' OR 1=1"',
      'id: "partnership_01j"',
      `id: "${leader.id}"`,
      'id: "%"',
      'id: "\\u0000"',
      'slug: "\\u0000"',
    ]) {
      expect(await find(args)).toBeNull()
    }
  })

  it.each([
    'partnership { id }',
    `partnership(id: "x", slug: "y") { id }`,
    'partnership(id: null) { id }',
    'organisation { id }',
    'guide { id }',
  ])('refuses %s: exactly one of the alternatives', async (field) => {
    const { errors } = await app.query(`{ ${field} }`)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ rule: 'exactlyOne' }],
    })
  })

  it('tells what is known, and null for what is not', async () => {
    const fields =
      'name formerNames krs location { latitude longitude precision } address { town } contact { email website } foundedOn kind createdAt sectors { code }'
    expect(await find(`id: "${partnership.id}"`, fields)).toEqual({
      name: 'Dla Rudawki i Zatrasia',
      formerNames: ['Nasz Żoliborz IV'],
      krs: '0000325251',
      location: { latitude: 52.27, longitude: 20.98, precision: 'TOWN' },
      address: null,
      contact: { email: null, website: 'https://bpzoliborz.pl' },
      foundedOn: '2011',
      kind: null,
      createdAt: '2022-09-06T15:19:00.123Z',
      sectors: [],
    })
    expect(
      await find(
        `id: "${empty.id}"`,
        'leader { id } location { latitude } agreements { id } goals { text } members { totalCount }',
      ),
    ).toEqual({
      leader: null,
      location: null,
      agreements: [],
      goals: [],
      members: { totalCount: 0 },
    })
  })

  it('has active members by default: the leader, partners, then supporters', async () => {
    const members = (args = '') =>
      find(
        `id: "${partnership.id}"`,
        `leader { organisation { name } } members${args} { totalCount nodes { kind role since residentCount organisation { name } partnership { id } } }`,
      )
    const { leader: first, members: active } = await members()
    expect(first.organisation.name).toBe('Ośrodek')
    expect(active.totalCount).toBe(3)
    expect(active.nodes.map(({ role }: { role: string }) => role)).toEqual(['LEADER', 'PARTNER', 'SUPPORTER'])
    expect(active.nodes[1]).toEqual({
      kind: 'ORGANISATION',
      role: 'PARTNER',
      since: '2013-05',
      residentCount: null,
      organisation: { name: 'Biblioteka' },
      partnership: { id: partnership.id },
    })
    expect(active.nodes[2]).toMatchObject({ kind: 'RESIDENTS', residentCount: 26, organisation: null })
    expect((await members('(status: [ACTIVE, LEFT], last: 1)')).members).toMatchObject({ totalCount: 4 })
  })

  it('is listed with its role by each organisation that takes part', async () => {
    const { organisation } = await app.data(
      '{ organisation(krs: "0000000017") { memberships { nodes { role partnership { slug } } } } }',
    )
    expect(organisation.memberships.nodes).toEqual([
      { role: 'LEADER', partnership: { slug: 'dla-rudawki-i-zatrasia' } },
    ])
  })

  it('has goals in their order and agreements with their status', async () => {
    const { goals, agreements } = await find(
      `id: "${partnership.id}"`,
      'goals { text } agreements { status legalBasis { title publication } parties { name } }',
    )
    expect(goals).toEqual([{ text: 'Pierwszy' }, { text: 'Drugi' }])
    expect(agreements).toEqual([
      { status: 'IN_FORCE', legalBasis: [{ title: 'Ustawa', publication: null }], parties: [] },
    ])
  })
})

describe('the status of an agreement', () => {
  const none = { signedOn: null, validFrom: null, validUntil: null, terminatedOn: null }
  it.each([
    [{}, 'UNKNOWN'],
    [{ signedOn: '2020-01-01' }, 'UNKNOWN'],
    [{ signedOn: '2020-01-01', validUntil: '2027' }, 'IN_FORCE'],
    [{ validFrom: '2026-11-23', validUntil: '2026-11-23' }, 'IN_FORCE'],
    [{ validFrom: '2026-11-24', validUntil: '2027' }, 'NOT_YET'],
    [{ validFrom: '2027' }, 'NOT_YET'],
    [{ validFrom: '2026', validUntil: '2030' }, 'UNKNOWN'],
    [{ validFrom: '2020', validUntil: '2026-11' }, 'UNKNOWN'],
    [{ validUntil: '2026-11-22' }, 'EXPIRED'],
    [{ validUntil: '2026-10' }, 'EXPIRED'],
    [{ validFrom: '2020', validUntil: '2030', terminatedOn: '2026-11-23' }, 'TERMINATED'],
    [{ validFrom: '2020', validUntil: '2030', terminatedOn: '2026-12' }, 'IN_FORCE'],
  ])('%j is %s on 23 November 2026', (dates, status) => {
    expect(agreementStatus({ ...none, ...dates }, '2026-11-23')).toBe(status)
  })
})
