import type { Violation } from '../../../core/errors'
import { isBefore } from '../../../core/scalars'
import type { Agreement } from './agreement.entity'
import { AgreementStatus } from './agreement.enums'
import type { LegalReferenceInput } from './agreement.inputs'

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

type DateField = 'signedOn' | 'validFrom' | 'validUntil' | 'terminatedOn'

type AgreementDates = { readonly [Field in DateField]?: Agreement[Field] | undefined }

/** What never comes after what. An agreement may be valid from a day before it was signed. */
const ORDER: readonly (readonly [DateField, DateField])[] = [
  ['validFrom', 'validUntil'],
  ['signedOn', 'validUntil'],
  ['signedOn', 'terminatedOn'],
  ['terminatedOn', 'validUntil'],
]

/** Which dates are surely in the wrong order, once those that are given stand beside those that are kept. */
export function wrongDates(given: AgreementDates, kept: AgreementDates = {}): Violation[] {
  const values = (field: DateField) => given[field] !== undefined
  const dateOf = (field: DateField) => (values(field) ? given[field] : kept[field])
  return ORDER.flatMap(([first, second]) => {
    const [one, other] = [dateOf(first), dateOf(second)]
    if (one == null || other == null || !isBefore(other, one)) return []
    const message = `${second} must not be before ${first}.`
    const params = { earlier: first, later: second }
    return [{ path: ['input', values(second) ? second : first], rule: 'order', params, message }]
  })
}

export const wrongBasis = (basis: readonly LegalReferenceInput[] | null | undefined): Violation[] =>
  (basis ?? []).flatMap(({ inForceFrom, inForceUntil }, place) => {
    if (inForceFrom == null || inForceUntil == null || !isBefore(inForceUntil, inForceFrom)) return []
    const message = 'inForceUntil must not be before inForceFrom.'
    const path = ['input', 'legalBasis', String(place), 'inForceUntil']
    return [{ path, rule: 'order', params: { earlier: 'inForceFrom', later: 'inForceUntil' }, message }]
  })
