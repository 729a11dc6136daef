import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Language } from '../../../src/core/vocabulary'
import { HealthLevel } from '../../../src/modules/health/health.enums'
import type { HealthFacts } from '../../../src/modules/health/health-facts'
import { HEALTH_SIGNALS } from '../../../src/modules/health/health-signals'
import { printHealthDefinitions } from '../../../src/modules/health/print-definitions'
import { ActivityLevel, ActivitySignKind } from '../../../src/modules/partnership/activity/activity.enums'
import { GoalState } from '../../../src/modules/partnership/goal/goal.enums'
import { mergeAnswers } from '../../../src/modules/partnership/health-answer/health-answer'
import { HealthSubject } from '../../../src/modules/partnership/health-answer/health-subject.enum'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Formality, PartnershipKind } from '../../../src/modules/partnership/partnership.enums'
import { SectorCode } from '../../../src/modules/sector/sector.entity'

const TODAY = '2026-11-30'

const NOTHING: HealthFacts = {
  ...{ id: 'partnership_1', today: TODAY, hasEnded: false, kind: null, formality: null },
  ...{ seeksSectors: [], seeksText: null, lastConfirmedOn: null, isConfirmed: false },
  ...{ activity: ActivityLevel.UNKNOWN, latestSign: null, declaredSectors: [], members: [], goals: [] },
  ...{ agreements: [], answers: [] },
}

const { SECTORS, ACTIVITY, KNOWLEDGE, PARTNERS_STAY, LEADERSHIP, AGREEMENT, GOALS, CONFIRMATION } =
  HealthSubject
const { PUBLIC, SOCIAL, PRIVATE } = SectorCode
const { GOOD, WATCH, CONCERN, UNKNOWN } = HealthLevel

let members = 0
const member = (more: object) => ({
  ...{ id: `membership_${++members}`, role: MembershipRole.PARTNER, status: MembershipStatus.ACTIVE },
  ...{ since: null, until: null, sector: null, ...more },
})
const left = (until: string | null, more = {}) => member({ status: MembershipStatus.LEFT, until, ...more })
const goal = (state: GoalState | null, until: string | null = null) => ({
  id: `goal_${++members}`,
  state,
  until,
})
const agreement = (more: object) => ({
  ...{ id: `agreement_${++members}`, signedOn: '2020-01-01', validFrom: null, validUntil: null },
  ...{ terminatedOn: null, ...more },
})
const sign = (on: string) => ({ kind: ActivitySignKind.EVENT, on })
const LOCAL = { kind: PartnershipKind.LOCAL }
const leader = { role: MembershipRole.LEADER }

