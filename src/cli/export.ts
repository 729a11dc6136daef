import 'reflect-metadata'
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { onSnapshot } from '../database/snapshot'
import { type Exported, type ExportOptions, exportRegistry } from '../interchange/export/export-registry'
import { FILE_FORMATS } from '../interchange/export/file-formats'
import { recordSchemas } from '../interchange/record-schemas'
import { command, parseArguments, run } from './command'
import { progress } from './progress'

const TYPES = recordSchemas.map(({ name }) => name)

const DESCRIPTION =
  'Writes the records of the registry into a folder, one file for each type, in the form that npm run import reads. All ' +
  'files show one state of the registry, whatever is written meanwhile.'

const exportCommand = command('export', DESCRIPTION)
  .option('--output <folder>', 'the folder to write the files to')
  .addOption(
    new Option('--format <format>', 'the format of the files').choices(FILE_FORMATS).default('csv' as const),
  )
  .addOption(
    new Option('--types <types>', `some of ${TYPES.join(', ')}, separated by commas`)
      .argParser(recordSchemasNamed)
      .default(recordSchemas, 'all'),
  )
  .option('--drafts', 'include unpublished partnerships', false)
  .option(
    '--safe',
    'write CSV whose cells a spreadsheet does not run as formulas: for reading, not for importing',
    false,
  )
  .option('--force', 'overwrite existing files', false)

async function main() {
  const order = readOrder()
  const begun = performance.now()
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  try {
    const exported = await onSnapshot(databaseUrl, database.dataSource, (snapshot) =>
      exportRegistry(order, snapshot, (total) => progress('records', total)),
    )
    process.stdout.write(summary(exported, (performance.now() - begun) / 1000))
  } finally {
    await database.close()
  }
}

function readOrder(): ExportOptions {
  const program = parseArguments(exportCommand)
  const { output, format, types, drafts, safe, force } = program.opts()
  if (!output) return program.error('error: give a folder with --output')
  if (safe && format !== 'csv') program.error('error: --safe is for CSV only')
  return { folder: output, format, recordSchemas: types, withDrafts: drafts, isSafe: safe, overwrites: force }
}

function recordSchemasNamed(text: string) {
  const names = new Set(text.split(',').map((each) => each.trim()))
  const chosen = recordSchemas.filter(({ name }) => names.delete(name))
  if (names.size > 0) throw new InvalidArgumentError(`They must be some of ${TYPES.join(', ')}.`)
  return chosen
}

const summary = ({ files, sequence }: Exported, seconds: number) => `${files
  .map(({ path, records }) => `${path}: ${records} records`)
  .join('\n')}
The files show the registry after the write with sequence ${sequence}. Later changes are not in them.
It took ${seconds.toFixed(1)} s.
`

run(main, 'Nothing was exported.')
