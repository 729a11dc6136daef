import type { Differences } from '../../core/change-log/change.entity'
import { RegistryError } from '../../core/errors'
import type { RecordSchema } from '../../core/records/record-schema'
import type { MutationContext } from '../../mutations/mutation-context'
import { holdKeys, knownKeys, storeKeys } from './external-key.entity'
import { fieldChanges } from './field-changes'
import type { FileRows } from './file-rows'
import type { ImportOptions, ImportRegistry } from './import-options'
import type { ImportRecord } from './import-record'
import {
  type ImportRow,
  outcome,
  problemOf,
  type RowOutcome,
  type RowProblem,
  type Target,
  type UpdateResult,
  WaitingUpdate,
} from './import-row'
import { knownTargets, targetsOf } from './import-targets'
import type { ImportSession } from './importers/importer'
import { storingRowsBefore } from './rows-before'

export interface Run {
  readonly options: ImportOptions
  readonly registry: ImportRegistry
  readonly session: ImportSession
  readonly file: FileRows
  /** What the registry stores of the import. Null: nothing, as it is a dry run. */
  readonly record: ImportRecord | null
}

/** Notes which records rows are about, before any row of the file is written. */
export async function collectRows(rows: readonly ImportRow[], run: Omit<Run, 'record'>) {
  const { session, file, options, registry } = run
  for (const row of rows) file.add(row)
  await registry.transact(async (mutation) => {
    const known = await knownKeys(
      rows.map(({ key }) => key),
      options,
      mutation.write,
    )
    const targets = await knownTargets(rows, { ...run, known }, mutation)
    for (const row of rows) {
      const id = targets.get(row)
      if (id !== undefined) file.addTarget(row, id)
    }
    const unknown = rows.filter((row) => !targets.has(row) && !known.has(row.key))
    for (const [row, likeness] of await session.collect(unknown, mutation))
      if (options.onDuplicate === 'update' && 'id' in likeness) file.addTarget(row, likeness.id)
      else file.addLikeness(row, likeness)
  })
}

export type Outcomes = ReadonlyMap<ImportRow, RowOutcome>

/** Others want to write too: what takes longer is left to the next transaction. */
const MAX_MS = 500

/**
 * Brings in rows by one transaction. Where one of them breaks it, each half has a transaction of its own, and so on: the
 * bad one is found, and the others are written. Rows that took too long are not among the outcomes yet.
 */
export async function importBatch(rows: readonly ImportRow[], run: Run): Promise<Outcomes> {
  try {
    return await inTransaction(rows, run)
  } catch (error) {
    const message = blameOf(error)
    const [first] = rows
    if (message === null || !first) throw error
    if (rows.length === 1) return new Map([[first, outcome('refused', problemOf(first, null, message))]])
    const half = Math.ceil(rows.length / 2)
    const before = await importBatch(rows.slice(0, half), run)
    return new Map([...before, ...(await importBatch(rows.slice(half), run))])
  }
}

/** Undoes a transaction whose outcomes are all that was wanted. */
class DryRun extends Error {
  constructor(readonly outcomes: Outcomes) {
    super('Nothing was to be written.')
  }
}

async function inTransaction(rows: readonly ImportRow[], run: Run): Promise<Outcomes> {
  const work = async (mutation: MutationContext) => {
    run.record?.name(mutation)
    const outcomes = await importTargets(rows, run, mutation)
    await run.record?.advance(outcomes.values(), mutation)
    if (run.options.isDryRun) throw new DryRun(outcomes)
    return outcomes
  }
  return run.registry.transact(work).catch((error) => {
    if (error instanceof DryRun) return error.outcomes
    throw error
  })
}

