import { daysLater, lastDayOf } from '../../core/values/local-day'
import { Language, labelOf } from '../../core/vocabulary'
import { ActivityLevel, ActivitySignKind } from '../partnership/activity/activity.enums'
import { AgreementStatus } from '../partnership/agreement/agreement.enums'
import { agreementStatus } from '../partnership/agreement/agreement.rules'
import { GoalState } from '../partnership/goal/goal.enums'
import { PartnershipKind } from '../partnership/partnership.enums'
import { HealthLevel } from './health.enums'
import type { HealthFacts, KnownGoal } from './health-facts'
import {
  finding,
  type HealthFinding,
  type HealthSignalDefinition,
  ids,
  isPast,
  isWithin,
  notKnown,
} from './health-finding'

const { GOOD, WATCH, CONCERN, UNKNOWN } = HealthLevel

const YEAR_DAYS = 365
const LONG_UNCONFIRMED_DAYS = 3 * YEAR_DAYS
const SOON_DAYS = 180

function findActivity({ id, activity, latestSign, today }: HealthFacts): HealthFinding {
  if (latestSign === null || activity === ActivityLevel.UNKNOWN)
    return notKnown({
      PL: 'Nie ma znaku aktywności z ostatnich dwóch lat.',
      EN: 'There is no sign of activity from the last two years.',
    })
  const { on, kind } = latestSign
  const explanation = {
    PL: `Ostatni znak aktywności: ${labelOf(ActivitySignKind, kind, Language.PL)}, ${on}.`,
    EN: `The latest sign of activity: ${labelOf(ActivitySignKind, kind, Language.EN)}, ${on}.`,
  }
  if (activity === ActivityLevel.DORMANT) return finding(CONCERN, { evidence: [id], since: on }, explanation)
  return finding(isWithin(YEAR_DAYS, on, today) ? GOOD : WATCH, { evidence: [id], since: on }, explanation)
}

export const activitySignal: HealthSignalDefinition = {
  find: findActivity,
  levels: {
    [GOOD]: 'Partnership.activity is ACTIVE, and the latest sign is at most a year old.',
    [WATCH]: 'Partnership.activity is ACTIVE, and the latest sign is one to two years old.',
    [CONCERN]: 'Partnership.activity is DORMANT.',
    [UNKNOWN]: 'Partnership.activity is UNKNOWN, or there is no sign at all.',
  },
  advice: {
    PL: 'Zaplanujcie jedno małe wydarzenie, które każdy partner może współtworzyć, i ogłoście je.',
    EN: 'Plan one small event to which every partner can contribute, and announce it.',
  },
}

function findConfirmation({ id, lastConfirmedOn, isConfirmed, today }: HealthFacts): HealthFinding {
  if (lastConfirmedOn === null)
    return notKnown({ PL: 'Nikt jeszcze nie potwierdził wpisu.', EN: 'Nobody has confirmed the record yet.' })
  const shown = { evidence: [id], since: lastConfirmedOn }
  const explanation = {
    PL: `Wpis potwierdzono ostatnio: ${lastConfirmedOn}.`,
    EN: `The record was last confirmed on: ${lastConfirmedOn}.`,
  }
  if (isConfirmed) return finding(GOOD, shown, explanation)
  return finding(
    isWithin(LONG_UNCONFIRMED_DAYS, lastConfirmedOn, today) ? WATCH : CONCERN,
    shown,
    explanation,
  )
}

export const confirmationSignal: HealthSignalDefinition = {
  find: findConfirmation,
  levels: {
    [GOOD]: 'Somebody confirmed the record, or a source spoke of it, within the last year.',
    [WATCH]: 'The last confirmation is one to three years old.',
    [CONCERN]: 'The last confirmation is more than three years old.',
    [UNKNOWN]: 'Nobody has ever confirmed the record.',
  },
  advice: {
    PL: 'Sprawdźcie wpis i potwierdźcie go mutacją confirmPartnership.',
    EN: 'Check the record, and confirm it with confirmPartnership.',
  },
}

