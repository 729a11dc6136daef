import type { Agreement } from './agreement.entity'
import { AgreementStatus } from './agreement.enums'

type Dates = Pick<Agreement, 'signedOn' | 'validFrom' | 'validUntil' | 'terminatedOn'>

/** What the dates tell on a day (`2026-11-23`). A date known in part tells only what holds for every day it may stand for. */
export function agreementStatus(
  { signedOn, validFrom, validUntil, terminatedOn }: Dates,
  today: string,
): AgreementStatus {
  const from = validFrom ?? signedOn
  if (terminatedOn !== null && earliest(terminatedOn) <= today) return AgreementStatus.TERMINATED
  if (validUntil !== null && latest(validUntil) < today) return AgreementStatus.EXPIRED
  if (from !== null && earliest(from) > today) return AgreementStatus.NOT_YET
  const hasBegun = from !== null && latest(from) <= today
  const lasts = validUntil !== null && earliest(validUntil) >= today
  return hasBegun && lasts ? AgreementStatus.IN_FORCE : AgreementStatus.UNKNOWN
}

/** As text: a partial date sorts before every day in it. */
const earliest = (date: string) => date.padEnd(10, '-01')

const latest = (date: string) => {
  if (date.length === 10) return date
  const [year, month] = date.split('-')
  return new Date(Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0))
    .toISOString()
    .slice(0, 10)
}
