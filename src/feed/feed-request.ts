import { badUserInput, RegistryError } from '../shared/errors'
import { prefixOf } from '../shared/ids'
import { type Dataset, datasets } from './dataset'
import { filterParameters, type Parameters, readFilter } from './feed-filter'
import type { Format } from './formats/format'
import { formats } from './formats/formats'
import type { Selected } from './write-feed'

/** What a client wants to have. */
export interface Asked {
  readonly dataset: Dataset
  readonly format: Format
  readonly selected: Selected
  readonly parameters: Parameters
}

interface Address {
  /** `partnerships.csv`, or `partnerships/partnership_01j….csv`. */
  readonly path: string
  readonly parameters: Parameters
  readonly now: Date
}

const MINUTE_MS = 60_000

/** Fails with what is wrong, and what may be asked for. */
export function readAddress({ path, parameters, now }: Address): Asked {
  const [, name = '', id = null, extension = ''] = /^([a-z]+)(?:\/(\w+))?\.([a-z]+)$/.exec(path) ?? []
  const dataset = Object.hasOwn(datasets, name) ? datasets[name as keyof typeof datasets] : undefined
  const format = formats.find((each) => each.extension === extension)
  if (!dataset || !format?.datasets.includes(dataset.name)) throw unknownFeed()
  if (id !== null && prefixOf(id) !== dataset.shape.of.prefix) throw unknownFeed()
  refuseUnknown(parameters, { dataset, format, isSingle: id !== null })
  const filter = readFilter(dataset, parameters)
  // Whoever asks twice in a minute gets the same twice, where nobody writes.
  const changesWithTime = dataset.changesWithTime.some((field) => field in filter)
  const instant = changesWithTime ? new Date(now.getTime() - (now.getTime() % MINUTE_MS)) : now
  return { dataset, format, parameters, selected: { filter, id, now: instant } }
}

export const changesWithTime = ({ dataset, selected }: Asked): boolean =>
  dataset.changesWithTime.some((field) => field in selected.filter)

function unknownFeed(): RegistryError {
  const known = Object.values(datasets).flatMap(({ name }) =>
    formats.filter((format) => format.datasets.includes(name)).map(({ extension }) => `${name}.${extension}`),
  )
  return new RegistryError(
    'NOT_FOUND',
    `There is no such feed. There are: ${known.join(', ')}; and each record by its id, such as partnerships/partnership_01j….json.`,
  )
}

interface Known {
  readonly dataset: Dataset
  readonly format: Format
  /** One record is not narrowed further. */
  readonly isSingle: boolean
}

function refuseUnknown(parameters: Parameters, { dataset, format, isSingle }: Known) {
  const ofFilter = isSingle ? [] : filterParameters(dataset).map(({ name }) => name)
  const known = [...ofFilter, ...format.parameters.map(({ name }) => name)]
  for (const name of parameters.keys())
    if (!known.includes(name))
      throw badUserInput(
        name.slice(0, 100),
        'unknown',
        `There is no such parameter of this feed. There are: ${known.join(', ') || 'none'}.`,
      )
  for (const { name, values } of format.parameters) {
    const given = parameters.get(name)
    if (given && !(given.length === 1 && values.includes(given[0] as string)))
      throw badUserInput(name, 'value', `${name} must be one of ${values.join(', ')}.`)
  }
}
