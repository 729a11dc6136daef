import sql from 'sql-template-tag'
import { name } from '../../../core/collections/dialect'
import { prefixOf } from '../../../core/id'
import type { RecordSchema } from '../../../core/records/record-schema'
import { isManaged } from '../../../modules/partnership/partnership.policy'
import { partnershipRecord } from '../../../modules/partnership/partnership.record'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportOptions } from '../import-options'
import { type ImportRow, problemOf, type RowProblem, type Target } from '../import-row'

/** The record that a row names by its id, or by the key that the same source gave it. Undefined: there is none. */
export type ResolveId = (reference: unknown) => string | undefined

export async function resolveIds(
  references: readonly unknown[],
  { recordSchema, options }: { readonly recordSchema: RecordSchema; readonly options: ImportOptions },
  { write, viewer }: MutationContext,
): Promise<ResolveId> {
  const values = [...new Set(references)].filter((value): value is string => typeof value === 'string')
  const { dialect } = write
  const ids = values.filter((value) => prefixOf(value) === recordSchema.of.prefix)
  const { tableName } = write.manager.connection.getMetadata(recordSchema.of.entity)
  const isVisible = recordSchema.of.visible(sql`t`, viewer)
  const rows = await write.read<{ key: string; id: string }>(sql`SELECT named."key", t."id"
      FROM "external_key" AS named JOIN ${name(tableName)} AS t ON t."id" = named."recordId"
      WHERE named."source" = ${options.source} AND named."recordType" = ${recordSchema.name}
        AND ${dialect.isIn(sql`named."key"`, dialect.list(values))} AND ${isVisible}
    UNION ALL SELECT t."id", t."id" FROM ${name(tableName)} AS t
      WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))} AND ${isVisible}`)
  const known = new Map(rows.map(({ key, id }) => [key, id]))
  return (value) => known.get(String(value))
}

/** The partnerships that rows name as the whole of which they tell a part. */
export const parentsOf = (
  rows: readonly ImportRow[],
  options: ImportOptions,
  mutation: MutationContext,
): Promise<ResolveId> =>
  resolveIds(
    rows.map(({ values }) => values.partnershipId),
    { recordSchema: partnershipRecord, options },
    mutation,
  )

/** A part that is there stays with its partnership, whatever else a row names. */
export async function parentChange(
  row: ImportRow,
  { partnershipId, options }: { readonly partnershipId: string; readonly options: ImportOptions },
  mutation: MutationContext,
): Promise<RowProblem[]> {
  if (row.values.partnershipId == null) return []
  const parents = await parentsOf([row], options, mutation)
  if (parents(row.values.partnershipId) === partnershipId) return []
  const message = `It belongs to another partnership, ${partnershipId}, and cannot move. For a new record, give the row another key.`
  return [problemOf(row, 'partnershipId', message)]
}

/** Parts of partnerships that are not there, or that whoever brings them does not keep. */
export async function parentProblems(
  targets: readonly Target[],
  parents: ResolveId,
  { write, viewer }: MutationContext,
): Promise<RowProblem[]> {
  const { dialect } = write
  const ids = targets.flatMap(({ row }) => parents(row.values.partnershipId) ?? [])
  const rows = viewer.isAdmin
    ? []
    : await write.read<{ id: string }>(sql`SELECT t."id" FROM "partnership" AS t
        WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))} AND ${isManaged(sql`t."id"`, viewer)}`)
  const managed = new Set(rows.map(({ id }) => id))
  return targets.flatMap(({ row, isNew }) => {
    const id = parents(row.values.partnershipId)
    if (row.values.partnershipId == null && !isNew) return []
    if (id !== undefined && (viewer.isAdmin || managed.has(id))) return []
    const message =
      'partnershipId must be the id of a partnership that you manage, or a key of the same source.'
    return [problemOf(row, 'partnershipId', message)]
  })
}
