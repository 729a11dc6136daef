import { setTimeout } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { readConfig } from '../config/read-config'
import { type Database, openDatabase } from '../database/database'
import { beginUndoById, continueUndo } from '../interchange/import/undo/undo-import'
import { type Import, stateOf } from '../modules/import/import.entity'
import { MutationContext } from '../mutations/mutation-context'
import { command, parseArguments, wholeNumber } from './command'
import { progress } from './progress'

const undoCommand = () =>
  command(
    'import undo',
    'Takes back what an import did: records that nobody has changed since are as before.',
  )
    .argument('[id]', 'the import, as npm run import -- list shows it')
    .addHelpText(
      'after',
      '\nRecords that somebody has changed since stay as they are, and are listed. If it was stopped, run it again.\nAn undo can be undone too: give the id of the undo.',
    )

const listCommand = () =>
  command('import list', 'Lists the imports, the newest first.').option(
    '--first <number>',
    'how many',
    wholeNumber(1, 10_000),
    20,
  )

/** The commands about imports that there were. Null: the arguments are about a file. */
export function importCommand([name, ...args]: readonly string[]): (() => Promise<void>) | null {
  if (name === 'list') return () => listImports(args)
  return name === 'undo' ? () => undo(args) : null
}

async function inDatabase(work: (database: Database) => Promise<void>) {
  const database = await openDatabase(readConfig(process.env).databaseUrl)
  await work(database).finally(() => database.close())
}

type Listed = Pick<Import, 'id' | 'kind' | 'type' | 'fileName' | 'source' | 'startedAt' | 'isOperators'> &
  Pick<Import, 'created' | 'updated' | 'removed' | 'storedState' | 'aliveUntil' | 'accountId' | 'undoesId'>

async function listImports(args: readonly string[]) {
  const { first } = parseArguments(listCommand(), args).opts()
  await inDatabase(async ({ write }) => {
    const found = await write((writing) =>
      writing.read<Listed>(sql`SELECT * FROM "import" ORDER BY "startedAt" DESC, "id" DESC LIMIT ${first}`),
    )
    for (const each of found) process.stdout.write(`${lineOf(each, new Date())}\n`)
    if (found.length === 0) process.stdout.write('There are no imports.\n')
  })
}

const lineOf = (each: Listed, now: Date) =>
  [
    ...[each.startedAt.slice(0, 16).replace('T', ' '), each.id, stateOf(each, now), each.type],
    each.undoesId === null ? (each.fileName ?? '(no file name)') : `undo of ${each.undoesId}`,
    each.isOperators ? 'from the command line' : `by ${each.accountId ?? 'an erased account'}`,
    `${each.created} created, ${each.updated} updated, ${each.removed} removed`,
  ].join('  ')

async function undo(args: readonly string[]) {
  const program = parseArguments(undoCommand(), args)
  const [id] = program.processedArgs
  if (id === undefined) return program.error('error: give the id of the import: import_01j…')
  const begun = performance.now()
  await inDatabase(async (database) => {
    const undoId = await begin(id, database)
    const total = await countChanges(id, database)
    const tell = progress('changes', total)
    await continueUndo(undoId, {
      transact: (work) => database.write((write) => work(MutationContext.operator(write, new Date()))),
      progress: tell,
    })
    await printOutcome(undoId, database)
  })
  process.stdout.write(`It took ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`)
}

const WAIT_MS = 1_000

/** An undo that was killed counts as running for a while; one that goes on meanwhile is not run a second time. */
async function begin(id: string, database: Database): Promise<string> {
  const last = await rowsDone(id, database)
  for (let isTold = false; ; isTold = true)
    try {
      return await database.write((write) => beginUndoById(id, MutationContext.operator(write, new Date())))
    } catch (error) {
      const { reason } = Object(Object(error).extensions) as { reason?: unknown }
      if (reason !== 'UNDO_RUNNING' || (await rowsDone(id, database)) !== last) throw error
      if (!isTold)
        process.stderr.write(
          'An undo of this import is running or was killed. Waiting for up to a minute …\n',
        )
      await setTimeout(WAIT_MS)
    }
}

const rowsDone = async (id: string, { write }: Database): Promise<number | null> => {
  const [undo] = await write((writing) =>
    writing.read<{ rows: number }>(sql`SELECT "rows" FROM "import" WHERE "undoesId" = ${id}`),
  )
  return undo?.rows ?? null
}

async function countChanges(id: string, { write }: Database): Promise<number> {
  const [found] = await write((writing) =>
    writing.read<{ count: number | string }>(
      sql`SELECT count(*) AS "count" FROM "change" WHERE "importId" = ${id}`,
    ),
  )
  return Number(found?.count ?? 0)
}

/** The others are only counted here; Query.imports lists all. */
const MAX_TOLD = 1_000

interface Left {
  readonly recordId: string
  readonly message: string
}

async function printOutcome(undoId: string, { write }: Database) {
  const [undone] = await write((writing) =>
    writing.read<Pick<Import, 'created' | 'updated' | 'removed' | 'skipped'>>(
      sql`SELECT "created", "updated", "removed", "skipped" FROM "import" WHERE "id" = ${undoId}`,
    ),
  )
  if (!undone) return
  const left = await write((writing) =>
    writing.read<Left>(sql`SELECT "recordId", "message" FROM "undo_conflict" WHERE "importId" = ${undoId}
      ORDER BY "id" LIMIT ${MAX_TOLD}`),
  )
  const { created, updated, removed, skipped } = undone
  for (const { recordId, message } of left) process.stdout.write(`${recordId}: ${message}\n`)
  if (skipped > left.length) process.stdout.write(`… and ${skipped - left.length} more.\n`)
  process.stdout.write(
    `${removed} removed, ${updated} as before, ${created} brought back, ${skipped} left as they are.\n` +
      `To take this back: npm run import -- undo ${undoId}\n`,
  )
}
