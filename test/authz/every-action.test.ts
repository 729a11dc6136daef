import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { may } from '../../src/authz/may'
import { type AnyAction, allActions } from '../../src/authz/policy'
import { byId, collectionOfId } from '../../src/core/collections/collection'
import type { SignedIn } from '../../src/core/viewer'
import { registrySchema } from '../../src/graphql/schema/schema'
import { Account } from '../../src/modules/account/account.entity'
import { addGrant } from '../../src/modules/account/role/role.mutations'
import { type Granted, withPowers } from '../../src/modules/account/role/role-scope'
import { AccountSession } from '../../src/modules/account/session/account-session.entity'
import type { CommentContext } from '../../src/modules/comment/commented-subject'
import { Sector } from '../../src/modules/sector/sector.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { type App, type Client, type Member, startApp } from '../support/app'
import { codeOf } from '../support/authenticator'
import { pass, resetClocks } from '../support/clock'
import { fakeSectors, fakeTerritory } from '../support/fakes'
import { enrol } from '../support/second-factor'
import { FORETOLD, ROLES, SECOND_FACTOR_ROLES } from './askers'
import {
  allOwnCases,
  confirmCase,
  type MutationCase,
  mutationCases,
  ownCases,
  PUBLIC,
  READING,
  removeCase,
} from './mutation-cases'
import { AFTER, BEFORE, BESIDE, enterWorld, type Ids, type World, worlds } from './world'

/** Of records that are called otherwise than their type. */
const TYPES: Partial<Record<keyof Ids, string>> = {
  draft: 'Organisation',
  lone: 'Partnership',
  decision: 'ModerationDecision',
}

/** An account may write so often in a minute, and what is taken back counts. */
const AT_ONCE = 55

const fields = registrySchema().schema.getMutationType()?.getFields() ?? {}

