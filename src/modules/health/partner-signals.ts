import { Language, labelOf } from '../../core/vocabulary'
import { MembershipRole, MembershipStatus } from '../partnership/membership/membership.enums'
import { PartnershipKind } from '../partnership/partnership.enums'
import { SectorCode } from '../sector/sector.entity'
import { HealthLevel } from './health.enums'
import type { HealthFacts, KnownMember } from './health-facts'
import {
  finding,
  type HealthFinding,
  type HealthSignalDefinition,
  ids,
  isWithin,
  notKnown,
} from './health-finding'

const { GOOD, WATCH, CONCERN, UNKNOWN } = HealthLevel

const TWO_YEARS_DAYS = 730
const MANY = 2

const isActive = ({ status }: KnownMember) => status === MembershipStatus.ACTIVE
const hasLeft = ({ status }: KnownMember) => status === MembershipStatus.LEFT

const named = (codes: readonly SectorCode[], language: Language) =>
  codes.map((code) => labelOf(SectorCode, code, language)).join(', ')

function findSectors(facts: HealthFacts): HealthFinding {
  const placed = facts.members.filter((each) => isActive(each) && each.sector !== null)
  const united = new Set([...facts.declaredSectors, ...placed.map(({ sector }) => sector)])
  const missing = Object.values(SectorCode).filter((code) => !united.has(code))
  const evidence = [facts.id, ...ids(placed)]
  if (missing.length === 0)
    return finding(
      GOOD,
      { evidence },
      { PL: 'Łączy wszystkie trzy sektory.', EN: 'It unites all three sectors.' },
    )
  const sought = missing.filter((code) => facts.seeksSectors.includes(code))
  if (sought.length > 0)
    return finding(
      WATCH,
      { evidence: [facts.id] },
      {
        PL: `Szuka partnerów z sektora: ${named(sought, Language.PL)}.`,
        EN: `It looks for partners from the sector: ${named(sought, Language.EN)}.`,
      },
    )
  if (facts.kind === PartnershipKind.LOCAL && facts.declaredSectors.length > 0)
    return finding(
      missing.length === 1 ? WATCH : CONCERN,
      { evidence },
      {
        PL: `Partnerstwo lokalne łączy trzy sektory. Nie ma tu sektora: ${named(missing, Language.PL)}.`,
        EN: `A local partnership unites three sectors. This one lacks: ${named(missing, Language.EN)}.`,
      },
    )
  return notKnown({
    PL: 'Wpis nie mówi, czy brakuje któregoś sektora.',
    EN: 'The record does not tell whether a sector is missing.',
  })
}

export const sectorsSignal: HealthSignalDefinition = {
  find: findSectors,
  levels: {
    [GOOD]: 'The sectors that it declares and those of its active members are all three.',
    [WATCH]: 'It looks for partners from a sector that it lacks; or it is LOCAL and lacks one sector.',
    [CONCERN]: 'It is LOCAL, declares its sectors and lacks two, and does not look for them.',
    [UNKNOWN]: 'It does not declare its sectors, or its kind does not need all three.',
  },
  advice: {
    PL: 'Zaproście partnera z sektora, którego brakuje: każdy wnosi to, czego nie mają inne.',
    EN: 'Invite a partner from the sector that is missing: each brings what the others do not have.',
  },
}

export const knowledgeSignal: HealthSignalDefinition = {
  find: ({ id, seeksText }) =>
    seeksText === null
      ? notKnown({
          PL: 'Wpis nie mówi, czego partnerom brakuje.',
          EN: 'The record does not say what the partners lack.',
        })
      : finding(
          WATCH,
          { evidence: [id] },
          { PL: `Szuka wsparcia: ${seeksText}`, EN: `It looks for help: ${seeksText}` },
        ),
  levels: {
    [WATCH]: 'Its record says what help it looks for (seeksText).',
    [UNKNOWN]: 'Its record does not.',
  },
  advice: {
    PL: 'Poszukajcie partnera, który ma tę wiedzę, albo instytucji otoczenia biznesu, która jej uczy.',
    EN: 'Look for a partner with this knowledge, or for a business support institution that teaches it.',
  },
}

