import type { DataSource, QueryRunner } from 'typeorm'
import type { Migration } from '../../src/database/migrations'
import { type Part, schemaParts } from './schema-parts'

/** Applies the migrations one by one, each of them up, down and up again: what the first one at fault does wrong. */
export async function migrationFaults(
  dataSource: DataSource,
  migrations: readonly (new () => Migration)[],
): Promise<string[]> {
  for (const Migration of migrations) {
    const faults = await faultsOf(dataSource, new Migration())
    if (faults.length > 0) return faults.map((fault) => `${Migration.name}: ${fault}`)
  }
  return []
}

async function faultsOf(dataSource: DataSource, migration: Migration): Promise<string[]> {
  const before = await schemaParts(dataSource)
  await run(dataSource, (runner) => migration.up(runner))
  const after = await schemaParts(dataSource)
  await run(dataSource, (runner) => migration.down(runner))
  const undone = await schemaParts(dataSource)
  const faults = [
    ...dropped(before, after)
      .filter((part) => !migration.drops?.includes(part))
      .map((part) => `up drops ${part}`),
    ...missing(before, undone).map((part) => `down does not restore ${part}`),
    ...missing(undone, before).map((part) => `down leaves ${part}`),
  ]
  if (faults.length > 0) return faults
  await run(dataSource, (runner) => migration.up(runner))
  const again = await schemaParts(dataSource)
  return missing(after, again).map((part) => `up after down does not make ${part}`)
}

/** What vanished from tables that are still there; a column may: few drop one by mistake. */
function dropped(before: readonly Part[], after: readonly Part[]): string[] {
  const tables = new Set(after.map(({ table }) => table))
  const names = new Set(after.map(nameOf))
  return before
    .filter(({ table, name }) => tables.has(table) && !name.startsWith('column '))
    .map(nameOf)
    .filter((name) => !names.has(name))
}

function missing(parts: readonly Part[], from: readonly Part[]): string[] {
  const definitions = new Set(from.map(inFull))
  return parts.map(inFull).filter((part) => !definitions.has(part))
}

const nameOf = ({ name, table }: Part) => `${table}: ${name}`

const inFull = (part: Part) => `${nameOf(part)}: ${part.definition}`

async function run(dataSource: DataSource, step: (runner: QueryRunner) => Promise<unknown>) {
  const runner = dataSource.createQueryRunner()
  try {
    await runner.beforeMigration()
    await runner.startTransaction()
    await step(runner)
    await runner.commitTransaction()
    await runner.afterMigration()
  } finally {
    await runner.release()
  }
}
