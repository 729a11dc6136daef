import type { Acting } from '../../keeping/write-as'
import { RegistryError } from '../../shared/errors'
import type { Taking } from '../intake/intake'
import type { Order, Registry } from '../run/order'
import { type Outcome, outcome, type Problem, problemOf, type Row, type Target } from '../run/row'
import type { Claims } from './claims'
import { keepKeys, knownKeys } from './external-keys'
import { targetsOf } from './targets'

export interface Run {
  readonly order: Order
  readonly registry: Registry
  readonly taking: Taking
  readonly claims: Claims
}

export type Outcomes = ReadonlyMap<Row, Outcome>

/** Others want to write too: what takes longer is left to the next transaction. */
const LONGEST_MS = 500

/**
 * Brings in rows by one transaction. Where one of them breaks it, each half has a transaction of its own, and so on: the
 * bad one is found, and the others are written. Rows that took too long are not among the outcomes yet.
 */
export async function takeBatch(rows: readonly Row[], run: Run): Promise<Outcomes> {
  try {
    return await inTransaction(rows, run)
  } catch (error) {
    const message = blameOf(error)
    const [first] = rows
    if (message === null || !first) throw error
    if (rows.length === 1) return new Map([[first, outcome('refused', problemOf(first, null, message))]])
    const half = Math.ceil(rows.length / 2)
    const before = await takeBatch(rows.slice(0, half), run)
    return new Map([...before, ...(await takeBatch(rows.slice(half), run))])
  }
}

/** Undoes a transaction whose outcomes are all that was wanted. */
class OnlyTried extends Error {
  constructor(readonly outcomes: Outcomes) {
    super('Nothing was to be written.')
  }
}

async function inTransaction(rows: readonly Row[], run: Run): Promise<Outcomes> {
  const work = async (acting: Acting) => {
    const outcomes = await take(rows, run, acting)
    if (run.order.isDryRun) throw new OnlyTried(outcomes)
    return outcomes
  }
  return run.registry.transact(work).catch((error) => {
    if (error instanceof OnlyTried) return error.outcomes
    throw error
  })
}

async function take(rows: readonly Row[], run: Run, acting: Acting): Promise<Outcomes> {
  const { order, taking } = run
  const known = await knownKeys(
    rows.map(({ key }) => key),
    order,
    acting.write,
  )
  const outcomes = new Map<Row, Outcome>()
  for (const row of rows)
    if (known.get(row.key)?.digest === row.digest) outcomes.set(row, outcome('unchanged'))
  const open = run.claims.unclaimed(
    rows.filter((row) => !outcomes.has(row)),
    taking,
    outcomes,
  )
  if (open.length === 0) return outcomes
  const { targets, outcomes: settled } = await targetsOf(open, { order, taking, known }, acting)
  for (const [row, settlement] of settled) outcomes.set(row, settlement)
  const good = await checked(targets, { taking, outcomes }, acting)
  const written = await writeAll(good, { taking, outcomes }, acting)
  await keepKeys(written, { known, order }, acting.write)
  return outcomes
}

interface Settling {
  readonly taking: Taking
  readonly outcomes: Map<Row, Outcome>
}

async function checked(targets: readonly Target[], { taking, outcomes }: Settling, acting: Acting) {
  const problems = await taking.check(targets, acting)
  const bad = new Set(problems.map(({ row }) => row))
  return targets.filter(({ row }) => {
    if (!bad.has(row.number)) return true
    outcomes.set(row, outcome('refused', ...problems.filter((problem) => problem.row === row.number)))
    return false
  })
}

async function writeAll(targets: readonly Target[], { taking, outcomes }: Settling, acting: Acting) {
  const begun = performance.now()
  const written = targets.filter(({ isNew }) => isNew)
  if (written.length > 0) await taking.create(written, acting)
  for (const { row } of written) outcomes.set(row, outcome('created'))
  for (const target of targets.filter(({ isNew }) => !isNew)) {
    if (performance.now() - begun > LONGEST_MS) break
    const done = await taking.update(target, acting)
    outcomes.set(target.row, toldOf(done))
    if (typeof done === 'boolean') written.push(target)
  }
  return written
}

const toldOf = (done: boolean | readonly Problem[]): Outcome =>
  typeof done === 'boolean' ? outcome(done ? 'updated' : 'unchanged') : outcome('refused', ...done)

/** Errors that are about whoever brings the file, or about the machine. */
const NOT_OF_ROWS = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'TIMEOUT'])

/** What is wrong with the row that broke a transaction. Null: it is no fault of any row. */
function blameOf(error: unknown): string | null {
  if (error instanceof RegistryError) return NOT_OF_ROWS.has(error.extensions.code) ? null : error.message
  const { code } = Object(Object(error).driverError) as { code?: unknown }
  if (/^(23503|SQLITE_CONSTRAINT_FOREIGNKEY)$/.test(String(code)))
    return 'It refers to a record that the registry does not have, or has no more.'
  // What the databases call a value, or a constraint, that does not fit.
  return /^(22|23|SQLITE_CONSTRAINT|SQLITE_MISMATCH|SQLITE_TOOBIG)/.test(String(code))
    ? 'The database refuses what the row says: an id of it may belong to another record already.'
    : null
}
