import 'reflect-metadata'
import { readFile } from 'node:fs/promises'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { applyRegister } from '../modules/territory/register/apply-register'
import { parseRegister } from '../modules/territory/register/register-file'
import { command, parseArguments, run } from './command'
import { territoriesReport } from './print-territories-report'

const DESCRIPTION =
  'Updates the territories to a state of the TERYT register. Either all of it is written or nothing. Units that the file lacks ' +
  'are kept as historical, so that records keep their codes.'

const territories = command('import:territories', DESCRIPTION)
  .argument('<file>', 'the register’s file of units, TERC.csv, as published')
  .option('--dry-run', 'show what would change and write nothing', false)
  .option('--allow-removals', 'accept a file that lacks many units', false)

async function main() {
  const program = parseArguments(territories)
  const [path] = program.processedArgs
  const { dryRun: isDryRun, allowRemovals: allowsRemovals } = program.opts()
  const begun = performance.now()
  const file = await readFile(path).catch(({ code }) =>
    program.error(`error: the file cannot be read (${code})`),
  )
  const state = parseRegister(file)
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  try {
    const applied = await database.write((write) => applyRegister(state, { isDryRun, allowsRemovals }, write))
    process.stdout.write(`${territoriesReport(state, applied, isDryRun)}\n`)
  } finally {
    await database.close()
  }
  process.stdout.write(`It took ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`)
}

run(main, 'Nothing was written.')
