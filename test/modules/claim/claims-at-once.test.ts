import { Role } from '../../../src/authz/role.enums'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { ClaimState } from '../../../src/modules/claim/claim.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { databaseKind, runOn, testDatabaseUrl } from '../../support/database'
import { fakeClaim, fakePartnership } from '../../support/fakes'
import { ask, grantsOf, REASON, startClaims, type World } from './ask-claim'

const ROUNDS = 8

/** A database that lets those wait for ever who wait for each other: PostgreSQL would end one of them after a second. */
async function lastingDeadlocks(): Promise<string> {
  const url = await testDatabaseUrl()
  if (databaseKind === 'postgres')
    await runOn(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET deadlock_timeout = '1h'`)
  return url
}

describe('claims at once', () => {
  let world: World
  beforeAll(async () => {
    world = await startClaims(await lastingDeadlocks())
  })
  afterAll(() => world.app.close())

  const sorted = (codes: unknown[]) => codes.map(String).sort()
  const claimed = async (claimantId: string, subjectId = world.partnership) => {
    const claim = fakeClaim({ subjectId, claimantId })
    await world.app.database.write((write) => write.insert(Claim, [claim]))
    return claim.id
  }
  const stateOf = async (id: string) => {
    const [row] = await world.app.database.dataSource.query(`SELECT * FROM "claim" WHERE "id" = '${id}'`)
    return row?.state
  }

  it('of one account about one thing: one is made', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const ada = await world.app.signUp()
      const input = { partnershipId: world.partnership, reason: REASON }
      const answers = await Promise.all(Array.from({ length: 4 }, () => ask(ada, 'claimPartnership', input)))
      expect(sorted(answers.map(({ code }) => code))).toEqual([
        'CONFLICT',
        'CONFLICT',
        'CONFLICT',
        'undefined',
      ])
    }
  })

  it('are held to one by the database itself, but for those that are over', async () => {
    const { app, partnership } = world
    const ada = await app.signUp()
    const about = { subjectId: partnership, claimantId: ada.id }
    const over = Object.values(ClaimState).filter((state) => state !== ClaimState.PENDING)
    const enter = (...states: ClaimState[]) =>
      app.database.write((write) =>
        write.insert(
          Claim,
          states.map((state) => fakeClaim({ ...about, state })),
        ),
      )
    await enter(...over, ...over, ClaimState.PENDING)
    await expect(enter(ClaimState.PENDING)).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
  })

  it('of one account about many things: ten are made', async () => {
    const { app } = world
    const ada = await app.signUp()
    const many = Array.from({ length: 14 }, () => fakePartnership())
    await app.database.write((write) => write.insert(Partnership, many))
    const answers = await Promise.all(
      many.map(({ id }) => ask(ada, 'claimPartnership', { partnershipId: id, reason: REASON })),
    )
    expect(answers.filter(({ claim }) => claim)).toHaveLength(10)
  })

  it('decided by two: one decides, and the other is told', async () => {
    const { app, editor, admin } = world
    for (let round = 0; round < ROUNDS; round++) {
      const ada = await app.signUp()
      const id = await claimed(ada.id)
      const [accepted, rejected] = await Promise.all([
        ask(editor, 'decideClaim', { id, decision: 'ACCEPT' }),
        ask(admin, 'decideClaim', { id, decision: 'REJECT', statement: 'Nie.' }),
      ])
      expect(sorted([accepted.code, rejected.code])).toEqual(['CONFLICT', 'undefined'])
      expect(await stateOf(id)).toBe(accepted.claim ? 'ACCEPTED' : 'REJECTED')
      expect(await grantsOf(app, ada.id)).toHaveLength(accepted.claim ? 1 : 0)
    }
  })

  it('decided and taken back: either, and never both', async () => {
    const { app, editor } = world
    for (let round = 0; round < ROUNDS; round++) {
      const ada = await app.signUp()
      const id = await claimed(ada.id)
      const [accepted, withdrawn] = await Promise.all([
        ask(editor, 'decideClaim', { id, decision: 'ACCEPT' }),
        ask(ada, 'withdrawClaim', { id }),
      ])
      expect(sorted([accepted.code, withdrawn.code])).toEqual(['CONFLICT', 'undefined'])
      expect(await grantsOf(app, ada.id)).toHaveLength(accepted.claim ? 1 : 0)
    }
  })

  it('of two who decide about each other: both are decided, without waiting for each other', async () => {
    const { app, partnership, elsewhere } = world
    for (let round = 0; round < ROUNDS; round++) {
      const [one, other] = await Promise.all([
        app.appoint(Role.EDITOR, 'territory_1609063'),
        app.appoint(Role.EDITOR, 'territory_1465058'),
      ])
      const [mine, theirs] = [await claimed(one.id, elsewhere), await claimed(other.id, partnership)]
      const answers = await Promise.all([
        ask(one, 'decideClaim', { id: theirs, decision: 'ACCEPT' }),
        ask(other, 'decideClaim', { id: mine, decision: 'ACCEPT' }),
      ])
      expect(answers.map(({ code }) => code)).toEqual([undefined, undefined])
    }
  })

  it('decided while the account is erased: nothing is left of either', async () => {
    const { app, editor } = world
    for (let round = 0; round < ROUNDS; round++) {
      const ada = await app.signUp()
      const id = await claimed(ada.id)
      const [{ code }] = await Promise.all([
        ask(editor, 'decideClaim', { id, decision: 'ACCEPT' }),
        ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }'),
      ])
      expect([undefined, 'NOT_FOUND']).toContain(code)
      expect([await stateOf(id), await grantsOf(app, ada.id)]).toEqual([undefined, []])
    }
  })
})
