import type { Cell } from '../../../../core/records/cells'
import type { Column } from '../../../../core/records/columns'
import { escaped, STYLE } from './workbook'

/** The most that a cell takes. */
const MAX_LENGTH = 32_767

const DAY_MS = 86_400_000

/** The number of the first of January 1970, counted in days as spreadsheets do. */
const EPOCH_DAY = 25_569

/** Before it, they count a day that never was. */
const FIRST_DATE = '1900-03-01'

const DAY = /^\d{4}-\d\d-\d\d$/

/** Text that programs would take for a number: zeros in front of it count. */
const CODES = [
  'krs',
  'nip',
  'regon',
  'territory',
  'territories',
  'code',
  'parent',
  'successor',
  'postalCode',
  'phone',
]

const TIMES = ['DateTime', 'LocalDateTime']
const DATES = ['LocalDate', 'PartialDate']

const scalarOf = ({ field, part, isList }: Column) => (isList ? undefined : (part ?? field).value.scalar)

/** How what stands in a column is shown. */
export function styleOf(column: Column): number {
  if (CODES.includes((column.part ?? column.field).name)) return STYLE.code
  const scalar = scalarOf(column) ?? ''
  if (TIMES.includes(scalar)) return STYLE.dateTime
  return DATES.includes(scalar) ? STYLE.date : STYLE.plain
}

/** `A`, `B` … `Z`, `AA`: what spreadsheets call the column, counted from nought. */
export const letters = (index: number): string =>
  (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

/** A cell as the sheet has it; of nothing, nothing. */
export function sheetCell(value: Cell, column: Column, reference: string): string {
  if (value === null || value === '') return ''
  const style = styleOf(column)
  if (typeof value === 'number') return `<c r="${reference}" s="${style}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`
  const serial = isTooPrecise(value, column) ? null : serialOf(value, scalarOf(column))
  if (serial !== null) return `<c r="${reference}" s="${style}"><v>${serial}</v></c>`
  return textCell(value, reference, style === STYLE.code ? style : STYLE.plain)
}

/** What only the registry writes: an import leaves it as it is. */
const OWN_TIMES = ['createdAt', 'updatedAt', 'publishedAt']

/** Programs round a time to the second: an import of the sheet would then change the record. */
const isTooPrecise = (text: string, { name }: Column): boolean =>
  /:\d\d\.(?!0+Z?$)\d+Z?$/.test(text) && !OWN_TIMES.includes(name)

export function textCell(text: string, reference: string, style: number = STYLE.plain): string {
  const shown = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(shown)}</t></is></c>`
}

/** Days since the beginning of 1900, of an instant in UTC. Null: it is no whole date, such as “May 2013”. */
function serialOf(text: string, scalar: string | undefined): number | null {
  if (scalar === undefined || text < FIRST_DATE) return null
  const isDate = DATES.includes(scalar) && DAY.test(text)
  if (!isDate && !TIMES.includes(scalar)) return null
  const ms = Date.parse(isDate || text.endsWith('Z') ? text : `${text}Z`)
  return Number.isNaN(ms) ? null : ms / DAY_MS + EPOCH_DAY
}
