import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Shape } from '../exchange/shape'
import { shapeOf, shapes } from '../exchange/shapes/shapes'
import { intakeOf } from '../import/intake/intakes'
import { DUPLICATES, type Order } from '../import/run/order'

const NAMES = shapes.map(({ name }) => name).join(', ')

export const USAGE = `Usage:
  npm run import -- FILE [--dry-run] [--type TYPE] [--source NAME] [--drafts] [--on-duplicate skip|create|update]
  npm run import -- --columns TYPE

Brings in the records of a file: CSV with a first row of column names, or NDJSON; - stands for the standard input. The type
is one of ${NAMES}; by default, the file’s name says it. --dry-run only tells what would become of each row. NAME is
whose keys the column “key” has; by default, the file’s name. What looks like a record that is there is skipped, unless
--on-duplicate says otherwise. --drafts publishes no new partnership. --columns tells the columns. An import that was
stopped is run again. DATABASE_URL names the database.`

interface ImportOrder {
  readonly path: string
  /** Whose columns are to be told, in place of an import. */
  readonly columns: Shape | null
  readonly order: Order
}

/** What the command line says. */
export function importOrder(args: readonly string[]): ImportOrder {
  const { positionals, values } = read(args)
  if (values.columns !== undefined)
    return { path: '', columns: shapeNamed(values.columns), order: {} as Order }
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) refuse('Name one file.')
  const type = values.type ?? shapes.find(({ name }) => basename(path).toLowerCase().includes(name))?.name
  if (type === undefined) refuse(`The file’s name does not say what it holds: give --type, one of ${NAMES}.`)
  const onDuplicate = DUPLICATES.find((each) => each === (values['on-duplicate'] ?? 'skip'))
  if (onDuplicate === undefined) refuse(`--on-duplicate must be one of ${DUPLICATES.join(', ')}.`)
  const source = values.source ?? (path === '-' ? undefined : basename(path))
  if (!source || source.length > 200)
    refuse('--source must name whose keys the file has, in at most 200 characters.')
  const order = {
    intake: intakeOf(type) ?? refuse(`The type must be one of ${NAMES}.`),
    source,
    isDryRun: values['dry-run'] ?? false,
    onDuplicate,
    areDrafts: values.drafts ?? false,
    isOperators: true,
  }
  return { path, columns: null, order }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        columns: { type: 'string' },
        type: { type: 'string' },
        source: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'on-duplicate': { type: 'string' },
        drafts: { type: 'boolean' },
      },
    })
  } catch (error) {
    return refuse((error as Error).message)
  }
}

const shapeNamed = (name: string): Shape => shapeOf(name) ?? refuse(`The type must be one of ${NAMES}.`)

function refuse(problem: string): never {
  throw new Error(`${problem}\n\n${USAGE}`)
}
