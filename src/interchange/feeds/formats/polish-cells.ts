import type { Cell } from '../../../core/records/cells'
import type { Column } from '../../../core/records/columns'

/** What a program in Polish would take for a number or a date. */
const NUMBER_LIKE = /^[\d+-][\d\s.,:/()+-]*$/

const DAY = /^\d{4}-\d\d-\d\d$/

/** What is run as a formula; and what looks like the mark before it, so that the mark can be told from a text. */
const FORMULA_LIKE = /^'?[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** A cell as Excel in Polish reads it: numbers with a comma, dates as dates, and codes with all their zeros. */
export function polishCell(value: Cell, { field, part }: Column, isSafe: boolean): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'PRAWDA' : 'FAŁSZ'
  if (typeof value === 'number') return String(value).replace('.', ',')
  const { scalar } = (part ?? field).value
  if (scalar === 'LocalDateTime') return value.replace('T', ' ')
  if (scalar?.endsWith('Date') && DAY.test(value)) return value
  if (NUMBER_LIKE.test(value)) return `="${value}"`
  return isSafe && FORMULA_LIKE.test(value) ? `'${value}` : value
}
