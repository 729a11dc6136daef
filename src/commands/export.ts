import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { onSnapshot } from '../database/snapshot/snapshot'
import { shapeOf, shapes } from '../exchange/shapes/shapes'
import { type Exported, exportRegistry, type Order } from '../export/export-registry'
import { FORMATS, type Format } from '../export/formats'
import { progress } from './progress'
import { run } from './run'

const TYPES = shapes.map(({ name }) => name)

const USAGE = `Usage:
  npm run export -- --output FOLDER [--format csv|ndjson] [--types partnerships,…] [--drafts] [--safe] [--force]

Writes the records of the registry into the folder, a file for each type, in the form that npm run import takes. All files
tell one state of the registry, whatever is written meanwhile. The types are ${TYPES.join(', ')}.
--drafts also takes what is not published. --safe makes CSV for spreadsheets, none of whose cells is run as a formula: it is
for reading, and not for importing. --force writes over files that are there. DATABASE_URL names the database.`

async function main() {
  const order = readOrder()
  const begun = performance.now()
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  try {
    const exported = await onSnapshot(databaseUrl, database.dataSource, (snapshot) =>
      exportRegistry(order, snapshot, (total) => progress('records', total)),
    )
    process.stdout.write(told(exported, (performance.now() - begun) / 1000))
  } finally {
    await database.close()
  }
}

function readOrder(): Order {
  const { values } = parseArgs({
    options: {
      output: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      types: { type: 'string', default: TYPES.join() },
      drafts: { type: 'boolean', default: false },
      safe: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    },
  })
  const { output, format, safe } = values
  if (!output) throw new Error(`Name a folder with --output.\n\n${USAGE}`)
  if (!isFormat(format)) throw new Error(`--format must be ${FORMATS.join(' or ')}.\n\n${USAGE}`)
  if (safe && format !== 'csv') throw new Error(`--safe is for CSV only.\n\n${USAGE}`)
  return {
    folder: output,
    format,
    shapes: readTypes(values.types),
    withDrafts: values.drafts,
    isSafe: safe,
    overwrites: values.force,
  }
}

const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text)

function readTypes(text: string) {
  const names = new Set(text.split(',').map((each) => each.trim()))
  const chosen = [...names].map((each) => {
    const shape = shapeOf(each)
    if (!shape)
      throw new Error(`--types must be some of ${TYPES.join(', ')}, separated by commas.\n\n${USAGE}`)
    return shape
  })
  return shapes.filter((shape) => chosen.includes(shape))
}

const told = ({ files, sequence }: Exported, seconds: number) => `${files
  .map(({ path, records }) => `${path}: ${records} records`)
  .join('\n')}
The files tell the registry as it was after the write of sequence ${sequence}: the changes after it are not in them.
It took ${seconds.toFixed(1)} s.
`

run(main, { usage: USAGE, failure: 'Nothing was exported.' })
