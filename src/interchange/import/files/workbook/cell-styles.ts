import type { Readable } from 'node:stream'
import { DateTime } from 'luxon'
import { readXml } from './xml-events'

/** How the number in a cell is shown: as a day or a time, or with zeros in front. */
export type NumberFormat =
  | { readonly kind: 'date' }
  | { readonly kind: 'digits'; readonly length: number }
  | null

/** Those that every workbook has without saying so. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)

/** The formats of cells, by the numbers of their styles. */
export async function cellFormats(source: Readable | undefined): Promise<readonly NumberFormat[]> {
  const formats: NumberFormat[] = []
  if (!source) return formats
  const codes = new Map<number, string>()
  let isInCellFormats = false
  await readXml(source, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'cellXfs') isInCellFormats = true
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
      if (name === 'xf' && isInCellFormats) formats.push(formatOf(Number(numFmtId), codes))
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false
    },
  })
  return formats
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id)
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : null
  if (/^0{2,}$/.test(code)) return { kind: 'digits', length: code.length }
  const plain = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[dmyhs]/i.test(plain) && !/^general$/i.test(plain) ? { kind: 'date' } : null
}

const DAY_MS = 86_400_000

/** The last day that a calendar has. */
const MAX_SERIAL = 2_958_465

interface Calendar {
  /** Whether days are counted from 1904, as old programs on the Macintosh did. */
  readonly isFrom1904: boolean
}

/** The text of a number: as a date in ISO 8601, where it is shown as one. */
export function numberText(written: string, format: NumberFormat, { isFrom1904 }: Calendar): string {
  const number = Number(written)
  if (written === '' || Number.isNaN(number)) return written
  if (format?.kind === 'digits' && /^\d+$/.test(written)) return written.padStart(format.length, '0')
  if (format?.kind !== 'date' || number < 0 || number > MAX_SERIAL)
    return Number.isInteger(number) && Math.abs(number) < 1e15
      ? String(number)
      : String(Number(number.toPrecision(15)))
  if (number < 1) return timeText(number)
  // 29 February 1900, which never was, counts as a day.
  const days = isFrom1904 ? number + 1462 : number < 60 ? number + 1 : number
  const instant = Date.UTC(1899, 11, 30) + Math.round((days * DAY_MS) / 1000) * 1000
  const day = DateTime.fromMillis(instant, { zone: 'utc' })
  return day.toFormat(number % 1 === 0 ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm:ss')
}

const timeText = (fraction: number): string =>
  DateTime.fromMillis(Math.round((fraction * DAY_MS) / 1000) * 1000, { zone: 'utc' }).toFormat('HH:mm')
