import sql from 'sql-template-tag'
import type { Writing } from '../../shared/writing'
import { ExternalKey } from '../external-key.entity'
import type { Order } from '../run/order'
import type { Target } from '../run/row'

export type Known = Pick<ExternalKey, 'key' | 'recordId' | 'digest'>

/** What the source has called records before. */
export async function knownKeys(
  keys: readonly string[],
  { source, intake }: Order,
  write: Pick<Writing, 'read' | 'dialect'>,
): Promise<Map<string, Known>> {
  const { dialect } = write
  const rows = await write.read<Known>(sql`SELECT "key", "recordId", "digest" FROM "external_key"
    WHERE "source" = ${source} AND "recordType" = ${intake.shape.name}
      AND ${dialect.isIn(sql`"key"`, dialect.list(keys))}`)
  return new Map(rows.map((row) => [row.key, row]))
}

/** Keeps what the rows said, until they say something else. */
export async function keepKeys(
  targets: readonly Target[],
  { known, order }: { readonly known: ReadonlyMap<string, Known>; readonly order: Order },
  write: Writing,
) {
  const { source } = order
  const recordType = order.intake.shape.name
  await write.insertRows(
    ExternalKey,
    targets
      .filter(({ row }) => !known.has(row.key))
      .map(({ row: { key, digest }, id }) => ({ source, recordType, key, recordId: id, digest })),
  )
  for (const { row } of targets.filter(({ row: { key } }) => known.has(key)))
    await write.run(sql`UPDATE "external_key" SET "digest" = ${row.digest}
      WHERE "source" = ${source} AND "recordType" = ${recordType} AND "key" = ${row.key}`)
}
