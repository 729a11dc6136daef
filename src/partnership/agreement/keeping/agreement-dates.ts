import type { Violation } from '../../../shared/errors'
import { isBefore } from '../../../shared/partial-dates'
import type { Agreement } from '../agreement.entity'
import type { LegalReferenceInput } from './agreement.inputs'

type DateField = 'signedOn' | 'validFrom' | 'validUntil' | 'terminatedOn'

type Dates = { readonly [Field in DateField]?: Agreement[Field] | undefined }

/** What never comes after what. An agreement may be valid from a day before it was signed. */
const ORDER: readonly (readonly [DateField, DateField])[] = [
  ['validFrom', 'validUntil'],
  ['signedOn', 'validUntil'],
  ['signedOn', 'terminatedOn'],
  ['terminatedOn', 'validUntil'],
]

/** Which dates are surely in the wrong order, once those that are given stand beside those that are kept. */
export function wrongDates(given: Dates, kept: Dates = {}): Violation[] {
  const said = (field: DateField) => given[field] !== undefined
  const dateOf = (field: DateField) => (said(field) ? given[field] : kept[field])
  return ORDER.flatMap(([first, second]) => {
    const [one, other] = [dateOf(first), dateOf(second)]
    if (one == null || other == null || !isBefore(other, one)) return []
    const message = `${second} must not lie before ${first}.`
    return [{ path: ['input', said(second) ? second : first], rule: 'order', message }]
  })
}

export const wrongBasis = (basis: readonly LegalReferenceInput[] | null | undefined): Violation[] =>
  (basis ?? []).flatMap(({ inForceFrom, inForceUntil }, place) => {
    if (inForceFrom == null || inForceUntil == null || !isBefore(inForceUntil, inForceFrom)) return []
    const message = 'inForceUntil must not lie before inForceFrom.'
    return [{ path: ['input', 'legalBasis', String(place), 'inForceUntil'], rule: 'order', message }]
  })
