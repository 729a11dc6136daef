import sql from 'sql-template-tag'
import type { Differences } from '../../../core/change-log/change.entity'
import type { Writing } from '../../../core/change-log/write'
import { visibleWithParent } from '../../../core/collections/conditions'
import { newId } from '../../../core/id'
import type { MutationContext } from '../../../mutations/mutation-context'
import { type Warning, WarningCode, warning } from '../../../mutations/warning'
import { territoryId } from '../../territory/territory.entity'
import { isEdited } from '../../territory/territory.policy'
import type { Partnership } from '../partnership.entity'
import type { PartnershipChange } from '../partnership.inputs'
import { PendingChange, pendingChanges } from './pending-change.entity'
import { PendingChangeState } from './pending-change.enums'

interface Stored {
  readonly record: Partnership
  readonly relations: { readonly territories: readonly { readonly code: string }[] }
}

/** What of a change waits for an editor, because its writer could not publish the record with it. */
export async function waitingDifferences(
  { record, relations }: Stored,
  values: PartnershipChange,
  mutation: MutationContext,
): Promise<Differences> {
  const present = relations.territories.map(({ code }) => code).sort()
  const proposed = [...new Set(values.territories ?? present)].sort()
  const name = values.name ?? record.name
  const differences: Differences = {
    ...(name !== record.name && { name: [record.name, name] }),
    ...(proposed.join() !== present.join() && { territories: [present, proposed] }),
  }
  if (record.publishedAt === null || Object.keys(differences).length === 0) return {}
  return (await couldPublish([present, proposed], mutation)) ? {} : differences
}

/** Whether the writer edits a unit of each of the lists. */
async function couldPublish(lists: readonly (readonly string[])[], { write, viewer }: MutationContext) {
  if (viewer.isAdmin) return true
  if (viewer.edits.length === 0) return false
  const { dialect } = write
  const ids = dialect.list([...new Set(lists.flat())].map(territoryId))
  const rows = await write.read<{ code: string }>(sql`SELECT t."code" FROM "territory" AS t
    WHERE ${dialect.isIn(sql`t."id"`, ids)} AND ${isEdited(sql`t."id"`, viewer)}`)
  const edited = new Set(rows.map(({ code }) => code))
  return lists.every((codes) => codes.some((code) => edited.has(code)))
}

/**
 * Stores what waits, for a record that is locked, and answers with its id. It takes the place of what waited before, with
 * those fields of it that it does not name. The same again changes nothing.
 */
export async function proposeChange(
  { id: partnershipId }: Partnership,
  differences: Differences,
  { write, viewer, now }: MutationContext,
): Promise<string> {
  const former = await waitingChange(partnershipId, write)
  const storedDifferences = { ...former?.storedDifferences, ...differences }
  if (former && JSON.stringify(storedDifferences) === JSON.stringify(former.storedDifferences))
    return former.id
  const at = now.toISOString()
  if (former)
    await write.update(PendingChange, former.id, { state: PendingChangeState.WITHDRAWN, decidedAt: at })
  const id = newId(pendingChanges.prefix)
  const { territories } = storedDifferences
  const proposed = (territories?.[1] ?? []) as readonly string[]
  await write.insert(PendingChange, [
    {
      ...{ id, partnershipId, createdAt: at, state: PendingChangeState.PENDING },
      storedDifferences: storedDifferences as object,
      ...{ changesTerritories: territories !== undefined, proposedById: viewer.accountId },
      ...{ decidedAt: null, statement: null, decidedById: null },
    },
  ])
  await write.insertRows(
    'pending_change_territory',
    proposed.map((code) => ({ pendingChangeId: id, territoryId: territoryId(code) })),
  )
  return id
}

/** Read with its partnership, whose managers see it. */
const ofPartnership = { ...pendingChanges, visible: visibleWithParent }

async function waitingChange(partnershipId: string, write: Writing): Promise<PendingChange | null> {
  const [row] = await write.read<{ id: string }>(sql`SELECT "id" FROM "pending_change"
    WHERE "partnershipId" = ${partnershipId} AND "state" = 'PENDING'`)
  return row ? write.find(ofPartnership, row.id, null) : null
}

/** What the writer is told of the fields that wait. */
export const waitingWarnings = (differences: Differences): Warning[] =>
  Object.keys(differences).map((field) =>
    warning(
      WarningCode.WAITS_FOR_EDITOR,
      [field],
      `The record is published, so an editor of its territory must accept the new ${field} first. Until then, the record stays as it was.`,
    ),
  )
