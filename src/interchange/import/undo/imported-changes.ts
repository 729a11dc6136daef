import sql from 'sql-template-tag'
import { changeId, type Differences, sequenceOf } from '../../../core/change-log/change.entity'
import type { RowsBefore } from '../../../core/change-log/change-content'
import { ChangeKind } from '../../../core/change-log/change-kind'
import type { Writing } from '../../../core/change-log/write'

/** A change that an import has made. */
export interface ImportedChange {
  readonly id: string
  readonly kind: ChangeKind
  readonly recordClass: string
  readonly recordId: string
  readonly fields: readonly string[]
  readonly differences: Differences | null
  readonly before: RowsBefore | null
}

type Reading = Pick<Writing, 'read' | 'dialect'>

interface Stored {
  readonly id: string
  readonly kind: ChangeKind
  readonly recordClass: string
  readonly recordId: string
  readonly storedFields: string | null
  readonly storedDifferences: string | null
  readonly storedBefore: string | null
}

/** Behind every id of a change. */
const END = '~'

/** The newest changes of an import that come before a place in the log: all that one write has made. */
export async function changesBefore(
  position: string | null,
  importId: string,
  write: Reading,
): Promise<ImportedChange[]> {
  const place = position ?? END
  const [last] = await write.read<{ id: string }>(sql`SELECT "id" FROM "change"
    WHERE "importId" = ${importId} AND "id" < ${place} ORDER BY "id" DESC LIMIT 1`)
  if (!last) return []
  const rows = await write.read<Stored>(sql`SELECT "id", "kind", "recordClass", "recordId", "storedFields",
      "storedDifferences", "storedBefore" FROM "change"
    WHERE "importId" = ${importId} AND "id" >= ${changeId(sequenceOf(last.id), 0)} AND "id" < ${place}
    ORDER BY "id" DESC`)
  return rows.map(({ storedFields, storedDifferences, storedBefore, ...row }) => ({
    ...row,
    fields: parsed<string[]>(storedFields) ?? [],
    differences: parsed(storedDifferences),
    before: parsed(storedBefore),
  }))
}

const parsed = <T>(text: string | null): T | null => (text === null ? null : JSON.parse(text))

/** The same, the other way round. */
export const reversed = (differences: Differences | null): Differences | null =>
  differences &&
  Object.fromEntries(Object.entries(differences).map(([field, [from, to]]) => [field, [to, from] as const]))

/** What others have done to a record since an import. */
export interface LaterChanges {
  /** The newest of them. */
  readonly id: string
  readonly at: string
  readonly kind: ChangeKind
  readonly intoId: string | null
  /** Of all of them. */
  readonly fields: readonly string[]
}

interface Undoing {
  readonly importId: string
  readonly undoId: string
}

/** By the id of the record. What the import itself and its undo have done is not among it. */
export async function laterChanges(
  recordIds: readonly string[],
  { importId, undoId }: Undoing,
  write: Reading,
): Promise<ReadonlyMap<string, LaterChanges>> {
  const { dialect } = write
  const rows = await write.read<
    Omit<LaterChanges, 'fields'> & { recordId: string; storedFields: string | null }
  >(
    sql`SELECT later."id", later."at", later."kind", later."intoId", later."recordId", later."storedFields"
      FROM "change" AS later WHERE ${dialect.isIn(sql`later."recordId"`, dialect.list(recordIds))}
        AND coalesce(later."importId", '') NOT IN (${importId}, ${undoId})
        AND later."id" > (SELECT max(own."id") FROM "change" AS own
          WHERE own."recordId" = later."recordId" AND own."importId" = ${importId})
      ORDER BY later."id"`,
  )
  const found = new Map<string, LaterChanges>()
  for (const { recordId, storedFields, ...change } of rows) {
    const fields = [...(found.get(recordId)?.fields ?? []), ...(parsed<string[]>(storedFields) ?? [])]
    found.set(recordId, { ...change, fields: [...new Set(fields)] })
  }
  return found
}

/** Records that the undo has left before: what the import did to them earlier stays too. */
export async function leftBefore(
  recordIds: readonly string[],
  undoId: string,
  write: Reading,
): Promise<ReadonlySet<string>> {
  const { dialect } = write
  const rows = await write.read<{ recordId: string }>(sql`SELECT "recordId" FROM "undo_conflict"
    WHERE "importId" = ${undoId} AND ${dialect.isIn(sql`"recordId"`, dialect.list(recordIds))}`)
  return new Set(rows.map(({ recordId }) => recordId))
}
