import sql from 'sql-template-tag'
import { ChangeKind } from '../../../core/change-log/change-kind'
import { allRows, readRecordRows } from '../../../core/change-log/record-rows'
import { name } from '../../../core/collections/dialect'
import type { EntityClass } from '../../../core/collections/reader'
import { dependentsOf } from '../../../core/collections/references'
import { getOrCreate } from '../../../core/get-or-create'
import { removeRecord } from '../../../modules/removal/remove-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import { isConstraint } from '../import-batch'
import { storingRowsBefore } from '../rows-before'
import { type ImportedChange, laterChanges, leftBefore, reversed } from './imported-changes'
import { refreshWords } from './search-words'
import {
  type Conflict,
  changedSince,
  dependedOn,
  erased,
  gone,
  notAllowed,
  valueTaken,
} from './undo-conflicts'
import { mayUndo } from './undo-rights'

/** What one transaction of an undo has done. */
export interface Undone {
  created: number
  updated: number
  removed: number
  readonly conflicts: Map<string, Conflict>
}

/** A record that cannot be written back: the transaction begins anew without it. */
export class Unwritable extends Error {
  constructor(
    readonly recordId: string,
    readonly conflict: Conflict,
  ) {
    super(conflict.message)
  }
}

interface Undoing {
  readonly importId: string
  readonly undoId: string
  /** Found out by an attempt before. */
  readonly unwritable: ReadonlyMap<string, Conflict>
}

/** Records are brought back in this order, and removed in the opposite one: what comes later names what came before. */
const CLASSES = [
  'Organisation',
  'Initiator',
  'Partnership',
  'PendingChange',
  'Membership',
  'Agreement',
  'Event',
]

const rank = ({ recordClass }: ImportedChange) => CLASSES.indexOf(recordClass)

/** Takes back the changes of one write of an import, from the newest to the oldest. */
export async function undoWrite(
  changes: readonly ImportedChange[],
  undoing: Undoing,
  mutation: MutationContext,
): Promise<Undone> {
  const undone: Undone = { created: 0, updated: 0, removed: 0, conflicts: new Map(undoing.unwritable) }
  const ids = [...new Set(changes.map(({ recordId }) => recordId))]
  await lockRecords(changes, mutation)
  const before = await leftBefore(ids, undoing.undoId, mutation.write)
  for (const [id, later] of await laterChanges(ids, undoing, mutation.write))
    if (!before.has(id) && !undone.conflicts.has(id)) undone.conflicts.set(id, changedSince(later))
  for (const change of changes)
    if (
      change.kind !== ChangeKind.DELETED &&
      !before.has(change.recordId) &&
      !undone.conflicts.has(change.recordId)
    )
      if (!(await mayUndo(change, mutation))) undone.conflicts.set(change.recordId, notAllowed)
  const isOpen = ({ recordId }: ImportedChange) => !before.has(recordId) && !undone.conflicts.has(recordId)
  const deleted = changes.filter(({ kind }) => kind === ChangeKind.DELETED)
  const isAlone = (change: ImportedChange) =>
    changes.some(wasNamedBy(change)) && !changes.some((each) => isOpen(each) && wasNamedBy(change)(each))
  for (const change of deleted
    .filter(isOpen)
    .filter((each) => !isAlone(each))
    .sort((one, other) => rank(one) - rank(other)))
    await bringBack(change, undone, mutation)
  const updated = changes.filter(({ kind, before: rows }) => rows !== null && !ENDS.includes(kind))
  for (const ofClass of byClass(updated)) await writeBack(ofClass.filter(isOpen), undone, mutation)
  const created = changes.filter(({ kind }) => kind === ChangeKind.CREATED)
  for (const ofClass of byClass(created).reverse()) await remove(ofClass.filter(isOpen), undone, mutation)
  return undone
}

/** An initiator that went when the import changed the partnership: it comes back with that change only. */
const wasNamedBy =
  ({ recordId }: ImportedChange) =>
  ({ before }: ImportedChange) =>
    (before?.gone.partnership_initiator ?? []).some(({ initiatorId }) => initiatorId === recordId)