function findStaying({ members, isConfirmed, today }: HealthFacts): HealthFinding {
  const active = members.filter(isActive)
  const leavers = members.filter(
    (each) => hasLeft(each) && each.until !== null && isWithin(TWO_YEARS_DAYS, each.until, today),
  )
  if (leavers.length > 0) {
    const since = leavers.map(({ until }) => until as string).sort()[0] as string
    return finding(
      leavers.length >= MANY && leavers.length * 2 > active.length ? CONCERN : WATCH,
      { evidence: ids(leavers), since },
      {
        PL: `W ostatnich dwóch latach odeszli partnerzy: ${leavers.length}. Zostało: ${active.length}.`,
        EN: `Partners who left within the last two years: ${leavers.length}. Still members: ${active.length}.`,
      },
    )
  }
  const stayed = active.filter(({ since }) => since !== null && !isWithin(TWO_YEARS_DAYS, since, today))
  if (isConfirmed && stayed.length >= MANY)
    return finding(
      GOOD,
      { evidence: ids(stayed) },
      {
        PL: `Partnerzy, którzy są w nim od ponad dwóch lat: ${stayed.length}.`,
        EN: `Partners who have been members for more than two years: ${stayed.length}.`,
      },
    )
  return notKnown({
    PL: 'Wpisy nie mówią, czy partnerzy odchodzą.',
    EN: 'The records do not tell whether partners leave.',
  })
}

export const stayingSignal: HealthSignalDefinition = {
  find: findStaying,
  levels: {
    [GOOD]: 'The record is confirmed, two or more members joined over two years ago, and none left since.',
    [WATCH]: 'A member left within the last two years.',
    [CONCERN]: 'Two or more members left within the last two years, and more than half as many as remain.',
    [UNKNOWN]: 'The records do not tell when members joined and left.',
  },
  advice: {
    PL: 'Zapytajcie każdego partnera, co mu daje współpraca i czego oczekuje.',
    EN: 'Ask each partner what the joint work gives them and what they expect.',
  },
}

function findLeadership({ members }: HealthFacts): HealthFinding {
  const leaders = members.filter(({ role }) => role === MembershipRole.LEADER)
  const leader = leaders.find(isActive)
  if (leader)
    return finding(
      GOOD,
      { evidence: [leader.id], since: leader.since },
      { PL: 'Lider koordynuje wspólną pracę.', EN: 'A leader coordinates the joint work.' },
    )
  const former = leaders.filter(hasLeft)
  if (former.length === 0)
    return notKnown({ PL: 'Rejestr nie zna lidera.', EN: 'The registry knows of no leader.' })
  const since =
    former
      .flatMap(({ until }) => until ?? [])
      .sort()
      .at(-1) ?? null
  return finding(
    CONCERN,
    { evidence: ids(former), since },
    {
      PL: 'Lider odszedł, a rejestr nie zna następcy.',
      EN: 'The leader has left, and the registry knows of no successor.',
    },
  )
}

export const leadershipSignal: HealthSignalDefinition = {
  find: findLeadership,
  levels: {
    [GOOD]: 'An active member is the leader.',
    [CONCERN]: 'A leader has left, and no active member is the leader.',
    [UNKNOWN]: 'No leader was ever entered.',
  },
  advice: {
    PL: 'Umówcie się, kto koordynuje pracę i na jak długo; rola może przechodzić z partnera na partnera.',
    EN: 'Agree on who coordinates the work and for how long; the role may pass from partner to partner.',
  },
}

export const conflictSignal: HealthSignalDefinition = {
  find: () =>
    notKnown({
      PL: 'Z publicznych wpisów nie widać ani zaufania, ani sporów.',
      EN: 'Public records show neither trust nor disputes.',
    }),
  levels: { [UNKNOWN]: 'Always: public records do not show it.' },
  advice: {
    PL: 'Rozmawiajcie o sporze wcześnie, w razie potrzeby z kimś bezstronnym, i wracajcie do wspólnych zasad.',
    EN: 'Talk about a dispute early, with somebody impartial if need be, and return to the common principles.',
  },
}

export const equalitySignal: HealthSignalDefinition = {
  find: () =>
    notKnown({
      PL: 'Z publicznych wpisów nie widać, jak zapadają decyzje.',
      EN: 'Public records do not show how decisions are made.',
    }),
  levels: { [UNKNOWN]: 'Always: public records do not show it.' },
  advice: {
    PL: 'Dzielcie zadania i głos po równo; lider koordynuje, a nie rządzi.',
    EN: 'Share tasks and votes equally; a leader coordinates and does not rule.',
  },
}
