import { Language } from '../../../core/vocabulary'
import { LegalFormKind } from '../../../modules/partnership/legal-form.enums'
import { StatisticsGroup, StatisticsSubject } from '../../../modules/statistics/statistics.enums'
import { MAX_GROUPS } from '../../../modules/statistics/statistics-request'
import { TerritoryLevel } from '../../../modules/territory/territory.enums'
import { coverageFilters } from '../coverage-units'
import { datasets } from '../dataset'
import { filterParameters } from '../feed-filter'
import { ofFilter } from './openapi-parameters'
import type { OpenApiContext } from './openapi-responses'

export const NEWS: readonly OpenApiContext[] = [
  {
    name: 'before',
    in: 'query',
    description: 'The page of older news before this cursor: follow the link `next`.',
    schema: { type: 'string' },
  },
  {
    name: 'territory',
    in: 'query',
    description: 'A TERYT code or the name of a unit: only news about the unit and the units below it.',
    schema: { type: 'string' },
  },
  {
    name: 'legalFormKinds',
    in: 'query',
    description:
      'Only news about partnerships whose legal form is of one of these kinds, and about their events. A label or an abbreviation may stand for a kind: `LGD`.',
    schema: { type: 'array', items: { type: 'string', examples: Object.keys(LegalFormKind) } },
    ...{ style: 'form', explode: false },
  },
  {
    name: 'language',
    in: 'query',
    description: 'The language of the titles, and of what is said of a time and a place.',
    schema: { type: 'string', enum: Object.keys(Language), default: 'PL' },
  },
]

/** Of what is counted, each name once. */
const statisticsFilters = [
  ...new Map(
    [datasets.partnerships, datasets.organisations, datasets.events]
      .toReversed()
      .flatMap(filterParameters)
      .map((column) => [column.name, column] as const),
  ).values(),
]

export const COVERAGE: readonly OpenApiContext[] = [
  {
    name: 'level',
    in: 'query',
    description: 'Which units: those of this level, which is not above that of the territory.',
    schema: { type: 'string', enum: Object.keys(TerritoryLevel), default: 'GMINA' },
  },
  {
    name: 'in',
    in: 'query',
    description: 'The TERYT code of the territory that the units lie in.',
    schema: { type: 'string', default: 'PL' },
  },
  ...coverageFilters().map(ofFilter),
]

export const COLUMN_NAMES: OpenApiContext = {
  name: 'language',
  in: 'query',
  description: 'The language of the column names. By default, they are those of the API.',
  schema: { type: 'string', enum: Object.keys(Language) },
}

export const STATISTICS: readonly OpenApiContext[] = [
  {
    name: 'of',
    in: 'query',
    required: true,
    description: 'What to count.',
    schema: { type: 'string', enum: Object.keys(StatisticsSubject) },
  },
  {
    name: 'by',
    in: 'query',
    required: true,
    description: 'What to count it by: each group once.',
    schema: {
      ...{ type: 'array', items: { type: 'string', enum: Object.keys(StatisticsGroup) } },
      ...{ minItems: 1, maxItems: MAX_GROUPS },
    },
    ...{ style: 'form', explode: false },
  },
  {
    name: 'from',
    in: 'query',
    description: 'Only from this year, month or day on; of events, also a time.',
    schema: { type: 'string' },
  },
  {
    name: 'to',
    in: 'query',
    description: 'Only until this year, month or day, which is included; of events, also a time.',
    schema: { type: 'string' },
  },
  ...statisticsFilters.filter(({ name }) => name !== 'from' && name !== 'to').map(ofFilter),
]