function findAgreement({ agreements, today }: HealthFacts): HealthFinding {
  const inForce = agreements.filter((each) => agreementStatus(each, today) === AgreementStatus.IN_FORCE)
  if (inForce.length > 0) {
    const ends = inForce.map(({ validUntil }) => lastDayOf(validUntil as string)).sort()
    const end = ends.at(-1) as string
    return finding(
      end <= daysLater(today, SOON_DAYS) ? WATCH : GOOD,
      { evidence: ids(inForce) },
      { PL: `Umowa obowiązuje do ${end}.`, EN: `The agreement is in force until ${end}.` },
    )
  }
  const isOver = (status: AgreementStatus) =>
    status === AgreementStatus.EXPIRED || status === AgreementStatus.TERMINATED
  if (agreements.length > 0 && agreements.every((each) => isOver(agreementStatus(each, today)))) {
    const ends = agreements
      .map(({ terminatedOn, validUntil }) => (terminatedOn ?? validUntil) as string)
      .sort()
    const since = ends.at(-1) as string
    return finding(
      CONCERN,
      { evidence: ids(agreements), since },
      {
        PL: `Ostatnia znana umowa przestała obowiązywać: ${since}.`,
        EN: `The last known agreement ended on: ${since}.`,
      },
    )
  }
  return agreements.length === 0
    ? notKnown({
        PL: 'Rejestr nie zna umowy partnerskiej. Wiele partnerstw opiera się na samym zaufaniu.',
        EN: 'The registry knows of no agreement. Many partnerships are based on trust alone.',
      })
    : notKnown({
        PL: 'Z dat umowy nie wynika, czy obowiązuje.',
        EN: 'The dates of the agreement do not tell whether it is in force.',
      })
}

export const agreementSignal: HealthSignalDefinition = {
  find: findAgreement,
  levels: {
    [GOOD]: 'An agreement is in force for more than 180 days.',
    [WATCH]: 'The agreement that lasts longest ends within 180 days.',
    [CONCERN]: 'Every known agreement has expired or was terminated.',
    [UNKNOWN]: 'No agreement is known, or its dates do not tell.',
  },
  advice: {
    PL: 'Porozmawiajcie o przedłużeniu umowy, zanim wygaśnie: o celach, udziale partnerów i czasie.',
    EN: 'Talk about renewing the agreement before it ends: its goals, the parts of the partners and its term.',
  },
}

const isOpen = ({ state }: KnownGoal) => state === GoalState.PLANNED || state === GoalState.UNDERWAY

function findGoals({ goals, kind, today }: HealthFacts): HealthFinding {
  const open = goals.filter(isOpen)
  const overdue = open.filter(({ until }) => until !== null && isPast(until, today))
  if (overdue.length > 0) {
    const since = overdue.map(({ until }) => until as string).sort()[0] as string
    return finding(
      isWithin(YEAR_DAYS, since, today) ? WATCH : CONCERN,
      { evidence: ids(overdue), since },
      {
        PL: `Cele po terminie: ${overdue.length} z ${goals.length}. Najstarszy termin: ${since}.`,
        EN: `Goals past their date: ${overdue.length} of ${goals.length}. The oldest date: ${since}.`,
      },
    )
  }
  if (open.length > 0)
    return finding(
      GOOD,
      { evidence: ids(open) },
      { PL: `Cele w toku lub planowane: ${open.length}.`, EN: `Goals planned or under way: ${open.length}.` },
    )
  if (goals.length === 0 || goals.some(({ state }) => state === null))
    return notKnown({
      PL: 'Rejestr nie zna celów partnerstwa albo ich stanu.',
      EN: 'The registry does not know the goals of the partnership, or their state.',
    })
  const isDone = kind === PartnershipKind.PROJECT
  return finding(
    isDone ? GOOD : WATCH,
    { evidence: ids(goals) },
    {
      PL: 'Wszystkie znane cele osiągnięto lub zaniechano.',
      EN: 'All known goals have been reached or dropped.',
    },
  )
}

export const goalsSignal: HealthSignalDefinition = {
  find: findGoals,
  levels: {
    [GOOD]:
      'A goal is planned or under way, and none of these is past its date; or a project has no goal left.',
    [WATCH]: 'A goal is past its date by at most a year; or no goal is left.',
    [CONCERN]: 'A goal that is planned or under way is past its date by more than a year.',
    [UNKNOWN]: 'No goal is known, or the state of the goals is not.',
  },
  advice: {
    PL: 'Wróćcie razem do celów: co osiągnięto, co przesunąć, z czego zrezygnować, co dalej.',
    EN: 'Go back to the goals together: what was reached, what to put off, what to drop, and what comes next.',
  },
}