const CASES: readonly [HealthSubject, HealthLevel, Partial<HealthFacts>, since?: string][] = [
  [SECTORS, GOOD, { declaredSectors: [PUBLIC, SOCIAL, PRIVATE] }],
  [SECTORS, GOOD, { declaredSectors: [PUBLIC, SOCIAL], members: [member({ sector: PRIVATE })] }],
  [SECTORS, WATCH, { ...LOCAL, declaredSectors: [PUBLIC, SOCIAL] }],
  [SECTORS, WATCH, { ...LOCAL, declaredSectors: [PUBLIC], members: [member({ sector: SOCIAL })] }],
  [SECTORS, CONCERN, { ...LOCAL, declaredSectors: [SOCIAL], members: [left('2025', { sector: PUBLIC })] }],
  [SECTORS, WATCH, { seeksSectors: [PRIVATE] }],
  [SECTORS, UNKNOWN, { ...LOCAL, members: [member({ sector: SOCIAL })] }],
  [SECTORS, UNKNOWN, { kind: PartnershipKind.PUBLIC_PRIVATE, declaredSectors: [PUBLIC, PRIVATE] }],
  [SECTORS, UNKNOWN, { declaredSectors: [SOCIAL], seeksSectors: [SOCIAL] }],
  [ACTIVITY, GOOD, { activity: ActivityLevel.ACTIVE, latestSign: sign('2025-11-30') }, '2025-11-30'],
  [ACTIVITY, GOOD, { activity: ActivityLevel.ACTIVE, latestSign: sign('2027-05') }, '2027-05'],
  [ACTIVITY, WATCH, { activity: ActivityLevel.ACTIVE, latestSign: sign('2025-11-29') }, '2025-11-29'],
  [ACTIVITY, CONCERN, { activity: ActivityLevel.DORMANT, latestSign: sign('2013') }, '2013'],
  [ACTIVITY, UNKNOWN, { activity: ActivityLevel.UNKNOWN, latestSign: sign('2023-01-01') }],
  [KNOWLEDGE, WATCH, { seeksText: 'księgowej' }],
  [KNOWLEDGE, UNKNOWN, {}],
  [PARTNERS_STAY, WATCH, { members: [left('2026'), member({}), member({})] }, '2026'],
  [PARTNERS_STAY, CONCERN, { members: [left('2026'), left('2025-06'), member({})] }, '2025-06'],
  [PARTNERS_STAY, UNKNOWN, { members: [left('2024-11-29'), left(null), member({})] }],
  [
    PARTNERS_STAY,
    GOOD,
    { isConfirmed: true, members: [member({ since: '2020' }), member({ since: '2024-05' })] },
  ],
  [
    PARTNERS_STAY,
    UNKNOWN,
    { isConfirmed: false, members: [member({ since: '2020' }), member({ since: '2021' })] },
  ],
  [
    PARTNERS_STAY,
    UNKNOWN,
    { isConfirmed: true, members: [member({ since: '2020' }), member({ since: '2024' })] },
  ],
  [LEADERSHIP, GOOD, { members: [member({ ...leader, since: '2020' })] }, '2020'],
  [LEADERSHIP, GOOD, { members: [left('2020', leader), member({ ...leader, since: '2021' })] }, '2021'],
  [LEADERSHIP, CONCERN, { members: [left('2024', leader), left('2022', leader), member({})] }, '2024'],
  [LEADERSHIP, UNKNOWN, { members: [member({}), member({})] }],
  [
    AGREEMENT,
    GOOD,
    { agreements: [agreement({ validUntil: '2027-12' }), agreement({ validUntil: '2025' })] },
  ],
  [AGREEMENT, WATCH, { agreements: [agreement({ validUntil: '2027-05-29' })] }],
  [AGREEMENT, GOOD, { agreements: [agreement({ validUntil: '2027-05-30' })] }],
  [AGREEMENT, CONCERN, { agreements: [agreement({ validUntil: '2025-12-31' })] }, '2025-12-31'],
  [
    AGREEMENT,
    CONCERN,
    { agreements: [agreement({ terminatedOn: '2024-02', validUntil: '2030' })] },
    '2024-02',
  ],
  [AGREEMENT, UNKNOWN, { agreements: [agreement({}), agreement({ validUntil: '2025' })] }],
  [AGREEMENT, UNKNOWN, { formality: Formality.INFORMAL }],
  [GOALS, GOOD, { goals: [goal(GoalState.UNDERWAY, '2027'), goal(GoalState.REACHED, '2020')] }],
  [GOALS, GOOD, { goals: [goal(GoalState.UNDERWAY, '2026'), goal(GoalState.PLANNED)] }],
  [GOALS, WATCH, { goals: [goal(GoalState.UNDERWAY, '2026-10'), goal(GoalState.PLANNED)] }, '2026-10'],
  [GOALS, CONCERN, { goals: [goal(GoalState.PLANNED, '2024'), goal(GoalState.PLANNED, '2026-01')] }, '2024'],
  [GOALS, WATCH, { goals: [goal(GoalState.REACHED), goal(GoalState.DROPPED)] }],
  [GOALS, GOOD, { kind: PartnershipKind.PROJECT, goals: [goal(GoalState.REACHED)] }],
  [GOALS, UNKNOWN, { goals: [goal(null, '2020'), goal(GoalState.REACHED)] }],
  [CONFIRMATION, GOOD, { lastConfirmedOn: '2026-01', isConfirmed: true }, '2026-01'],
  [CONFIRMATION, WATCH, { lastConfirmedOn: '2024' }, '2024'],
  [CONFIRMATION, CONCERN, { lastConfirmedOn: '2023-11-29' }, '2023-11-29'],
  [CONFIRMATION, UNKNOWN, {}],
]

