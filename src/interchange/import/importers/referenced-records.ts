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

/** Where else the keys are known, by key: `the source “partnerships.csv” has it`. Those of other accounts are nobody’s business. */
async function otherSources(
  keys: readonly string[],
  { recordSchema, options }: { readonly recordSchema: RecordSchema; readonly options: ImportOptions },
  { write, viewer }: MutationContext,
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map()
  const own = options.isOperators ? '' : `${viewer.accountId} `
  const rows = await write.read<{
    key: string
    source: string
  }>(sql`SELECT "key", "source" FROM "external_key"
    WHERE "recordType" = ${recordSchema.name} AND substr("source", 1, ${own.length}) = ${own}
      AND ${write.dialect.isIn(sql`"key"`, write.dialect.list(keys))} ORDER BY "source" DESC`)
  return new Map(rows.map(({ key, source }) => [key, source.slice(own.length)]))
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
  { parents, options }: { readonly parents: ResolveId; readonly options: ImportOptions },
  mutation: MutationContext,
): Promise<RowProblem[]> {
  const { write, viewer } = mutation
  const { dialect } = write
  const ids = targets.flatMap(({ row }) => parents(row.values.partnershipId) ?? [])
  const rows = viewer.isAdmin
    ? []
    : await write.read<{ id: string }>(sql`SELECT t."id" FROM "partnership" AS t
        WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))} AND ${isManaged(sql`t."id"`, viewer)}`)
  const managed = new Set(rows.map(({ id }) => id))
  const bad = targets.filter(({ row, isNew }) => {
    const id = parents(row.values.partnershipId)
    if (row.values.partnershipId == null && !isNew) return false
    return id === undefined || !(viewer.isAdmin || managed.has(id))
  })
  const unknown = bad.flatMap(({ row: { values } }) =>
    parents(values.partnershipId) === undefined ? String(values.partnershipId) : [],
  )
  const sources = await otherSources(unknown, { recordSchema: partnershipRecord, options }, mutation)
  return bad.map(({ row }) => {
    const source = sources.get(String(row.values.partnershipId))
    return problemOf(
      row,
      'partnershipId',
      `partnershipId must be the id of a partnership that you manage, or a key of the same source.${source === undefined ? '' : SOURCE_HINT.en(source)}`,
      `partnershipId musi być id partnerstwa, którym zarządzasz, albo kluczem z tego samego źródła.${source === undefined ? '' : SOURCE_HINT.pl(source)}`,
    )
  })
}

const SOURCE_HINT = {
  en: (source: string) =>
    ` The source “${source}” has this key: use --source "${source}" (over HTTP source=…) for this file too.`,
  pl: (source: string) =>
    ` Ten klucz jest w źródle „${source}”: użyj --source "${source}" (przez HTTP source=…) także dla tego pliku.`,
}
