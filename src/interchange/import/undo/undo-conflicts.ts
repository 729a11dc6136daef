import { ChangeKind } from '../../../core/change-log/change-kind'
import { type Dependents, describeDependents } from '../../../core/collections/references'
import { newId } from '../../../core/id'
import { UndoConflictReason } from '../../../modules/import/import.enums'
import { UndoConflict, undoConflicts } from '../../../modules/import/undo-conflict.entity'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportedChange, LaterChanges } from './imported-changes'

/** Why a record is left as it is. */
export type Conflict = Pick<UndoConflict, 'reason' | 'message' | 'fields' | 'changeId'>

const without = (reason: UndoConflictReason, message: string): Conflict => ({
  ...{ reason, message, fields: [], changeId: null },
})

export const gone = without(UndoConflictReason.GONE, 'The record is gone.')

export const erased = without(
  UndoConflictReason.ERASED,
  'The record held personal data that has been erased, so it is not brought back.',
)

export const notAllowed = without(
  UndoConflictReason.NOT_ALLOWED,
  'You do not manage this record now. Ask an administrator to undo the import.',
)

export const valueTaken = without(
  UndoConflictReason.VALUE_TAKEN,
  'Another record now has an earlier value of this one, such as its KRS number or slug, or a record that it referred to is gone.',
)

export const dependedOn = (dependents: readonly Dependents[]): Conflict =>
  without(
    UndoConflictReason.DEPENDED_ON,
    `The record is referred to: ${describeDependents(dependents)}. Remove these first, then the record.`,
  )

/** Somebody has changed it since the import. */
export function changedSince({ id: changeId, at, kind, intoId, fields }: LaterChanges): Conflict {
  const day = at.slice(0, 10)
  const said = { fields: [...fields], changeId }
  if (intoId !== null)
    return { ...said, reason: UndoConflictReason.GONE, message: `It was merged into ${intoId} on ${day}.` }
  if (kind === ChangeKind.DELETED)
    return { ...said, reason: UndoConflictReason.GONE, message: `It was deleted on ${day}.` }
  const what = fields.length > 0 ? `These fields were changed: ${fields.join(', ')}; last` : 'It was changed'
  return { ...said, reason: UndoConflictReason.CHANGED, message: `${what} on ${day}.` }
}

/** Stores which records are left, once each. */
export const storeConflicts = (
  conflicts: ReadonlyMap<string, Conflict>,
  { undoId, changes }: { readonly undoId: string; readonly changes: readonly ImportedChange[] },
  { write }: Pick<MutationContext, 'write'>,
) =>
  write.insertRows(
    UndoConflict,
    [...conflicts].map(([recordId, conflict]) => ({
      ...{ ...conflict, id: newId(undoConflicts.prefix), importId: undoId, recordId },
      recordClass: changes.find((change) => change.recordId === recordId)?.recordClass as string,
    })),
  )
