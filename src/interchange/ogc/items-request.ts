import { DateTime } from 'luxon'
import { badUserInput } from '../../core/errors'
import { prefixOf } from '../../core/id'
import type { BoundingBoxInput } from '../../core/values/geography'
import { isDay } from '../../core/values/local-day'
import type { Dataset, PeriodBounds } from '../feeds/dataset'
import { filterParameters, type Parameters, readFilter } from '../feeds/feed-filter'

export const DEFAULT_LIMIT = 100
export const MAX_LIMIT = 1_000

/** Which features of a collection are asked for. */
export interface ItemsRequest {
  readonly filter: object
  readonly box: BoundingBoxInput | null
  readonly period: PeriodBounds | null
  readonly limit: number
  /** Only those behind the feature with this id. */
  readonly after: string | null
}

const OWN = ['limit', 'bbox', 'datetime', 'after']

/** Fails with what is wrong, and what may be asked for. */
export function parseItemsRequest(dataset: Dataset, parameters: Parameters): ItemsRequest {
  const known = [...OWN, ...filterParameters(dataset).map(({ name }) => name)]
  for (const name of parameters.keys())
    if (!known.includes(name))
      throw badUserInput(
        name.slice(0, 100),
        'unknown',
        `This collection has no such parameter. Its parameters are: ${known.join(', ')}.`,
      )
  const one = (name: string): string | null => {
    const values = parameters.get(name) ?? []
    if (values.length > 1) throw badUserInput(name, 'once', `${name} must be given once.`)
    return values[0]?.trim() ?? null
  }
  return {
    filter: readFilter(dataset, parameters),
    box: boxOf(one('bbox')),
    period: periodOf(one('datetime')),
    limit: limitOf(one('limit')),
    after: idOf(one('after')),
  }
}

function idOf(text: string | null): string | null {
  if (text !== null && prefixOf(text) === null)
    throw badUserInput('after', 'value', 'after must be the id of a feature: follow the link `next`.')
  return text
}

/** A number that is too large is as if it were the largest: so the standard has it. */
function limitOf(text: string | null): number {
  if (text === null) return DEFAULT_LIMIT
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    throw badUserInput('limit', 'range', `limit must be a whole number from 1 to ${MAX_LIMIT}.`)
  return Math.min(Number(text), MAX_LIMIT)
}

const NUMBER = /^[-+]?\d{1,9}(\.\d{1,20})?$/

function boxOf(text: string | null): BoundingBoxInput | null {
  if (text === null) return null
  const texts = text.split(',')
  const numbers = texts.map(Number)
  // With heights, they are the third and the sixth.
  const [west, south, east, north] =
    numbers.length === 6 ? numbers.filter((_, index) => index % 3 < 2) : numbers
  const isBox =
    (numbers.length === 4 || numbers.length === 6) &&
    texts.every((each) => NUMBER.test(each)) &&
    [west, east].every((degrees) => Math.abs(degrees as number) <= 180) &&
    [south, north].every((degrees) => Math.abs(degrees as number) <= 90) &&
    (south as number) <= (north as number)
  if (!isBox)
    throw badUserInput(
      'bbox',
      'value',
      'bbox must be four numbers in degrees: west, south, east, north, such as 20.8,52.1,21.3,52.4.',
    )
  return { west, south, east, north } as BoundingBoxInput
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)$/

function periodOf(text: string | null): PeriodBounds | null {
  if (text === null) return null
  const ends = text.replaceAll(' ', '+').split('/')
  const [from = '', to = from] = ends.map((end) => (end === '..' ? '' : end))
  const isPeriod =
    ends.length <= 2 && (from !== '' || to !== '') && [from, to].every((end) => end === '' || isTime(end))
  const period = isPeriod ? { from: timeOf(from, 0), to: timeOf(to, 1) } : null
  if (!period || (period.from && period.to && Date.parse(period.from) > Date.parse(period.to)))
    throw badUserInput(
      'datetime',
      'value',
      'datetime must be a time or a day, or a period of two with a slash between them, where .. leaves an end open: 2027-05-01T16:00:00Z, 2027-05-01/2027-05-31, 2027-05-01/...',
    )
  return period
}

const isTime = (text: string) => (isDay(text) || INSTANT.test(text)) && DateTime.fromISO(text).isValid

/** What a period of the registry ends with no longer belongs to it: here it does. A day is whole anyway. */
function timeOf(text: string, laterMs: number): string | null {
  if (text === '') return null
  return isDay(text) ? text : new Date(Date.parse(text) + laterMs).toISOString()
}
