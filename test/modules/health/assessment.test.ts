import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { addGrant } from '../../../src/modules/account/role/role.mutations'
import { AssessmentQuestion } from '../../../src/modules/health/assessment/assessment.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type Any, type App, type Client, type Member, startApp } from '../../support/app'
import { fakePartnership, fakeSectors, fakeTerritory } from '../../support/fakes'
import { tries } from '../../support/scale'

const ASSESS = `mutation ($input: AssessPartnershipInput!) {
  assessPartnership(input: $input) { partnership { selfAssessment { statements { question ownScore scores } } } }
}`
const READ = `query ($id: ID!) { partnership(id: $id) {
  selfAssessment { answeredAt statements { question subject ownScore scores text(language: EN) }
    signals { subject level explanation(language: EN) evidence { id } } }
  health { signals { subject level explanation(language: EN) } }
} }`
const QUESTIONS = Object.values(AssessmentQuestion)
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  CONFLICT: ['TRUST', 'DISPUTES'],
  EQUALITY: ['SAY', 'WORK'],
}

describe('the self-assessment of a partnership', () => {
  let app: App
  let organisers: readonly Member[]
  let admin: Client
  let others: Readonly<Record<string, Client>>
  const [own, other, gone] = [fakePartnership(), fakePartnership(), fakePartnership()]

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [fakeTerritory('PL', null), fakeTerritory('14', 'PL')])
      await write.insert(Partnership, [own, other, gone])
      await write.insertRows(
        'partnership_territory',
        [own, other, gone].map(({ id }) => ({ partnershipId: id, territoryId: 'territory_14' })),
      )
    })
    const appoint = (role: Role, scope?: string) => app.appoint(role, scope)
    organisers = [await appoint(Role.ORGANISER, own.id), await appoint(Role.ORGANISER, own.id)]
    admin = await appoint(Role.ADMIN)
    others = {
      visitor: app,
      member: await app.signUp(),
      'organiser of another partnership': await appoint(Role.ORGANISER, other.id),
      'editor of the territory': await appoint(Role.EDITOR, 'territory_14'),
      moderator: await appoint(Role.MODERATOR),
      administrator: admin,
    }
  })
  afterAll(() => app.close())

  const assess = (by: Client, answers: object[], id = own.id) => by.query(ASSESS, { input: { id, answers } })
  const read = async (by: Client, id = own.id) => (await by.data(READ, { id })).partnership
  const changes = async () =>
    (await app.database.dataSource.query('SELECT count(*) AS "count" FROM "change"'))[0].count

  it('is what the organisers have answered, for them alone, whatever they answer', async () => {
    const before = await changes()
    const publicHealth = (await read(app)).health
    const score = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3 })
    const answersOf = fc.array(score, { minLength: QUESTIONS.length, maxLength: QUESTIONS.length })
    await fc.assert(
      fc.asyncProperty(answersOf, answersOf, async (...given) => {
        for (const [index, scores] of given.entries()) {
          const answers = scores.flatMap((each, at) =>
            each === null ? [] : [{ question: QUESTIONS[at], score: each }],
          )
          expect((await assess(organisers[index] as Client, answers)).errors).toBeUndefined()
        }
        for (const [index, organiser] of organisers.entries()) {
          const { selfAssessment, health } = await read(organiser)
          expect(health).toEqual(publicHealth)
          for (const [at, { question, ownScore, scores, text }] of selfAssessment.statements.entries()) {
            const told = given.flatMap((each) => each[at] ?? [])
            expect([question, ownScore, scores]).toEqual([
              QUESTIONS[at],
              given[index]?.[at] ?? null,
              told.sort(),
            ])
            expect(text).toMatch(/\S/)
          }
          for (const { subject, level, evidence } of selfAssessment.signals) {
            const told = given.flatMap((each) =>
              each.flatMap((one, at) =>
                SUBJECTS[subject]?.includes(QUESTIONS[at] as string) ? (one ?? []) : [],
              ),
            )
            const expected =
              told.length === 0
                ? 'UNKNOWN'
                : told.some((one) => one < 3)
                  ? 'CONCERN'
                  : told.includes(3)
                    ? 'WATCH'
                    : 'GOOD'
            expect([level, evidence]).toEqual([expected, []])
          }
          expect(selfAssessment.answeredAt === null).toBe(given.flat().every((each) => each === null))
        }
        for (const client of Object.values(others)) {
          const { selfAssessment, health } = await read(client)
          expect(selfAssessment).toBeNull()
          expect(health).toEqual(publicHealth)
        }
      }),
      { numRuns: tries(50) },
    )
    expect(await changes()).toBe(before)
  })

  it('takes no answers of others, nor of those who organise another partnership', async () => {
    for (const [name, client] of Object.entries(others)) {
      const { errors } = await assess(client, [{ question: 'TRUST', score: 1 }])
      expect(errors?.[0]?.extensions).toMatchObject(
        name === 'visitor' ? { code: 'UNAUTHENTICATED' } : { code: 'FORBIDDEN', reason: 'NOT_ALLOWED' },
      )
    }
    const unknown = await assess(organisers[0] as Client, [], 'partnership_01m82v7m00e8t9hsbz81xfa93n')
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it.each([
    ['a score below the scale', [{ question: 'TRUST', score: 0 }]],
    ['a score above the scale', [{ question: 'TRUST', score: 6 }]],
    ['a score between two', [{ question: 'TRUST', score: 2.5 }]],
    ['a question that there is not', [{ question: 'LOVE', score: 2 }]],
    [
      'a question twice',
      [
        { question: 'SAY', score: 2 },
        { question: 'SAY', score: 3 },
      ],
    ],
  ])('takes no answers with %s, and keeps those that it has', async (_, answers) => {
    const [organiser] = organisers as [Member]
    await assess(organiser, [{ question: 'WORK', score: 4 }])
    const { selfAssessment } = await read(organiser)
    expect((await assess(organiser, answers)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect((await read(organiser)).selfAssessment).toEqual(selfAssessment)
  })

  it('neither shows nor counts the answers of somebody who organises it no more', async () => {
    const [organiser] = organisers as [Member]
    const leaver = await app.appoint(Role.ORGANISER, own.id)
    const elsewhere = { accountId: leaver.id, role: Role.ORGANISER, scopeId: other.id, grantedById: null }
    await app.database.write((write) => addGrant(elsewhere, write, new Date()))
    await assess(organiser, [{ question: 'TRUST', score: 5 }])
    await assess(leaver, [{ question: 'TRUST', score: 1 }])
    const scoresOfTrust = async () => (await read(organiser)).selfAssessment.statements[0].scores
    expect(await scoresOfTrust()).toContain(1)
    const { errors } = (await admin.query(
      'mutation ($input: RoleInput!) { revokeRole(input: $input) { account { id } } }',
      { input: { accountId: leaver.id, role: 'ORGANISER', scopeId: own.id } },
    )) as Any
    expect(errors).toBeUndefined()
    expect(await scoresOfTrust()).not.toContain(1)
    expect((await read(leaver)).selfAssessment).toBeNull()
    expect((await assess(leaver, [])).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('is told to whoever answered, with all else that is stored about them, and is erased with the account', async () => {
    const leaver = await app.appoint(Role.ORGANISER, own.id)
    await assess(leaver, [{ question: 'DISPUTES', score: 2 }])
    const { selfAssessments } = (await leaver.data('{ exportMyData }')).exportMyData
    expect(selfAssessments).toEqual([
      {
        partnershipId: own.id,
        answers: [{ question: 'DISPUTES', score: 2 }],
        answeredAt: expect.any(String),
      },
    ])
    const told = (await (organisers[0] as Client).data('{ exportMyData }')).exportMyData.selfAssessments
    expect(JSON.stringify(told)).not.toContain('DISPUTES')
    await leaver.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const rows = await app.database.dataSource.query(
      `SELECT 1 FROM "self_assessment" WHERE "accountId" = '${leaver.id}'`,
    )
    expect(rows).toEqual([])
  })

  it('goes with the partnership where it is merged into another; of two answers of one account the other stays', async () => {
    const organiser = await app.appoint(Role.ORGANISER, own.id)
    const both = await app.appoint(Role.ORGANISER, gone.id)
    expect((await assess(both, [{ question: 'SAY', score: 2 }], gone.id)).errors).toBeUndefined()
    expect((await assess(organiser, [{ question: 'SAY', score: 5 }])).errors).toBeUndefined()
    const sayOf = async (by: Client) =>
      (await read(by)).selfAssessment.statements.find(({ question }: Any) => question === 'SAY')
    const before: number[] = (await sayOf(organiser)).scores
    expect(before).toContain(5)
    const { errors } = (await admin.query(
      'mutation ($input: MergePartnershipsInput!) { mergePartnerships(input: $input) { partnership { id } } }',
      { input: { id: gone.id, expectedVersion: 1, intoId: own.id, intoExpectedVersion: 1 } },
    )) as Any
    expect(errors).toBeUndefined()
    expect(await sayOf(both)).toMatchObject({ ownScore: 2, scores: [...before, 2].sort() })
  })
})
