import 'reflect-metadata'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { bulkInsert } from '../database/generate/bulk-insert'
import { addReferenceData, generateRegistry } from '../database/generate/generate-registry'
import { command, parseArguments, run, wholeNumber } from './command'
import { progress } from './progress'

const DESCRIPTION =
  'Fills an empty registry with fictional partnerships, each with five events and ten comments. ' +
  'They are written all at once or not at all; servers that use this database may have to wait meanwhile.'

const generate = command('generate', DESCRIPTION)
  .option('--partnerships <count>', 'how many partnerships', wholeNumber(1, 10_000_000))
  .option('--seed <number>', 'the same seed generates the same records', wholeNumber(0, 2 ** 32 - 1), 7)

async function main() {
  const program = parseArguments(generate)
  const { partnerships, seed } = program.opts()
  if (partnerships === undefined) return program.error('error: give their number with --partnerships')
  const { databaseUrl } = readConfig(process.env)
  const begun = performance.now()
  const database = await openDatabase(databaseUrl)
  try {
    await addReferenceData(database)
    const report = progress('partnerships', partnerships)
    await bulkInsert(databaseUrl, database.dataSource, (insert) =>
      generateRegistry(insert, { partnerships, seed }, report),
    )
  } finally {
    await database.close()
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`Generated ${partnerships} partnerships in ${seconds} s.\n`)
}

run(main)
