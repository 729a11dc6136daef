import sql from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import { name } from '../../core/collections/dialect'

interface Link {
  readonly table: string
  /** The column of what is linked. */
  readonly other: string
}

interface Relinking {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly write: Writing
}

/** Brings what is linked with a partnership from what it was to what it is to be. */
export async function relink({ table, other }: Link, partnershipId: string, ids: Relinking) {
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