async function importTargets(
  rows: readonly ImportRow[],
  run: Run,
  mutation: MutationContext,
): Promise<Outcomes> {
  const { options, session } = run
  await holdKeys(mutation)
  const known = await knownKeys(
    rows.map(({ key }) => key),
    options,
    mutation.write,
  )
  const outcomes = new Map<ImportRow, RowOutcome>()
  for (const row of rows) {
    const conflicts = run.file.conflicts(row)
    if (conflicts.length > 0) outcomes.set(row, outcome('refused', ...conflicts))
    else if (known.get(row.key)?.digest === row.digest) outcomes.set(row, outcome('unchanged'))
  }
  const open = rows.filter((row) => !outcomes.has(row))
  if (open.length === 0) return outcomes
  const { targets, outcomes: settled } = await targetsOf(open, { ...run, known }, mutation)
  for (const [row, settlement] of settled) outcomes.set(row, settlement)
  const batch = { session, recordSchema: options.importer.recordSchema, outcomes, file: run.file }
  const valid = await checked(targets, batch, mutation)
  const { entity } = options.importer.recordSchema.of
  const ids = valid.flatMap(({ id, isNew }) => (isNew ? [] : [id]))
  await storingRowsBefore({ entity, ids }, mutation, async () => {
    const written = await writeAll(valid, batch, mutation)
    await storeKeys(written, { known, options }, mutation.write)
  })
  return outcomes
}

interface Batch {
  readonly session: ImportSession
  readonly recordSchema: RecordSchema
  readonly outcomes: Map<ImportRow, RowOutcome>
  readonly file: FileRows
}

async function checked(targets: readonly Target[], { session, outcomes }: Batch, mutation: MutationContext) {
  const problems = await session.check(targets, mutation)
  const bad = new Set(problems.map(({ row }) => row))
  return targets.filter(({ row }) => {
    if (!bad.has(row.number)) return true
    outcomes.set(row, outcome('refused', ...problems.filter((problem) => problem.row === row.number)))
    return false
  })
}

async function writeAll(
  targets: readonly Target[],
  { session, recordSchema, outcomes, file }: Batch,
  mutation: MutationContext,
) {
  const startedAt = performance.now()
  const written = targets.filter(({ isNew }) => isNew)
  if (written.length > 0) await session.create(written, mutation)
  for (const { row, id } of written) {
    outcomes.set(row, outcome('created'))
    file.addCreated(id)
  }
  for (const target of targets.filter(({ isNew }) => !isNew)) {
    if (performance.now() - startedAt > MAX_MS) break
    const done = await session.update(target, mutation)
    if (isRefusal(done)) outcomes.set(target.row, outcome('refused', ...done))
    else {
      outcomes.set(target.row, updated(target, recordSchema, done))
      written.push(target)
    }
  }
  return written
}

function updated(target: Target, recordSchema: RecordSchema, done: Differences | WaitingUpdate): RowOutcome {
  const isWaiting = done instanceof WaitingUpdate
  const changes = fieldChanges(target, recordSchema, isWaiting ? done.differences : done)
  if (isWaiting) return { ...outcome('waiting', ...done.problems), changes }
  return { ...outcome(changes.length > 0 ? 'updated' : 'unchanged'), changes }
}

const isRefusal = (done: UpdateResult): done is readonly RowProblem[] => Array.isArray(done)

/** Errors that are about whoever brings the file, or about the machine. */
const NOT_OF_ROWS = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'TIMEOUT'])

/** What is wrong with the row that broke a transaction. Null: it is no fault of any row. */
function blameOf(error: unknown): string | null {
  if (error instanceof RegistryError) return NOT_OF_ROWS.has(error.extensions.code) ? null : error.message
  if (/^(23503|SQLITE_CONSTRAINT_FOREIGNKEY)$/.test(codeOf(error)))
    return 'It refers to a record that the registry does not have or no longer has.'
  return isConstraint(error)
    ? 'The database refused the row: one of its ids may already belong to another record.'
    : null
}

/** What the databases call a value, or a constraint, that does not fit. */
export const isConstraint = (error: unknown): boolean =>
  /^(22|23|SQLITE_CONSTRAINT|SQLITE_MISMATCH|SQLITE_TOOBIG)/.test(codeOf(error))

const codeOf = (error: unknown) => String((Object(Object(error).driverError) as { code?: unknown }).code)
