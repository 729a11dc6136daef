import { badUserInput, RegistryError } from '../../core/errors'
import { bare } from '../../core/media-types'
import { type Dataset, type DatasetName, datasets } from './dataset'
import { filterParameters, type Parameters, readFilter, withValues } from './feed-filter'
import type { FeedFormat } from './formats/format'
import { formats } from './formats/formats'
import type { Selected } from './write-feed'

/** What a client wants to have. */
export interface FeedRequest {
  readonly dataset: Dataset
  readonly format: FeedFormat
  /** Whether the client has chosen the format by what it accepts. */
  readonly isNegotiated: boolean
  readonly selected: Selected
  readonly parameters: Parameters
  /** What the filter names, by parameter, as people call it. */
  readonly labels: Readonly<Record<string, string>>
}

interface Address {
  /** `partnerships.csv`, or `partnerships/partnership_01j….csv`; without an ending, the format is negotiated. */
  readonly path: string
  readonly parameters: Parameters
  /** Chooses among media types; fails where the client accepts none. */
  readonly negotiate: Negotiate
  readonly now: Date
}

type Negotiate = (mediaTypes: readonly string[]) => string

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** People write addresses with capitals, programs with a slash at the end. */
const PATH = /^([a-z]+)(?:\/([\w-]+))?(?:\.([a-z]+))?\/?$/i

/** Fails with what is wrong, and what may be asked for. */
export function parseFeedAddress({ path, parameters, negotiate, now }: Address): FeedRequest {
  const [, name = '', id = null, extension] = PATH.exec(path) ?? []
  const dataset = datasetNamed(name.toLowerCase())
  if (!dataset) throw unknownFeed()
  const format = formatOf(dataset, extension?.toLowerCase(), negotiate)
  refuseUnknown(parameters, { dataset, format, isSingle: id !== null })
  const filter = readFilter(dataset, parameters)
  // Whoever asks twice in a minute gets the same twice, where nobody writes.
  const changesWithTime = dataset.changesWithTime.some((field) => field in filter)
  const instant = changesWithTime ? new Date(now.getTime() - (now.getTime() % MINUTE_MS)) : now
  const isNegotiated = extension === undefined
  const isOfPeriod = 'from' in filter || 'on' in filter
  const since = id === null && !isOfPeriod ? sinceOf(format, now) : null
  const selected = { filter, id, now: instant, since }
  const values = withValues(dataset, parameters, filter)
  return { dataset, format, isNegotiated, parameters: values, labels: {}, selected }
}

/** The same for the whole day, so that a program that asks again has it already. */
function sinceOf({ pastDays }: FeedFormat, now: Date): string | null {
  if (pastDays === undefined) return null
  const day = Math.floor(now.getTime() / DAY_MS) - pastDays
  return new Date(day * DAY_MS).toISOString()
}

const datasetNamed = (name: string): Dataset | undefined =>
  Object.hasOwn(datasets, name) ? datasets[name as DatasetName] : undefined

function formatOf({ name }: Dataset, extension: string | undefined, negotiate: Negotiate): FeedFormat {
  const offered = formats.filter(({ datasets }) => datasets.includes(name))
  const isWanted = extension === undefined ? ofType(negotiate(offered.map(typeOf))) : ofExtension(extension)
  const format = offered.find(isWanted)
  if (!format) throw unknownFeed()
  return format
}

const typeOf = ({ mediaType }: FeedFormat) => bare(mediaType)
const ofType = (mediaType: string) => (format: FeedFormat) => typeOf(format) === mediaType
const ofExtension = (extension: string) => (format: FeedFormat) => format.extension === extension

export const changesWithTime = ({ dataset, selected }: FeedRequest): boolean =>
  dataset.changesWithTime.some((field) => field in selected.filter)

function unknownFeed(): RegistryError {
  const known = Object.values(datasets).flatMap(({ name }) =>
    formats.filter((format) => format.datasets.includes(name)).map(({ extension }) => `${name}.${extension}`),
  )
  return new RegistryError(
    'NOT_FOUND',
    `There is no such feed. The feeds are ${known.join(', ')}, and each record by its id, such as partnerships/partnership_01j….json.`,
  )
}

interface KnownNames {
  readonly dataset: Dataset
  readonly format: FeedFormat
  /** One record is not narrowed further. */
  readonly isSingle: boolean
}

function refuseUnknown(parameters: Parameters, { dataset, format, isSingle }: KnownNames) {
  const ofFilter = isSingle ? [] : filterParameters(dataset).map(({ name }) => name)
  const known = [...ofFilter, ...format.parameters.map(({ name }) => name)]
  for (const name of parameters.keys())
    if (!known.includes(name))
      throw badUserInput(
        name.slice(0, 100),
        'unknown',
        `This feed has no such parameter. Its parameters are: ${known.join(', ') || 'none'}.`,
      )
  for (const { name, values } of format.parameters) {
    const given = parameters.get(name)
    if (given && !(given.length === 1 && values.includes(given[0] as string)))
      throw badUserInput(name, 'value', `${name} must be one of ${values.join(', ')}.`)
  }
}
