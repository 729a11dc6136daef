import { stringify } from 'csv-stringify/sync'
import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import { field } from '../../core/records/fields'
import { PartialDate } from '../../core/scalars'
import { polishDay } from '../../core/values/polish-text'
import { Language, labelOf, termsOf } from '../../core/vocabulary'
import { shareOf } from '../../modules/balance/balance.types'
import { CountedStatistics } from '../../modules/statistics/counted-statistics'
import { StatisticsGroup, StatisticsSubject } from '../../modules/statistics/statistics.enums'
import { statisticsRequest } from '../../modules/statistics/statistics-request'
import { labelOfValue } from '../../modules/statistics/value-labels'
import { type Dataset, datasets } from './dataset'
import { filterParameters, oneOf, type Parameters, readFilter, singleValues } from './feed-filter'
import { namedIn } from './find-record'

/** Whose filter narrows each: a filter of statistics calls it by the name of the dataset. */
const STATISTICS_FILTERS: Readonly<Record<StatisticsSubject, Dataset>> = {
  PARTNERSHIPS: datasets.partnerships,
  ORGANISATIONS: datasets.organisations,
  EVENTS: datasets.events,
  COMMENTS: datasets.partnerships,
  MEMBERSHIPS: datasets.partnerships,
}

const OWN = ['of', 'by', 'from', 'to', 'language']

const LABELS = {
  count: { PL: 'Liczba', EN: 'Count' },
  share: { PL: 'Udział', EN: 'Share' },
  total: { PL: 'Razem', EN: 'Total' },
  asOf: { PL: 'Stan na', EN: 'As of' },
  definition: { PL: 'Definicja', EN: 'Definition' },
} satisfies Record<string, Readonly<Record<Language, string>>>

const OF_GROUP = {
  label: { PL: 'nazwa', EN: 'name' },
  unknownShare: { PL: 'udział nieznanych', EN: 'share that is unknown' },
} satisfies Record<string, Readonly<Record<Language, string>>>

/** Statistics as a table in CSV. */
export async function statisticsTable(given: Parameters, context: Context): Promise<string> {
  const { request, language } = await asked(given, context)
  const counted = new CountedStatistics(request, context)
  const { of, by } = request
  const [rows, total, ...unknown] = await Promise.all([
    counted.rows,
    counted.total(),
    ...by.map((group) => counted.unknown(group)),
  ])
  const inWords = language ?? Language.PL
  const told = {
    total,
    asOf: polishDay(context.now),
    definition: [termsOf(StatisticsSubject)?.[of], ...by.map((group) => termsOf(StatisticsGroup)?.[group])]
      .map((terms) => terms?.[inWords].description)
      .join(' '),
  }
  const cells = rows.map(async ({ values, count }) => [
    ...(
      await Promise.all(
        by.map(async (group, index) => {
          const value = values[index] ?? null
          return [value, await labelOfValue({ of, group, value }, inWords, context)]
        }),
      )
    ).flat(),
    ...[count, shareOf(count, total)],
    ...unknown.map((number) => shareOf(number, total)),
    ...[told.total, told.asOf, told.definition],
  ])
  return stringify([headOf(by, language), ...(await Promise.all(cells))], { record_delimiter: '\r\n' })
}

function headOf(by: readonly StatisticsGroup[], language: Language | null): string[] {
  const called = (column: keyof typeof LABELS) => (language === null ? column : LABELS[column][language])
  const ofGroup = (group: StatisticsGroup, column: keyof typeof OF_GROUP) =>
    language === null
      ? `${camelCase(group)}${column[0]?.toUpperCase()}${column.slice(1)}`
      : `${labelOf(StatisticsGroup, group, language)}: ${OF_GROUP[column][language]}`
  return [
    ...by.flatMap((group) => [
      language === null ? camelCase(group) : labelOf(StatisticsGroup, group, language),
      ofGroup(group, 'label'),
    ]),
    ...[called('count'), called('share')],
    ...by.map((group) => ofGroup(group, 'unknownShare')),
    ...[called('total'), called('asOf'), called('definition')],
  ]
}

const camelCase = (name: string): string =>
  name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

async function asked(given: Parameters, context: Context) {
  const [subject] = given.get('of') ?? []
  const of = oneOf(StatisticsSubject, 'of', subject ?? null)
  const dataset = STATISTICS_FILTERS[of]
  const filters = filterParameters(dataset).map(({ name }) => name)
  const own = new Map([...given].filter(([name]) => !filters.includes(name)))
  const one = singleValues(own, OWN, filters)
  const by = (one('by') ?? '').split(',').filter((name) => name !== '')
  const filter = readFilter(dataset, given)
  const isNarrowed = filters.some((name) => given.has(name))
  const { named } = await namedIn(filter, context)
  // Of events, the period is a part of the filter.
  const [from, to] = ['from', 'to'].map((name) => (filters.includes(name) ? null : dateIn(name, one(name))))
  const language = one('language')
  return {
    request: statisticsRequest({
      ...{ of, by: by.map((name) => oneOf(StatisticsGroup, 'by', name)) },
      filter: isNarrowed ? { [dataset.name]: Object.assign(filter, named) } : null,
      ...{ from: from ?? null, to: to ?? null },
    }),
    language: language === null ? null : oneOf(Language, 'language', language),
  }
}

function dateIn(name: string, text: string | null): string | null {
  if (text === null) return null
  try {
    return field(name, PartialDate, '').value.fromText(text) as string
  } catch (error) {
    throw badUserInput(name, 'value', `${name} ${(error as Error).message}`)
  }
}
