import { Role } from '../../../src/authz/role.enums'
import { Account } from '../../../src/modules/account/account.entity'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { ClaimState } from '../../../src/modules/claim/claim.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import type { Client, Member } from '../../support/app'
import { fakeClaim, fakePartnership } from '../../support/fakes'
import { ask, FIELDS, grantsOf, REASON, startClaims, type World, waiting } from './ask-claim'

const NOBODYS = '01jd0000000000000000000000'

describe('claims', () => {
  let world: World
  beforeAll(async () => {
    world = await startClaims()
  })
  afterAll(() => world.app.close())

  const claimed = async (by: Client, partnershipId = world.partnership) =>
    (await ask(by, 'claimPartnership', { partnershipId, reason: REASON })).claim
  const decide = (by: Client, id: string, decision = 'ACCEPT', statement?: string) =>
    ask(by, 'decideClaim', { id, decision, statement })

  const no = (reason: string) => ({ allowed: false, reason })

  it('hand the record of a partnership over to whoever is accepted, at once', async () => {
    const { app, partnership, editor } = world
    const ada = await app.signUp()
    const claim = await claimed(ada)
    expect(claim).toMatchObject({
      state: 'PENDING',
      reason: REASON,
      decidedAt: null,
      claimant: { id: ada.id },
      subject: { __typename: 'Partnership', id: partnership },
      viewerCan: { decide: no('NOT_ALLOWED'), withdraw: { allowed: true, reason: null } },
    })
    expect(await waiting(editor)).toContain(claim.id)
    const { claim: decided } = await decide(editor, claim.id, 'ACCEPT', ' Witamy. ')
    expect(decided).toMatchObject({
      state: 'ACCEPTED',
      statement: 'Witamy.',
      decidedAt: expect.any(String),
      viewerCan: { decide: no('CLAIM_DECIDED'), withdraw: no('NOT_ALLOWED') },
    })
    expect(await grantsOf(app, ada.id)).toEqual([
      { role: 'ORGANISER', scopeId: partnership, grantedById: editor.id },
    ])
    expect(await waiting(editor)).not.toContain(claim.id)
    const update = await ada.query(
      `mutation { updatePartnership(input: { id: "${partnership}", expectedVersion: 1, summary: "Nasze" }) { partnership { version } } }`,
    )
    expect(update).toEqual({ data: { updatePartnership: { partnership: { version: 2 } } } })
  })

  it('hand an organisation over to its representative', async () => {
    const { app, organisation, admin } = world
    const ada = await app.signUp()
    const input = { organisationId: organisation, reason: REASON }
    const { claim } = await ask(ada, 'claimOrganisation', input)
    expect(claim.subject).toEqual({ __typename: 'Organisation', id: organisation })
    expect((await decide(admin, claim.id)).claim.state).toBe('ACCEPTED')
    expect(await grantsOf(app, ada.id)).toEqual([
      { role: 'REPRESENTATIVE', scopeId: organisation, grantedById: admin.id },
    ])
  })

  it('are rejected with a statement that the claimant reads', async () => {
    const { app, editor } = world
    const ada = await app.signUp()
    const { id } = await claimed(ada)
    const unsaid = await decide(editor, id, 'REJECT')
    expect(unsaid).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(unsaid.extensions?.violations).toMatchObject([{ path: ['input', 'statement'], rule: 'required' }])
    expect((await decide(editor, id, 'REJECT', 'Nie znamy Pani.')).claim.state).toBe('REJECTED')
    const { viewer } = await ada.data('{ viewer { roles claims { id state statement } } }')
    expect(viewer).toEqual({
      roles: ['MEMBER'],
      claims: [{ id, state: 'REJECTED', statement: 'Nie znamy Pani.' }],
    })
    expect((await claimed(ada)).state).toBe('PENDING')
  })

  it('are taken back by whoever made them, and made again', async () => {
    const { app, editor, stranger } = world
    const ada = await app.signUp()
    const { id } = await claimed(ada)
    expect((await ask(editor, 'withdrawClaim', { id })).code).toBe('FORBIDDEN')
    expect((await ask(stranger, 'withdrawClaim', { id })).code).toBe('NOT_FOUND')
    expect((await ask(ada, 'withdrawClaim', { id })).claim).toMatchObject({ state: 'WITHDRAWN' })
    expect((await ask(ada, 'withdrawClaim', { id })).code).toBe('CONFLICT')
    expect((await decide(editor, id)).code).toBe('CONFLICT')
    await claimed(ada)
    const { viewer } = await ada.data('{ viewer { claims { state } } }')
    expect(viewer.claims).toEqual([{ state: 'PENDING' }, { state: 'WITHDRAWN' }])
  })

  it('wait once for each thing, and ten at the most', async () => {
    const { app, partnership, editor } = world
    const ada = await app.signUp()
    const others = Array.from({ length: 10 }, () => fakePartnership())
    await app.database.write((write) => write.insert(Partnership, others))
    const claim = async (partnershipId: string) =>
      (await ask(ada, 'claimPartnership', { partnershipId, reason: REASON })).code
    const [last, ...first] = others.map(({ id }) => id) as [string, ...string[]]
    expect([await claim(partnership), await claim(partnership)]).toEqual([undefined, 'CONFLICT'])
    for (const id of first) expect(await claim(id)).toBeUndefined()
    expect(await claim(last)).toBe('CONFLICT')
    const { viewer } = await ada.data('{ viewer { claims { id subject { id } } } }')
    expect(viewer.claims.map(({ subject }: { subject: { id: string } }) => subject.id)).toEqual([
      ...first.toReversed(),
      partnership,
    ])
    await decide(editor, viewer.claims.at(-1).id, 'REJECT', 'Nie.')
    expect(await claim(last)).toBeUndefined()
  })

  it('are not for those who keep the record already', async () => {
    const { app, partnership, organisation, editor, admin } = world
    const organiser = await app.appoint(Role.ORGANISER, partnership)
    const representative = await app.appoint(Role.REPRESENTATIVE, organisation)
    for (const by of [organiser, editor, admin])
      expect((await ask(by, 'claimPartnership', { partnershipId: partnership, reason: REASON })).code).toBe(
        'CONFLICT',
      )
    for (const by of [representative, editor, admin])
      expect(
        (await ask(by, 'claimOrganisation', { organisationId: organisation, reason: REASON })).code,
      ).toBe('CONFLICT')
  })

  it('are decided by nobody else, nor by the claimant, but for an administrator', async () => {
    const { app, partnership, stranger, editor, admin } = world
    const organiser = await app.appoint(Role.ORGANISER, partnership)
    const ada = await app.signUp()
    const { id } = await claimed(ada)
    const moderator = await app.appoint(Role.MODERATOR)
    for (const by of [organiser, stranger, moderator, await app.signUp()])
      expect((await decide(by, id)).code).toBe('NOT_FOUND')
    expect((await decide(ada, id)).code).toBe('FORBIDDEN')
    expect((await decide(app, id)).code).toBe('UNAUTHENTICATED')

    // Who became an editor, or an administrator, while their claim waited.
    const own = fakeClaim({ subjectId: partnership, claimantId: editor.id })
    const admins = fakeClaim({ subjectId: partnership, claimantId: admin.id })
    await app.database.write((write) => write.insert(Claim, [own, admins]))
    expect(await waiting(editor)).not.toContain(own.id)
    expect((await decide(editor, own.id)).code).toBe('FORBIDDEN')
    expect((await decide(admin, admins.id)).claim.state).toBe('ACCEPTED')
  })

  it('are accepted only for an account that may write', async () => {
    const { app, editor } = world
    const ada = await app.signUp()
    const { id } = await claimed(ada)
    await app.database.write((write) =>
      write.update(Account, ada.id, { suspendedUntil: '2100-01-01T00:00:00.000Z' }),
    )
    expect((await decide(editor, id)).code).toBe('CONFLICT')
    expect((await ask(ada, 'withdrawClaim', { id })).code).toBe('FORBIDDEN')
    expect(await grantsOf(app, ada.id)).toEqual([])
    expect((await decide(editor, id, 'REJECT', 'Konto zawieszone.')).claim.state).toBe('REJECTED')
  })

  it('are checked before they are made, and made once under one key', async () => {
    const ada = await world.app.signUp()
    const input = { partnershipId: world.partnership, reason: REASON, idempotencyKey: 'raz' }
    const checked = await ask(ada, 'claimPartnership', { ...input, validateOnly: true })
    expect(checked).toEqual({ claim: null })
    const [one, two] = await Promise.all([
      ask(ada, 'claimPartnership', input),
      ask(ada, 'claimPartnership', input),
    ])
    expect(one.claim.id).toBe(two.claim.id)
    expect((await ada.data('{ viewer { claims { id } } }')).viewer.claims).toHaveLength(1)
  })

  it('refuse bad input, and tell of all that is wrong', async () => {
    const { app, partnership, organisation, editor } = world
    const ada = await app.signUp()
    const claim = (input: object) => ask(ada, 'claimPartnership', { partnershipId: partnership, ...input })
    for (const reason of ['', ' \n ', 'krótko', 'x'.repeat(2_001), `${REASON}\u0000`, '\ud800'.repeat(20)])
      expect((await claim({ reason })).extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        violations: expect.arrayContaining([expect.objectContaining({ path: ['input', 'reason'] })]),
      })
    expect((await claim({ reason: 'ą'.repeat(2_000) })).code).toBeUndefined()
    const unknown = [`partnership_${NOBODYS}`, organisation, 'partnership', `' OR 1 = 1 --`, '']
    for (const partnershipId of unknown)
      expect((await claim({ partnershipId, reason: REASON })).code).toBe('NOT_FOUND')
    for (const id of [`claim_${NOBODYS}`, partnership, '', '%'])
      for (const mutation of ['decideClaim', 'withdrawClaim'] as const)
        expect(
          (await ask(editor, mutation, { id, ...(mutation === 'decideClaim' && { decision: 'ACCEPT' }) }))
            .code,
        ).toBe('NOT_FOUND')
    expect((await decide(editor, 'x', 'PERHAPS')).code).toBe('BAD_USER_INPUT')
    expect((await ask(app, 'claimPartnership', { partnershipId: partnership, reason: REASON })).code).toBe(
      'UNAUTHENTICATED',
    )
    for (const args of ['first: 0', 'first: 101', 'after: "x"', 'state: null'])
      expect((await editor.query(`{ claims(${args}) { totalCount } }`)).errors?.[0]?.extensions.code).toMatch(
        /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
      )
  })

  it('are listed to those who decide, the longest wait first, in pages', async () => {
    const { app, partnership, organisation, elsewhere, editor, stranger, admin } = world
    const people = await Promise.all(Array.from({ length: 5 }, () => app.signUp()))
    const made = people.map(({ id: claimantId }, index) =>
      fakeClaim({ claimantId, subjectId: [partnership, organisation, elsewhere][index % 3] as string }),
    )
    await app.database.write((write) => write.insert(Claim, made.toReversed()))
    const [a, b, c, d, e] = made.map(({ id }) => id)
    expect((await waiting(editor)).slice(0, 4)).toEqual(expect.arrayContaining([a, b, d, e]))
    expect(await waiting(stranger)).toEqual([c])
    expect((await waiting(admin)).filter((id) => made.some((claim) => claim.id === id))).toEqual([
      a,
      b,
      c,
      d,
      e,
    ])
    expect(await waiting(people[0] as Member)).toEqual([])

    const page = async (after: string | null) =>
      (
        await admin.data(
          'query Page($after: String) { claims(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
          { after },
        )
      ).claims
    const seen: string[] = []
    for (let next = await page(null); ; next = await page(next.pageInfo.endCursor)) {
      seen.push(...next.nodes.map(({ id }: { id: string }) => id))
      if (!next.pageInfo.hasNextPage) break
    }
    expect(seen).toEqual(await waiting(admin))
    expect(new Set(seen).size).toBe(seen.length)
    const { claims } = await admin.data('{ claims(state: REJECTED, first: 100) { nodes { state } } }')
    expect(claims.nodes.every(({ state }: { state: string }) => state === ClaimState.REJECTED)).toBe(true)
    expect((await app.query('{ claims { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
  })

  it('show at every exit as much as their viewer may see: nothing to visitors and others', async () => {
    const { app, editor, stranger, admin, partnership } = world
    const ada = await app.signUp()
    const { id } = await claimed(ada)
    const moderator = await app.appoint(Role.MODERATOR)
    const organiser = await app.appoint(Role.ORGANISER, partnership)
    const exits = (by: Client) =>
      by.data(`{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { ... on Claim { ${FIELDS} } }
        _entities(representations: [{ __typename: "Claim", id: "${id}" }]) { ... on Claim { id } } }`)
    const none = { node: null, nodes: [null], _entities: [null] }
    for (const by of [app, stranger, moderator, organiser, await app.signUp()])
      expect(await exits(by)).toEqual(none)
    for (const by of [ada, editor, admin])
      expect(await exits(by)).toMatchObject({
        node: { id },
        nodes: [{ id, reason: REASON }],
        _entities: [{ id }],
      })
  })

  it('tell nothing of a partnership that is hidden meanwhile', async () => {
    const { app, admin } = world
    const draft = fakePartnership({ publishedAt: null })
    const ada = await app.signUp()
    const claim = fakeClaim({ subjectId: draft.id, claimantId: ada.id })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [draft])
      await write.insert(Claim, [claim])
    })
    const query = `{ viewer { claims { id subject { id ... on Partnership { name } } } }
      claims(first: 100) { nodes { id subject { id } } } }`
    expect(await ada.data(query)).toEqual({
      viewer: { claims: [{ id: claim.id, subject: null }] },
      claims: { nodes: [] },
    })
    expect((await admin.data(query)).claims.nodes).toContainEqual({ id: claim.id, subject: { id: draft.id } })
  })

  it('are no part of what followers of the registry are told', async () => {
    const { app, editor } = world
    const ada = await app.signUp()
    const before = (await app.data('{ changes(first: 1) { headCursor } }')).changes.headCursor
    const { id } = await claimed(ada)
    await decide(editor, id)
    const { changes } = await app.data(
      'query Next($after: String) { changes(after: $after) { nodes { recordId } } }',
      { after: before },
    )
    expect(changes.nodes).toEqual([])
  })

  it('are exported with their account, and go with it', async () => {
    const { app, editor } = world
    const ada = await app.signUp()
    const input = { partnershipId: world.partnership, reason: REASON, idempotencyKey: 'mój klucz' }
    const { claim } = await ask(ada, 'claimPartnership', input)
    await decide(editor, claim.id, 'REJECT', 'Nie.')
    const { exportMyData } = await ada.data('{ exportMyData }')
    expect(exportMyData).toMatchObject({
      claims: [{ id: claim.id, reason: REASON, state: 'REJECTED', statement: 'Nie.' }],
      submissions: [{ idempotencyKey: 'mój klucz', recordId: claim.id }],
    })
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    for (const [table, owner] of Object.entries({ claim: 'claimantId', submission: 'accountId' }))
      expect(
        await app.database.dataSource.query(`SELECT * FROM "${table}" WHERE "${owner}" = '${ada.id}'`),
      ).toEqual([])
    expect((await decide(editor, claim.id)).code).toBe('NOT_FOUND')
  })
})
