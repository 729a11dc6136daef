import sql from 'sql-template-tag'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { declareRowsOfEveryRecord } from '../../core/change-log/record-rows'
import type { Writing } from '../../core/change-log/write'
import type { Merging } from '../../mutations/merging'
import type { MutationContext } from '../../mutations/mutation-context'
import type { ImportOptions } from './import-options'
import type { Target } from './import-row'

/** What a source calls a record that was brought in: the same row, brought again, is that record. */
@Entity()
@Index(['recordId'])
export class ExternalKey {
  @PrimaryColumn({ type: 'text' })
  source!: string

  /** As files of its type are called: `partnerships`. */
  @PrimaryColumn({ type: 'text' })
  recordType!: string

  @PrimaryColumn({ type: 'text' })
  key!: string

  @Column({ type: 'text' })
  recordId!: string

  /** Of all that the row said. While it stays the same, there is nothing to look at. */
  @Column({ type: 'text' })
  digest!: string
}

declareRowsOfEveryRecord({ table: 'external_key', column: 'recordId' })

export type KnownKey = Pick<ExternalKey, 'key' | 'recordId' | 'digest'>

/** Keeps other imports from writing until the commit: each of two that run at once sees what the other has made. */
export async function holdKeys({ write }: Pick<MutationContext, 'write'>) {
  const hold = write.dialect.holdTables(['external_key'])
  if (hold) await write.run(hold)
}

/** What the source has called records before. */
export async function knownKeys(
  keys: readonly string[],
  { source, importer }: ImportOptions,
  write: Pick<Writing, 'read' | 'dialect'>,
): Promise<Map<string, KnownKey>> {
  const { dialect } = write
  const rows = await write.read<KnownKey>(sql`SELECT "key", "recordId", "digest" FROM "external_key"
    WHERE "source" = ${source} AND "recordType" = ${importer.recordSchema.name}
      AND ${dialect.isIn(sql`"key"`, dialect.list(keys))}`)
  return new Map(rows.map((row) => [row.key, row]))
}

/** Keeps what the rows said, until they say something else. */
export async function storeKeys(
  targets: readonly Target[],
  { known, options }: { readonly known: ReadonlyMap<string, KnownKey>; readonly options: ImportOptions },
  write: Writing,
) {
  const { source } = options
  const recordType = options.importer.recordSchema.name
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

/** What sources call the one is the other from now on. */
export const moveKeys = ({ id, intoId }: Merging, write: Writing): Promise<void> =>
  write.run(sql`UPDATE "external_key" SET "recordId" = ${intoId} WHERE "recordId" = ${id}`)
