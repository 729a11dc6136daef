import sql from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import { name } from '../../core/collections/dialect'

interface JoinTable {
  readonly table: string
  /** The column with the ids of the other records. */
  readonly other: string
}

interface JoinedIds {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly write: Writing
}

/** Writes which records a partnership is joined with from now on. */
export async function updateJoinTable({ table, other }: JoinTable, partnershipId: string, ids: JoinedIds) {
  const { write } = ids
  const [before, after] = [new Set(ids.before), new Set(ids.after)]
  const gone = [...before].filter((id) => !after.has(id))
  const come = [...after].filter((id) => !before.has(id))
  if (gone.length > 0)
    await write.run(sql`DELETE FROM ${name(table)} WHERE "partnershipId" = ${partnershipId}
      AND ${write.dialect.isIn(name(other), write.dialect.list(gone))}`)
  await write.insertRows(
    table,
    come.map((id) => ({ partnershipId, [other]: id })),
  )
}