describe('health signals', () => {
  it.each(CASES.map(([subject, level, facts, since = null]) => ({ subject, level, facts, since })))(
    '$subject is $level of $facts',
    ({ subject, level, facts, since }) => {
      const found = HEALTH_SIGNALS[subject].find({ ...NOTHING, ...facts })
      expect([found.level, found.since]).toEqual([level, since])
    },
  )

  it('are all unknown where nothing is known', () => {
    for (const subject of Object.values(HealthSubject))
      expect(HEALTH_SIGNALS[subject].find(NOTHING)).toMatchObject({
        level: UNKNOWN,
        since: null,
        evidence: [],
      })
  })

  const date = fc.constantFrom(null, '2013', '2023-11', '2025', '2025-12-31', '2026-11-30', '2027-01', '2030')
  const some = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { maxLength: 4 })
  const codes = fc.subarray(Object.values(SectorCode))
  const facts: fc.Arbitrary<HealthFacts> = fc.record({
    ...{ id: fc.constant('partnership_1'), today: fc.constant(TODAY), hasEnded: fc.constant(false) },
    kind: fc.constantFrom(null, ...Object.values(PartnershipKind)),
    formality: fc.constantFrom(null, ...Object.values(Formality)),
    ...{ seeksSectors: codes, declaredSectors: codes },
    seeksText: fc.constantFrom(null, 'trenera'),
    ...{ lastConfirmedOn: date, isConfirmed: fc.boolean() },
    activity: fc.constantFrom(...Object.values(ActivityLevel)),
    latestSign: date.map((on) => on && sign(on)),
    members: some(
      fc.record({
        id: fc.uuid(),
        role: fc.constantFrom(...Object.values(MembershipRole)),
        status: fc.constantFrom(MembershipStatus.ACTIVE, MembershipStatus.LEFT),
        ...{ since: date, until: date, sector: fc.constantFrom(null, ...Object.values(SectorCode)) },
      }),
    ),
    answers: fc.constant([]),
    goals: some(
      fc.record({ id: fc.uuid(), until: date, state: fc.constantFrom(null, ...Object.values(GoalState)) }),
    ),
    agreements: some(
      fc.record({ id: fc.uuid(), signedOn: date, validFrom: date, validUntil: date, terminatedOn: date }),
    ),
  })

  it('have a level that their definition names, reasons in both languages, and records unless unknown', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...Object.values(HealthSubject)), (known, subject) => {
        const { find, levels } = HEALTH_SIGNALS[subject]
        const { level, evidence, explanation } = find(known)
        expect(levels[level]).toBeDefined()
        expect(evidence.length > 0).toBe(level !== UNKNOWN)
        for (const language of Object.values(Language)) expect(explanation[language]).toMatch(/\S/)
        expect(JSON.stringify(explanation)).not.toMatch(/null|undefined|NaN/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('keep the answers of both records where these are merged, and of two to one signal the first', () => {
    const [own, ...others] = [
      { subject: GOALS, text: 'Nasza odpowiedź' },
      { subject: GOALS, text: 'Ich odpowiedź' },
      { subject: AGREEMENT, text: 'Podpiszemy nową.' },
    ] as const
    expect(mergeAnswers([own], others)).toEqual([own, others[1]])
  })

  it('are defined in the documentation as they are here', () => {
    expect(readFileSync('docs/health-signals.md', 'utf8')).toBe(printHealthDefinitions())
  })
})
