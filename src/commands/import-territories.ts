import 'reflect-metadata'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { applyState } from '../territory/register/apply-state'
import { readState } from '../territory/register/read-state'
import { run } from './run'
import { territoriesReport } from './territories-report'

const USAGE = `Usage:
  npm run import:territories -- TERC.csv [--dry-run] [--allow-removals]

Brings the territories to a state of the TERYT register: TERC.csv is its file of units, as it is published. All of it is
written, or nothing. Units that the file lacks stay as historical ones, and records keep their codes. --dry-run only tells
what would change; --allow-removals takes a file that lacks many units. DATABASE_URL names the database.`

async function main() {
  const { path, isDryRun, allowsRemovals } = readOrder()
  const begun = performance.now()
  const state = readState(await readFile(path).catch(refusePath))
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  try {
    const applied = await database.write((write) => applyState(state, { isDryRun, allowsRemovals }, write))
    process.stdout.write(`${territoriesReport(state, applied, isDryRun)}\n`)
  } finally {
    await database.close()
  }
  process.stdout.write(`It took ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`)
}

function readOrder() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, 'allow-removals': { type: 'boolean' } },
  })
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) throw new Error(`Name one file.\n\n${USAGE}`)
  return { path, isDryRun: values['dry-run'] ?? false, allowsRemovals: values['allow-removals'] ?? false }
}

function refusePath({ code }: NodeJS.ErrnoException): never {
  throw new Error(`The file cannot be read (${code}).\n\n${USAGE}`)
}

run(main, { usage: USAGE, failure: 'Nothing was written.' })
