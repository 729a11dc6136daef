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
  description:
    'A document whose shape is its own matter: objects, lists, texts, numbers, truth values and null.',
  serialize: (value) => value,
})

function isCalendarDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day)
}
