import { setTimeout } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { decide } from '../../../authz/authorize'
import { refusalOf } from '../../../authz/policy'
import { newId } from '../../../core/id'
import { aliveUntil, Import, imports } from '../../../modules/import/import.entity'
import { ImportKind, ImportState } from '../../../modules/import/import.enums'
import { importPolicy } from '../../../modules/import/import.policy'
import { findVisibleOrFail } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import { changesBefore } from './imported-changes'
import { type Conflict, storeConflicts } from './undo-conflicts'
import { type Undone, Unwritable, undoWrite } from './undo-write'

/** Others who want to write get their turn. */
const PAUSE_MS = 2

/** Where an import is undone. */
export interface UndoRegistry {
  /** Runs the work in one transaction, in the name of the account that undoes it. */
  transact<T>(work: (mutation: MutationContext) => Promise<T>): Promise<T>
  readonly signal?: AbortSignal
  /** Told of the changes that are dealt with. */
  readonly progress?: (done: number) => void
  /** Ends the work between two transactions, to be continued later. */
  readonly isLate?: () => boolean
}

/** Begins the undo of an import that may be undone, or continues one that was stopped; answers with its id. */
export async function beginUndo(undone: Import, { write, viewer, now }: MutationContext): Promise<string> {
  const [stopped] = await write.read<{ id: string }>(
    sql`SELECT "id" FROM "import" WHERE "undoesId" = ${undone.id}`,
  )
  const alive = { storedState: ImportState.RUNNING, aliveUntil: aliveUntil(now) }
  if (stopped) {
    await write.manager.update(Import, { id: stopped.id }, alive)
    return stopped.id
  }
  // One that stands still is not to go on.
  if (undone.storedState === ImportState.RUNNING)
    await write.manager.update(Import, { id: undone.id }, { storedState: ImportState.STOPPED })
  const id = newId(imports.prefix)
  const [state] = await write.read<{ version: number }>(sql`SELECT "version" FROM "registry"`)
  await write.insertRows(Import, [
    {
      ...{ id, kind: ImportKind.UNDO, type: undone.type, undoesId: undone.id, ...alive },
      isOperators: viewer.accountId === '',
      accountId: viewer.accountId === '' ? null : viewer.accountId,
      startedAt: now.toISOString(),
      fromSequence: Number(state?.version ?? 0),
    },
  ])
  write.markChanged()
  return id
}

/** The same for the operator, whom nothing but the state of the import can refuse. */
export async function beginUndoById(id: string, mutation: MutationContext): Promise<string> {
  const record = await findVisibleOrFail(imports, id, mutation)
  const { obstacle } = await decide(importPolicy.undo, record, mutation)
  if (obstacle) throw obstacle
  return beginUndo(record, mutation)
}

/** Takes back what an import did, one of its writes after the other. It may end anywhere, and be continued. */
export async function continueUndo(undoId: string, registry: UndoRegistry): Promise<void> {
  let unwritable: ReadonlyMap<string, Conflict> = new Map()
  for (;;) {
    registry.signal?.throwIfAborted()
    try {
      const undo = await registry.transact((mutation) => undoNext(undoId, unwritable, mutation))
      registry.progress?.(undo.rows)
      if (undo.storedState !== ImportState.RUNNING) return
      unwritable = new Map()
    } catch (error) {
      if (!(error instanceof Unwritable)) {
        await pause(undoId, registry).catch(() => {})
        throw error
      }
      unwritable = new Map([...unwritable, [error.recordId, error.conflict]])
    }
    if (registry.isLate?.()) return pause(undoId, registry)
    await setTimeout(PAUSE_MS)
  }
}

/** It counts as stopped at once: to continue it, nobody has to wait. */
const pause = (undoId: string, { transact }: UndoRegistry) =>
  transact(async ({ write, now }) => {
    await write.run(sql`UPDATE "import" SET "aliveUntil" = ${now.toISOString()}
      WHERE "id" = ${undoId} AND "storedState" = 'RUNNING'`)
  })

type Progress = Pick<Import, 'rows' | 'storedState'>

async function undoNext(
  undoId: string,
  unwritable: ReadonlyMap<string, Conflict>,
  mutation: MutationContext,
): Promise<Progress> {
  const { write, now } = mutation
  const undo = await lockImport(undoId, mutation)
  const importId = undo.undoesId as string
  if (undo.storedState !== ImportState.RUNNING) return undo
  await refuseOthers(importId, mutation)
  write.nameImport(undoId)
  const changes = await changesBefore(undo.position, importId, write)
  if (changes.length === 0) return finish(undo, mutation)
  const done = await undoWrite(changes, { importId, undoId, unwritable }, mutation)
  await storeConflicts(done.conflicts, { undoId, changes }, mutation)
  const counted = {
    ...added(undo, done),
    rows: undo.rows + changes.length,
    position: changes.at(-1)?.id ?? null,
    aliveUntil: aliveUntil(now),
  }
  await write.manager.update(Import, { id: undoId }, counted)
  return { ...counted, storedState: undo.storedState }
}

const added = (undo: Import, { created, updated, removed, conflicts }: Undone) => ({
  created: undo.created + created,
  updated: undo.updated + updated,
  removed: undo.removed + removed,
  skipped: undo.skipped + conflicts.size,
})

/** Of two that undo the same, one waits here. */
async function lockImport(id: string, { write }: MutationContext): Promise<Import> {
  await write.run(sql`UPDATE "import" SET "aliveUntil" = "aliveUntil" WHERE "id" = ${id}`)
  return write.manager.findOneByOrFail(Import, { id })
}

/** It stops where the account has lost the right to it. */
async function refuseOthers(importId: string, mutation: MutationContext) {
  const { write, viewer } = mutation
  const { role } = await decide(importPolicy.undo, { id: importId }, mutation)
  if (role === null) throw refusalOf(importPolicy.undo, { id: importId })
  write.actAs(viewer.accountId === '' ? null : { accountId: viewer.accountId, role })
}

/** The import is undone; what an undone undo took back is there again. */
async function finish(undo: Import, { write, now }: MutationContext): Promise<Progress> {
  const at = now.toISOString()
  const ended = { storedState: ImportState.DONE, endedAt: at, aliveUntil: at }
  await write.manager.update(Import, { id: undo.id }, ended)
  const { id, undoesId } = await write.manager.findOneByOrFail(Import, { id: undo.undoesId as string })
  await write.manager.update(Import, { id }, { storedState: ImportState.UNDONE })
  if (undoesId !== null)
    await write.manager.update(Import, { id: undoesId }, { storedState: ImportState.DONE })
  write.markChanged()
  return { rows: undo.rows, ...ended }
}
