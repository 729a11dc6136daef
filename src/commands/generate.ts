import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { IsInt, Max, Min, validateSync } from 'class-validator'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { bulkInsert } from '../database/generate/bulk-insert'
import { addReferenceData, fill } from '../database/generate/fill'
import { progress } from './progress'
import { run } from './run'

const USAGE = `Usage:
  npm run generate -- --partnerships 100000 [--seed 7]

Fills an empty registry with fictional partnerships, five events and ten comments for each, and all that they need. The
same seed makes the same records. All are there at once, or none; servers of this database may have to wait meanwhile.
DATABASE_URL names the database.`

const PARTNERSHIPS = '--partnerships must be a whole number from 1 to 10000000.'
const SEED = '--seed must be a whole number from 0 to 4294967295.'

/** What the command line says. */
class Order {
  @IsInt({ message: PARTNERSHIPS })
  @Min(1, { message: PARTNERSHIPS })
  @Max(10_000_000, { message: PARTNERSHIPS })
  partnerships!: number

  @IsInt({ message: SEED })
  @Min(0, { message: SEED })
  @Max(2 ** 32 - 1, { message: SEED })
  seed = 7
}

async function main() {
  const order = readOrder()
  const { databaseUrl } = readConfig(process.env)
  const begun = performance.now()
  const database = await openDatabase(databaseUrl)
  try {
    await addReferenceData(database)
    const report = progress('partnerships', order.partnerships)
    await bulkInsert(databaseUrl, database.dataSource, (insert) => fill(insert, order, report))
  } finally {
    await database.close()
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`Generated ${order.partnerships} partnerships in ${seconds} s.\n`)
}

function readOrder(): Order {
  const { values } = parseArgs({ options: { partnerships: { type: 'string' }, seed: { type: 'string' } } })
  const order = new Order()
  for (const [option, value] of Object.entries(values))
    Object.assign(order, { [option]: /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN })
  const problems = validateSync(order, { stopAtFirstError: true }).flatMap(({ constraints }) =>
    Object.values(constraints ?? {}),
  )
  if (problems.length > 0)
    throw new Error(`${problems.map((problem) => `  - ${problem}`).join('\n')}\n\n${USAGE}`)
  return order
}

run(main, { usage: USAGE })