describe('every mutation', () => {
  let app: App
  /** The actions that each mutation was asked for, and those whose answer was yes, or no. */
  const decided = new Map<string, Set<string>>()
  const allowed = new Set<string>()
  const refused = new Set<string>()
  /** The accounts that signed in with their password alone. */
  const unproven = new Set<string>()
  let minutes = 0

  beforeAll(async () => {
    app = await startApp({
      COMMENTS_PER_5_MINUTES: '1000',
      WEBHOOK_TARGETS: 'any',
      SECOND_FACTOR_ROLES: SECOND_FACTOR_ROLES.join(),
    })
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      const [country, ...units] = [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('1609', '16'),
        fakeTerritory('14', 'PL'),
      ]
      await write.insert(Territory, [country as never, ...units])
    })
  })
  afterAll(() => app.close())
  afterEach(resetClocks)

  /** Asks for a mutation and takes back what it wrote. */
  async function run({ mutation, input }: MutationCase, by: Client) {
    const actions: string[] = []
    const note = (decision: unknown) => actions.push((decision as { action: string }).action)
    const type = fields[mutation]?.args[0]?.type
    const document = type
      ? `mutation Walk($input: ${type}) { ${mutation}(input: $input) { __typename } }`
      : `mutation Walk { ${mutation} { __typename } }`
    let code: string | undefined
    let message: string | undefined
    subscribe('partnerstwa:decision', note)
    const writes = await app
      .undoing(async () => {
        const { errors } = await by.query(document, { input })
        code = errors?.[0]?.extensions.code
        message = errors?.[0]?.message
      })
      .finally(() => unsubscribe('partnerstwa:decision', note))
    const isDone = writes > 0 && code === 'INTERNAL_SERVER_ERROR'
    return { isDone, code, message, actions }
  }

  async function contextOf(accountId: string | null): Promise<CommentContext> {
    const context = (viewer: SignedIn | null) =>
      ({
        ...{ epoch: { current: new Map() }, reader: app.database.reader, now: new Date(), viewer },
        ...{ selection: null, commenting: { editMinutes: 15 } },
      }) as unknown as CommentContext
    if (accountId === null) return context(null)
    const rows = await app.database.reader.all(sql`SELECT "role", "scopeId", "suspendedUntil" FROM "account"
      LEFT JOIN "role_grant" ON "role_grant"."accountId" = "account"."id" WHERE "account"."id" = ${accountId}`)
    const suspendedUntil = rows[0]?.[2] as string | null
    const inactiveRoles = unproven.has(accountId) ? SECOND_FACTOR_ROLES : []
    const who = { accountId, sessionId: null, tokenIssuedAt: null, inactiveRoles, suspendedUntil }
    return context(withPowers(who, rows as unknown as Granted[], new Date()))
  }

  /** What viewerCan says, or would where it has no field: nothing of what the viewer does not see. */
  async function isForetold({ action, about, needs }: MutationCase, context: CommentContext) {
    const asked = allActions.get(action) as AnyAction<CommentContext>
    for (const id of about) {
      const from = asked.subject.prefixes === null ? undefined : collectionOfId(id)
      if (from && (await byId(from, context).load(id)) === null) return false
    }
    const answers = await Promise.all(about.map((id) => may(asked, id, context)))
    return needs === 'any' ? answers.some(Boolean) : answers.every(Boolean)
  }

  async function compare(cases: readonly MutationCase[], by: Client, accountId: string | null) {
    for (const each of cases.filter(({ isImpossible }) => !isImpossible)) {
      const does = await isForetold(each, await contextOf(accountId))
      const { isDone, code, message, actions } = await run(each, by)
      const { mutation, action } = each
      expect({ mutation, action, does: isDone, code, message }).toEqual({
        mutation,
        action,
        does,
        code,
        message,
      })
      if (isDone) expect(actions).toContain(action)
      decided.set(mutation, new Set([...(decided.get(mutation) ?? []), ...actions]))
      ;(does ? allowed : refused).add(action)
    }
  }

  async function compareAnnounced(ids: Ids, by: Client, accountId: string | null) {
    const context = await contextOf(accountId)
    const fieldsOf = FORETOLD.map(([record, permission], index) => {
      const type = TYPES[record] ?? `${record[0]?.toUpperCase()}${record.slice(1)}`
      return `a${index}: node(id: "${ids[record]}") { ... on ${type} { viewerCan { ${permission} { allowed } } } }`
    })
    const half = Math.ceil(fieldsOf.length / 2)
    const answers = {
      ...(await by.data(`{ ${fieldsOf.slice(0, half).join('\n')} }`)),
      ...(await by.data(`{ ${fieldsOf.slice(half).join('\n')} }`)),
    } as Record<string, { viewerCan: Record<string, { allowed: boolean }> } | null>
    for (const [index, [record, permission, action]] of FORETOLD.entries()) {
      const foretold = await isForetold({ mutation: '', action, about: [ids[record]] }, context)
      const announced = answers[`a${index}`]?.viewerCan[permission]?.allowed ?? false
      expect({ record, permission, announced }).toEqual({ record, permission, announced: foretold })
    }
  }

  async function equip(member: Member, name: string, ids: Ids) {
    const grant = ROLES[name]?.(ids)
    await app.database.write(async (write) => {
      const who = { accountId: member.id, grantedById: null }
      if (grant) await addGrant({ ...who, role: grant[0], scopeId: grant[1] }, write, new Date())
      if (name.startsWith('suspended'))
        await write.update(Account, member.id, { suspendedUntil: '2100-01-01T00:00:00.000Z' })
      if (name.endsWith('without a second factor')) unproven.add(member.id)
      else await write.manager.update(AccountSession, { accountId: member.id }, { hasSecondFactor: true })
    })
  }

  it('names its action here, or why it needs none', () => {
    const ids = new Proxy({}, { get: (_, name) => String(name) }) as Ids
    const cases = [...allOwnCases, ...mutationCases(ids, fc.sample(worlds, 1)[0] as World)]
    const named = new Set([...cases.map(({ mutation }) => mutation), ...Object.keys(PUBLIC)])
    expect([...named].sort()).toEqual(Object.keys(fields).sort())
    const actions = new Set([...cases.map(({ action }) => action), ...Object.keys(READING)])
    expect([...actions].sort()).toEqual([...allActions.keys()].sort())
  })

  it.each(Object.keys(ROLES))(
    'does for the %s just what viewerCan says',
    async (name) => {
      const property = fc.asyncProperty(worlds, async (world) => {
        for (const part of [[0, AT_ONCE], [AT_ONCE]]) {
          const member = await app.signUp()
          const ids = await enterWorld(world, member.id, app)
          await equip(member, name, ids)
          await compareAnnounced(ids, member, member.id)
          await compare(mutationCases(ids, world).slice(...part), member, member.id)
        }
      })
      await fc.assert(property, { numRuns: 4, endOnFailure: true, examples: [[BEFORE], [AFTER], [BESIDE]] })
      const member = await app.signUp()
      const ids = await enterWorld(fc.sample(worlds, 1)[0] as World, member.id, app)
      await equip(member, name, ids)
      // All ask from one address, which may try few passwords in a minute.
      pass(++minutes * 60_000)
      await compare(ownCases, member, member.id)
      const { beginSecondFactor } = await member.data(
        'mutation { beginSecondFactor(input: { password: "correct horse" }) { secret } }',
      )
      await compare([confirmCase(codeOf(beginSecondFactor.secret))], member, member.id)
      const { recoveryCodes } = await enrol(member)
      await compare([removeCase(String(recoveryCodes[0]))], member, member.id)
    },
    120_000,
  )

  it('does nothing for a visitor', async () => {
    const world = fc.sample(worlds, 1)[0] as World
    const ids = await enterWorld({ ...world, isDraft: false }, (await app.signUp()).id, app)
    await compareAnnounced(ids, app, null)
    await compare([...allOwnCases, ...mutationCases(ids, world)], app, null)
    for (const each of [...allOwnCases, ...mutationCases(ids, world)])
      expect((await run(each, app)).code).toBe('UNAUTHENTICATED')
  })

  it('was decided by the actions that it names, each of which is allowed to some and refused to others', () => {
    const ids = new Proxy({}, { get: (_, name) => String(name) }) as Ids
    const named = new Map<string, Set<string>>()
    for (const { mutation, action } of [
      ...allOwnCases,
      ...mutationCases(ids, fc.sample(worlds, 1)[0] as World),
    ])
      named.set(mutation, new Set([...(named.get(mutation) ?? []), action]))
    expect(decided).toEqual(named)
    const asked = [...named.values()].flatMap((actions) => [...actions])
    expect([...allowed].sort()).toEqual([...new Set(asked)].sort())
    expect([...refused].sort()).toEqual([...new Set(asked)].sort())
  })
})
