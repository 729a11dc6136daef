import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'

type Parse = (value: string) => string

/** A scalar that is text with rules: what we store is what we serve, so that only input is checked. */
function textScalar(name: string, description: string, parse: Parse, specifiedByURL?: string) {
  const parseValue = (value: unknown) => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} must be a string.`)
    return parse(value)
  }
  return new GraphQLScalarType<string, unknown>({
    name,
    description,
    specifiedByURL,
    serialize: (value) => value,
    parseValue,
    parseLiteral: (node: ValueNode) => {
      if (node.kind !== Kind.STRING) throw new GraphQLError(`${name} must be a string.`, { nodes: node })
      return parseValue(node.value)
    },
  })
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

export const DateTime = textScalar(
  'DateTime',
  'An instant, as ISO 8601 with the offset from UTC. Answers are in UTC with milliseconds: `2017-03-09T16:00:00.000Z`.',
  (value) => {
    const instant =
      INSTANT.test(value) && isCalendarDay(value.slice(0, 10)) ? new Date(value) : new Date(Number.NaN)
    const year = instant.getUTCFullYear()
    if (Number.isNaN(instant.getTime()) || year < 1 || year > 9999) {
      throw new GraphQLError(
        'DateTime must be an ISO 8601 instant with an offset, such as 2017-03-09T16:00:00.000Z or 2017-03-09T17:00+01:00.',
      )
    }
    return instant.toISOString()
  },
  'https://scalars.graphql.org/andimarek/date-time',
)

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/

export const PartialDate = textScalar(
  'PartialDate',
  'A date as precisely as it is known: a year `2009`, a month `2013-05` or a day `2008-06-02`.',
  (value) => {
    if (!PARTIAL_DATE.test(value) || (value.length === 10 && !isCalendarDay(value))) {
      throw new GraphQLError('PartialDate must be a year, a month or a day: 2009, 2013-05 or 2008-06-02.')
    }
    return value
  },
)

const DAY = /^\d{4}-\d{2}-\d{2}$/

export const LocalDate = textScalar(
  'LocalDate',
  'A day of the calendar: `2026-12-05`.',
  (value) => {
    if (!DAY.test(value) || !isCalendarDay(value))
      throw new GraphQLError('LocalDate must be a day of the calendar, such as 2026-12-05.')
    return value
  },
  'https://scalars.graphql.org/andimarek/local-date',
)

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/

export const LocalDateTime = textScalar(
  'LocalDateTime',
  'What a clock and a calendar in some time zone show, without an offset: `2027-01-10T18:00`. Seconds are left out where they are zero.',
  (value) => {
    if (!LOCAL_TIME.test(value) || !isCalendarDay(value.slice(0, 10)))
      throw new GraphQLError(
        'LocalDateTime must be a local time without an offset, such as 2027-01-10T18:00.',
      )
    return value
  },
)

export const DateOrTime = textScalar(
  'DateOrTime',
  'A day, a month or a year of the calendar (`2026-12-05`, `2026-12`, `2026`), or an instant as ISO 8601 with its offset (`2026-12-05T18:00:00+01:00`).',
  (value) => {
    try {
      return (PARTIAL_DATE.test(value) ? PartialDate : DateTime).parseValue(value)
    } catch {
      throw new GraphQLError(
        'DateOrTime must be a date or an instant with an offset: 2026-12-05, 2026-12 or 2026-12-05T18:00:00+01:00.',
      )
    }
  },
)

/** What the parser of addresses would quietly drop or encode: they are stored and served as they came. */
const NO_ADDRESS = /[\p{Cc}\p{Cs}]/u

export const WebAddress = textScalar(
  'URL',
  'The absolute address of a page on the web, http or https: `https://bpzoliborz.pl`.',
  (value) => {
    if (!/^https?:\/\//i.test(value) || NO_ADDRESS.test(value) || !URL.canParse(value))
      throw new GraphQLError('URL must be an absolute http or https address, such as https://bpzoliborz.pl.')
    return value
  },
  'https://url.spec.whatwg.org/',
)

export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON value of any shape: an object, a list, a text, a number, true, false or null.',
  serialize: (value) => value,
})

function isCalendarDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day)
}

/** Whether one date is surely before the other, as far as both are known: 2009 may be before or after 2009-05. */
export function isBefore(one: string, other: string): boolean {
  const known = Math.min(one.length, other.length)
  return one.slice(0, known) < other.slice(0, known)
}