/** Other writers of these rows wait until it is known what the undo does with them. SQLite has one writer. */
async function lockRecords(changes: readonly ImportedChange[], mutation: MutationContext) {
  const { write } = mutation
  const { dialect } = write
  if (dialect.name !== 'postgres') return
  for (const ofClass of byClass(changes)) {
    const { tableName } = write.manager.connection.getMetadata(
      entityOf(ofClass[0] as ImportedChange, mutation),
    )
    const ids = dialect.list(ofClass.map(({ recordId }) => recordId))
    await write.run(
      sql`SELECT 1 FROM ${name(tableName)} WHERE ${dialect.isIn(sql`"id"`, ids)} ORDER BY "id" FOR UPDATE`,
    )
  }
}

const ENDS: readonly ChangeKind[] = [ChangeKind.CREATED, ChangeKind.DELETED, ChangeKind.MERGED]

function byClass(changes: readonly ImportedChange[]): ImportedChange[][] {
  const found = new Map<string, ImportedChange[]>()
  for (const change of changes) getOrCreate(found, change.recordClass, () => []).push(change)
  return [...found.values()].sort(
    ([one], [other]) => rank(one as ImportedChange) - rank(other as ImportedChange),
  )
}

/** A record that the import has deleted. */
async function bringBack(change: ImportedChange, undone: Undone, mutation: MutationContext) {
  const { recordId, before } = change
  const entity = entityOf(change, mutation)
  if (before === null) return void undone.conflicts.set(recordId, erased)
  await attempt(change, async () => {
    await mutation.write.reinsertRows(entity, before)
    await refreshWords[entity.name]?.(recordId, before, mutation)
  })
  if (!(await mayUndo(change, mutation))) throw new Unwritable(recordId, notAllowed)
  undone.created++
}

/** Records of one class that the import has changed. */
async function writeBack(changes: readonly ImportedChange[], undone: Undone, mutation: MutationContext) {
  const [first] = changes
  if (!first) return
  const { write } = mutation
  const entity = entityOf(first, mutation)
  const ids = changes.map(({ recordId }) => recordId)
  const there = await readRecordRows(entity, ids, write)
  await storingRowsBefore({ entity, ids }, mutation, async () => {
    for (const change of changes) {
      const { recordId, before, differences, fields } = change
      if (before === null) continue
      if (there.get(recordId)?.row == null) undone.conflicts.set(recordId, gone)
      else {
        const isOfKeys = fields.length === 1 && fields[0] === 'key'
        const restored = { before, fields: isOfKeys ? [] : fields, differences: reversed(differences) }
        await attempt(change, async () => {
          await write.restoreRows(entity, recordId, restored)
          if (!isOfKeys) await refreshWords[entity.name]?.(recordId, before, mutation)
        })
        if (!isOfKeys) undone.updated++
      }
    }
  })
}

/** Records of one class that the import has created. */
async function remove(changes: readonly ImportedChange[], undone: Undone, mutation: MutationContext) {
  const [first] = changes
  if (!first) return
  const { write } = mutation
  const entity = entityOf(first, mutation)
  const ids = changes.map(({ recordId }) => recordId)
  const there = await readRecordRows(entity, ids, write)
  const dependents = await dependentsOf(entity.name, ids, write)
  const removed: string[] = []
  for (const change of changes) {
    const { recordId } = change
    const rows = there.get(recordId)
    const named = dependents.get(recordId)
    // It went with the record that it was made for.
    if (rows?.row == null) continue
    if (named) undone.conflicts.set(recordId, dependedOn(named))
    else {
      write.storeBefore(entity, recordId, allRows(rows))
      await attempt(change, () => removeRecord(entity, { id: recordId }, mutation))
      removed.push(recordId)
      undone.removed++
    }
  }
  const { dialect } = write
  await write.run(
    sql`DELETE FROM "external_key" WHERE ${dialect.isIn(sql`"recordId"`, dialect.list(removed))}`,
  )
}

/** What the database refuses is left as it is. */
async function attempt({ recordId }: ImportedChange, work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    throw isConstraint(error) ? new Unwritable(recordId, valueTaken) : error
  }
}

const entityOf = ({ recordClass }: ImportedChange, { write }: MutationContext) =>
  write.manager.connection.getMetadata(recordClass).target as EntityClass<object>
