import { newId } from '../../../src/core/id'
import type { Client, Member } from '../../support/app'
import { type Against, type Deciding, decideAgainst, KINDS, startDeciding } from './decisions-against'

const APPEAL = `mutation Appeal($input: AppealDecisionInput!) {
  appealDecision(input: $input) { appeal { id state reason decidedAt isUndone decidedBy { id } viewerCan { decide { allowed reason } } } }
}`
const DECIDE = `mutation Decide($input: DecideAppealInput!) {
  decideAppeal(input: $input) { appeal { id state statement isUndone appellant { id } decision { id } } }
}`
const DECISIONS = `{ viewer { decisions { id kind viewerCan { appeal { allowed reason } }
  appeal { id state statement isUndone decidedBy { id } } } } }`
const REASON = 'To nie była reklama, tylko zaproszenie.'

describe('appeals', () => {
  let deciding: Deciding
  let ada: Member

  beforeAll(async () => {
    deciding = await startDeciding()
  })
  afterAll(() => deciding.app.close())
  beforeEach(async () => {
    ada = await deciding.app.signUp('Ada')
  })

  const sqlOf = (text: string) => deciding.app.database.dataSource.query(text)
  const ask = (by: Client, decisionId: string, reason = REASON) =>
    by.query(APPEAL, { input: { decisionId, reason } })
  const appeal = async (by: Client, decisionId: string): Promise<string> =>
    (await by.data(APPEAL, { input: { decisionId, reason: REASON } })).appealDecision.appeal.id
  const decide = (by: Client, id: string, decision = 'GRANT') =>
    by.query(DECIDE, { input: { id, decision, statement: ' Sprawdziliśmy. ' } })
  const granted = async (by: Client, id: string) => {
    const { data, errors } = await decide(by, id)
    expect(errors).toBeUndefined()
    return data?.decideAppeal.appeal
  }
  const decisions = async () => (await ada.data(DECISIONS)).viewer.decisions
  const errorOf = ({ errors }: Awaited<ReturnType<Client['query']>>) => {
    const extensions = errors?.[0]?.extensions
    return { code: extensions?.code, reason: extensions?.reason, message: errors?.[0]?.message }
  }

  /** Whether what was decided still holds, as the database has it. */
  const STANDS = {
    HIDE: (id: string) => `SELECT 1 FROM "comment" WHERE "id" = '${id}' AND "state" = 'HIDDEN'`,
    SUSPEND: (id: string) => `SELECT 1 FROM "account" WHERE "id" = '${id}' AND "suspendedUntil" IS NOT NULL`,
    REJECT_CLAIM: (id: string) => `SELECT 1 FROM "claim" WHERE "id" = '${id}' AND "state" = 'REJECTED'`,
    DECLINE_CHANGE: (id: string) =>
      `SELECT 1 FROM "pending_change" WHERE "id" = '${id}' AND "state" = 'DECLINED'`,
    REVOKE_KEY: (id: string) => `SELECT 1 FROM "api_key" WHERE "id" = '${id}' AND "revokedAt" IS NOT NULL`,
  }
  const OPPOSITES = {
    HIDE: 'RESTORE',
    SUSPEND: 'LIFT_SUSPENSION',
    REJECT_CLAIM: 'REOPEN_CLAIM',
    DECLINE_CHANGE: 'REOPEN_CHANGE',
    REVOKE_KEY: 'RESTORE_KEY',
  }
  const stands = async (kind: (typeof KINDS)[number], { subjectId }: Against) =>
    (await sqlOf(STANDS[kind](subjectId))).length > 0

  it.each(KINDS)('against %s undo it, if another moderator grants them', async (kind) => {
    const against = await decideAgainst(kind, ada, deciding)
    expect((await decisions())[0].viewerCan.appeal).toEqual({ allowed: true, reason: null })
    const { data } = await ask(ada, against.decisionId)
    expect(data?.appealDecision.appeal).toMatchObject({
      ...{ state: 'PENDING', reason: REASON, decidedAt: null, isUndone: null },
      viewerCan: { decide: { allowed: false, reason: kind === 'SUSPEND' ? 'SUSPENDED' : 'NOT_ALLOWED' } },
    })
    const id: string = data?.appealDecision.appeal.id
    expect(await stands(kind, against)).toBe(true)
    expect(await granted(deciding.moderator, id)).toEqual({
      ...{ id, state: 'GRANTED', statement: 'Sprawdziliśmy.', isUndone: true },
      ...{ appellant: { id: ada.id }, decision: { id: against.decisionId } },
    })
    expect(await stands(kind, against)).toBe(false)
    expect(await decisions()).toMatchObject([
      { kind: OPPOSITES[kind], appeal: null, viewerCan: { appeal: { reason: 'NOT_APPLICABLE' } } },
      {
        ...{ kind, viewerCan: { appeal: { allowed: false, reason: 'ALREADY_APPEALED' } } },
        appeal: { id, state: 'GRANTED', statement: 'Sprawdziliśmy.', isUndone: true, decidedBy: null },
      },
    ])
  })

  it.each(KINDS)('against %s leave it as it is, if they are dismissed', async (kind) => {
    const against = await decideAgainst(kind, ada, deciding)
    const id = await appeal(ada, against.decisionId)
    const { data } = await decide(deciding.moderator, id, 'DISMISS')
    expect(data?.decideAppeal.appeal).toMatchObject({ state: 'DISMISSED', isUndone: null })
    expect(await stands(kind, against)).toBe(true)
    expect(errorOf(await decide(deciding.moderator, id))).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'APPEAL_DECIDED' },
    })
  })

  it('wait for moderators, the oldest first, and for nobody else', async () => {
    const { decisionId } = await decideAgainst('REJECT_CLAIM', ada, deciding)
    const list = `{ appeals(first: 100) { nodes { id decision { subject { __typename } } } } }`
    const id = await appeal(ada, decisionId)
    const { nodes } = (await deciding.moderator.data(list)).appeals
    expect(nodes.at(-1)).toEqual({ id, decision: { subject: { __typename: 'Claim' } } })
    for (const by of [ada, deciding.app])
      expect(errorOf(await by.query(list)).code).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)$/)
    const node = `{ node(id: "${id}") { id } }`
    expect(await ada.data(node)).toEqual({ node: { id } })
    for (const by of [await deciding.app.signUp(), deciding.app])
      expect(await by.data(node)).toEqual({ node: null })
  })

  it('are made once, even by twenty requests at once', async () => {
    const { decisionId } = await decideAgainst('HIDE', ada, deciding)
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(ada, decisionId)))
    const refusals = answers.map(errorOf).filter(({ code }) => code)
    expect(refusals).toHaveLength(19)
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_APPEALED' })
    expect(await sqlOf(`SELECT 1 FROM "appeal" WHERE "decisionId" = '${decisionId}'`)).toHaveLength(1)
  })

  it('are decided once, by one of two moderators who do so at once', async () => {
    const { decisionId } = await decideAgainst('HIDE', ada, deciding)
    const id = await appeal(ada, decisionId)
    const second = await deciding.app.appoint('MODERATOR' as never)
    const answers = await Promise.all([decide(deciding.moderator, id), decide(second, id, 'DISMISS')])
    expect(answers.map((each) => errorOf(each).reason).sort()).toEqual(['APPEAL_DECIDED', undefined])
  })

  it('are refused once their time is over', async () => {
    const { decisionId } = await decideAgainst('HIDE', ada, deciding)
    const until = '2024-05-01T10:00:00.000Z'
    await sqlOf(
      `UPDATE "moderation_decision" SET "appealableUntil" = '${until}' WHERE "id" = '${decisionId}'`,
    )
    const { errors } = await ask(ada, decisionId)
    expect(errors?.[0]).toMatchObject({
      message: `This decision could be appealed until ${until}.`,
      extensions: { code: 'CONFLICT', reason: 'APPEAL_TIME_OVER', appealableUntil: until },
    })
  })

  it('have one answer for a decision about others, for one that is not there, and for what is no id', async () => {
    const { decisionId } = await decideAgainst('HIDE', ada, deciding)
    const bob = await deciding.app.signUp('Bob')
    const answers = await Promise.all([
      ask(bob, decisionId),
      ask(deciding.moderator, decisionId),
      ask(deciding.admin, decisionId),
      ask(bob, newId('decision')),
      ask(bob, bob.id),
      ask(bob, "' OR 1=1 --"),
    ])
    const [first, ...others] = answers.map(errorOf)
    expect(first).toEqual({ code: 'NOT_FOUND', reason: undefined, message: expect.any(String) })
    for (const other of others) expect(other).toEqual(first)
    expect(errorOf(await ask(deciding.app, decisionId)).code).toBe('UNAUTHENTICATED')
  })

  it('are refused where nothing was decided against anybody', async () => {
    const { subjectId } = await decideAgainst('HIDE', ada, deciding)
    await deciding.moderator.data(
      `mutation { restoreComment(input: { id: "${subjectId}" }) { comment { id } } }`,
    )
    const [{ id, kind }] = await decisions()
    expect(kind).toBe('RESTORE')
    expect(errorOf(await ask(ada, id))).toMatchObject({ code: 'CONFLICT', reason: 'NOT_APPLICABLE' })
  })

  it('are not decided by the moderator who decided, but by an administrator', async () => {
    const { decisionId } = await decideAgainst('HIDE', ada, deciding, deciding.moderator)
    const id = await appeal(ada, decisionId)
    expect(errorOf(await decide(deciding.moderator, id))).toMatchObject({
      ...{ code: 'FORBIDDEN', reason: 'OWN_DECISION' },
    })
    const can = `{ node(id: "${id}") { ... on Appeal { viewerCan { decide { allowed reason } } } } }`
    expect((await deciding.moderator.data(can)).node.viewerCan.decide.reason).toBe('OWN_DECISION')
    expect(await granted(deciding.admin, id)).toMatchObject({ state: 'GRANTED', isUndone: true })
  })

  it('of moderators are decided by administrators only, and not by themselves', async () => {
    const colleague = await deciding.app.appoint('MODERATOR' as never)
    const { decisionId } = await decideAgainst('HIDE', colleague, deciding)
    const id = await appeal(colleague, decisionId)
    expect(errorOf(await decide(colleague, id)).reason).toBe('OWN_APPEAL')
    expect(errorOf(await decide(deciding.moderator, id))).toMatchObject({
      ...{ code: 'FORBIDDEN', reason: 'NOT_ALLOWED' },
    })
    const second = await deciding.app.appoint('ADMIN' as never)
    expect(await granted(second, id)).toMatchObject({ isUndone: true })
  })

  it('are made by suspended accounts, in a session from before and in a new one', async () => {
    const { email } = (await ada.data('{ viewer { email } }')).viewer
    const { decisionId: hidden } = await decideAgainst('HIDE', ada, deciding)
    const { decisionId: suspended } = await decideAgainst('SUSPEND', ada, deciding)
    expect(
      errorOf(await ada.query(`mutation { updateProfile(input: { displayName: "A" }) { viewer { id } } }`)),
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'SUSPENDED' })
    expect((await ask(ada, suspended)).errors).toBeUndefined()
    const { accessToken } = (
      await deciding.app.data(
        `mutation { signIn(input: { email: "${email}", password: "correct horse" }) { session { accessToken } } }`,
      )
    ).signIn.session
    const response = await fetch(`${deciding.app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ query: APPEAL, variables: { input: { decisionId: hidden, reason: REASON } } }),
    })
    expect(await response.json()).toMatchObject({
      data: { appealDecision: { appeal: { state: 'PENDING' } } },
    })
  })

  it('undo nothing where nothing is left, or where a later decision has taken its place', async () => {
    const deleted = await decideAgainst('HIDE', ada, deciding)
    const first = await appeal(ada, deleted.decisionId)
    await ada.data(`mutation { deleteComment(input: { id: "${deleted.subjectId}" }) { comment { id } } }`)
    expect(await granted(deciding.moderator, first)).toMatchObject({ state: 'GRANTED', isUndone: false })
    const again = await decideAgainst('HIDE', ada, deciding)
    const { subjectId: id } = again
    const second = await appeal(ada, again.decisionId)
    await deciding.admin.data(`mutation { restoreComment(input: { id: "${id}" }) { comment { id } } }`)
    await deciding.admin.data(
      `mutation { hideComment(input: { id: "${id}", reason: HATE, statement: "Inaczej." }) { comment { id } } }`,
    )
    expect(await granted(deciding.moderator, second)).toMatchObject({ isUndone: false })
    expect(await stands('HIDE', again)).toBe(true)
  })

  it('make a restored key work again', async () => {
    const { app } = deciding
    const against = await decideAgainst('REVOKE_KEY', ada, deciding)
    const { apiKey, key } = (
      await deciding.admin.data(`mutation { createApiKey(input: { name: "Klucz" }) { key apiKey { id } } }`)
    ).createApiKey
    await sqlOf(`UPDATE "api_key" SET "createdById" = '${ada.id}' WHERE "id" = '${apiKey.id}'`)
    const status = async () =>
      (await fetch(`${app.url}/feeds/events.json`, { headers: { authorization: `Bearer ${key}` } })).status
    await deciding.admin.data(`mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { apiKey { id } } }`)
    expect(await status()).toBe(401)
    const [{ id: decisionId }] = await decisions()
    expect(decisionId).not.toBe(against.decisionId)
    expect(await granted(deciding.moderator, await appeal(ada, decisionId))).toMatchObject({ isUndone: true })
    expect(await status()).toBe(200)
  })

  it.each([
    ['nothing', ' '],
    ['a null character', 'a\u0000b'],
    ['too much', 'a'.repeat(2_001)],
  ])('of %s are refused', async (_, reason) => {
    const { decisionId } = await decideAgainst('HIDE', ada, deciding)
    expect(errorOf(await ask(ada, decisionId, reason)).code).toBe('BAD_USER_INPUT')
  })

  it('of somebody who is erased wait no more, and say nothing of them', async () => {
    const { decisionId } = await decideAgainst('HIDE', ada, deciding)
    const id = await appeal(ada, decisionId)
    const exported = (await ada.data('{ exportMyData }')).exportMyData
    expect(exported.appeals).toMatchObject([{ id, decisionId, reason: REASON, state: 'PENDING' }])
    await ada.data(`mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }`)
    expect(
      await sqlOf(`SELECT "state", "reason", "statement", "appellantId" FROM "appeal" WHERE "id" = '${id}'`),
    ).toEqual([{ state: 'WITHDRAWN', reason: null, statement: null, appellantId: null }])
    expect(errorOf(await decide(deciding.moderator, id)).reason).toBe('APPEAL_DECIDED')
  })
})
