import sql from 'sql-template-tag'
import type { Shape } from '../../../exchange/shape'
import type { Acting } from '../../../keeping/write-as'
import { name } from '../../../shared/dialect'
import { prefixOf } from '../../../shared/ids'
import type { Order } from '../../run/order'

/** The record that a row names by its id, or by the key that the same source gave it. Undefined: there is none. */
export type Named = (said: unknown) => string | undefined

export async function recordsNamed(
  said: readonly unknown[],
  { shape, order }: { readonly shape: Shape; readonly order: Order },
  { write }: Acting,
): Promise<Named> {
  const values = [...new Set(said)].filter((value): value is string => typeof value === 'string')
  const { dialect } = write
  const ids = values.filter((value) => prefixOf(value) === shape.of.prefix)
  const { tableName } = write.manager.connection.getMetadata(shape.of.entity)
  const rows = await write.read<{ key: string; id: string }>(sql`SELECT "key", "recordId" AS "id"
      FROM "external_key" WHERE "source" = ${order.source} AND "recordType" = ${shape.name}
        AND ${dialect.isIn(sql`"key"`, dialect.list(values))}
    UNION ALL SELECT "id", "id" FROM ${name(tableName)} WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}`)
  const known = new Map(rows.map(({ key, id }) => [key, id]))
  return (value) => known.get(String(value))
}
