import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { newId } from '../../../src/core/id'
import { beginningOf } from '../../../src/core/values/local-day'
import { polishDay } from '../../../src/core/values/polish-text'
import { Appeal } from '../../../src/modules/moderation/appeal/appeal.entity'
import { AppealState } from '../../../src/modules/moderation/appeal/appeal.enums'
import { HouseRuleCode, textsOfRule } from '../../../src/modules/moderation/house-rules'
import { DecisionKind, ModerationReason } from '../../../src/modules/moderation/moderation.enums'
import { ModerationCase } from '../../../src/modules/moderation/moderation-case.entity'
import { ModerationDecision } from '../../../src/modules/moderation/moderation-decision.entity'
import { Report } from '../../../src/modules/moderation/report.entity'
import { roundedCount } from '../../../src/modules/moderation/statistics/moderation-statistics'
import { type Any, type App, type Member, startApp } from '../../support/app'
import { fakeAppeal, fakeDecision } from '../../support/fakes'

const QUERY = `query ($year: Int, $language: Language! = EN) { moderationStatistics(year: $year, language: $language) {
  year roundedTo ${['reports', 'notices', 'decisions', 'rules', 'appeals'].map((name) => `${name} { code name count }`).join(' ')}
} }`

const LAST = Number(polishDay(new Date()).slice(0, 4)) - 1
const start = (year: number) => Date.parse(beginningOf(`${year}-01-01`, 'Europe/Warsaw'))
const at = (instant: number) => new Date(instant).toISOString()
const MAY = `${LAST}-05-01T10:00:00.000Z`
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make)

describe('statistics of moderation', () => {
  let app: App
  let ada: Member

  beforeAll(async () => {
    app = await startApp()
    ada = await app.signUp('Zuzanna Niepowtarzalna')
    const about = { subjectId: ada.id, aboutId: ada.id, statement: 'Tajne uzasadnienie.' }
    const rule = { ruleCode: HouseRuleCode.RESPECT, ruleTexts: textsOfRule(HouseRuleCode.RESPECT) }
    const hidden = times(12, () => fakeDecision({ ...about, ...rule, decidedAt: MAY }))
    const others = [
      // The first instant of the year in Poland, and the last; and those beside them, which are in other years.
      fakeDecision({ ...about, decidedAt: at(start(LAST)) }),
      ...times(20, () => fakeDecision({ ...about, decidedAt: at(start(LAST) - 1) })),
      ...times(20, () => fakeDecision({ ...about, decidedAt: at(start(LAST + 1)) })),
      fakeDecision({ ...about, kind: DecisionKind.SUSPEND, decidedAt: at(start(LAST + 1) - 1) }),
      ...times(3, () =>
        fakeDecision({ ...about, kind: DecisionKind.HOLD, decidedAt: `${LAST}-05-02T10:00:00.000Z` }),
      ),
    ]
    const [closed, open] = [MAY, null].map((closedAt) => ({
      ...{ id: newId('case'), subjectId: ada.id, openedAt: MAY, closedAt },
    })) as [ModerationCase, ModerationCase]
    const report = (caseId: string, receiptDigest: string | null): Any => ({
      ...{ id: newId('report'), caseId, subjectId: ada.id, aboutId: null, reporterId: null, receiptDigest },
      ...{ reason: ModerationReason.ILLEGAL, note: 'Tajna notatka.', createdAt: MAY },
    })
    const appeals = hidden
      .slice(0, 7)
      .map(({ id: decisionId }) =>
        fakeAppeal({ decisionId, appellantId: ada.id, createdAt: MAY, state: AppealState.GRANTED }),
      )
    await app.database.write(async (write) => {
      await write.insert(ModerationDecision, [...hidden, ...others])
      await write.insert(ModerationCase, [closed, open])
      await write.insert(Report, [
        ...times(8, () => report(open.id, null)),
        ...times(5, () => report(closed.id, newId('digest'))),
        ...times(10, () => report(open.id, newId('digest'))),
      ])
      await write.insert(Appeal, appeals)
    })
  })
  afterAll(() => app.close())

  const statistics = async (variables: object = {}) => (await app.data(QUERY, variables)).moderationStatistics
  const some = (counts: readonly Any[]) =>
    Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]))
  const get = (query = '') => fetch(`${app.url}/feeds/moderation.csv${query}`)

  it('count a year of Poland, rounded to five, for everybody', async () => {
    const { year, roundedTo, ...tables } = await statistics()
    expect({ year, roundedTo }).toEqual({ year: LAST, roundedTo: 5 })
    expect(
      Object.fromEntries(Object.entries(tables).map(([name, counts]) => [name, some(counts as Any[])])),
    ).toEqual({
      reports: { ILLEGAL: 10 },
      notices: { HIDDEN: 5, WAITING: 10 },
      decisions: { HIDE: 15, HOLD: 5 },
      rules: { RESPECT: 10 },
      appeals: { GRANTED: 5 },
    })
  })

  it('name every code, in both languages', async () => {
    const [polish, english] = [await statistics({ language: 'PL' }), await statistics()]
    expect(english.decisions.map(({ code }: Any) => code)).toEqual(Object.values(DecisionKind))
    expect(english.decisions[1]).toEqual({ code: 'HIDE', name: 'hidden', count: 15 })
    expect(polish.decisions[1]).toEqual({ code: 'HIDE', name: 'ukrycie', count: 15 })
  })

  it('never tell one case from two, or from none', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (count) => {
        const shown = roundedCount(count)
        const alike = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
          .map((more) => count + more)
          .filter((other) => other >= 0 && roundedCount(other) === shown)
        expect(shown % 5).toBe(0)
        expect(Math.abs(shown - count)).toBeLessThanOrEqual(2)
        expect(alike.length).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('name nobody, and nothing that was said', async () => {
    const texts = [JSON.stringify(await statistics()), await (await get()).text()]
    for (const text of texts) expect(text).not.toMatch(new RegExp(`Zuzanna|Tajn|${ada.id}|_01`))
  })

  it('are a table in CSV that says what the API does', async () => {
    const response = await get(`?year=${LAST}&language=PL`)
    expect(response.headers.get('content-type')).toContain('text/csv')
    const { year, roundedTo: _, ...tables } = await statistics({ language: 'PL' })
    const expected = Object.entries(tables).flatMap(([table, counts]) =>
      (counts as Any[]).map(({ code, name, count }) => ({
        ...{ year: String(year), table, code, name, count: String(count) },
      })),
    )
    expect(parse(await response.text(), { columns: true })).toEqual(expected)
  })

  it.each([LAST + 1, LAST + 50, 1999, 0, -1])('are refused for the year %s', async (year) => {
    const { errors } = await app.query(QUERY, { year })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect((await get(`?year=${year}`)).status).toBe(400)
  })

  it.each([
    '?year=abc',
    `?year=${LAST}.5`,
    '?year=',
    `?year=${LAST}&year=${LAST}`,
    '?language=DE',
    '?who=Ada',
  ])('are refused for %s', async (query) => {
    expect((await get(query)).status).toBe(400)
  })

  it('are zeros for a year of which nothing is known', async () => {
    const { decisions } = await statistics({ year: 2021 })
    expect(some(decisions)).toEqual({})
  })
})
