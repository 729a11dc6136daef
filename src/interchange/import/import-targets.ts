import sql from 'sql-template-tag'
import { name } from '../../core/collections/dialect'
import { newId, prefixOf } from '../../core/id'
import type { MutationContext } from '../../mutations/mutation-context'
import type { KnownKey } from './external-key.entity'
import type { ImportOptions } from './import-options'
import { type ImportRow, outcome, problemOf, type RowOutcome, type Target } from './import-row'
import type { ImportSession } from './importers/importer'

interface RecordAccess {
  readonly options: ImportOptions
  readonly session: ImportSession
  readonly known: ReadonlyMap<string, KnownKey>
}

/** Which record each row is about; or what becomes of it, where that is none. */
export async function targetsOf(
  rows: readonly ImportRow[],
  { options, session, known }: RecordAccess,
  mutation: MutationContext,
) {
  const idOf = (row: ImportRow) =>
    known.get(row.key)?.recordId ?? (row.values.id as string | null | undefined)
  const named = rows.filter((row) => idOf(row) != null)
  const there = await existing(named.map(idOf) as string[], options, mutation)
  const unnamed = rows.filter((row) => !there.has(idOf(row) ?? '') && !known.has(row.key))
  const matches = await session.match(unnamed, mutation)
  const targets: Target[] = []
  const outcomes = new Map<ImportRow, RowOutcome>()
  for (const row of rows) {
    const id = idOf(row)
    const found = matches.get(row)
    // What brings an id of its own along is known to be another record, however much alike they are.
    const match = found?.likeness != null && id != null && mayUseId(id, options) ? undefined : found
    if (id != null && there.has(id)) targets.push({ row, id, isNew: false })
    else if (known.has(row.key)) outcomes.set(row, GONE(row))
    else if (match && (match.likeness === null || options.onDuplicate === 'update'))
      targets.push({ row, id: match.id, isNew: false })
    else if (match && options.onDuplicate === 'skip') outcomes.set(row, looksLike(row, match.likeness))
    else if (id == null)
      targets.push({ row, id: newId(options.importer.recordSchema.of.prefix), isNew: true })
    else if (mayUseId(id, options)) targets.push({ row, id, isNew: true })
    else outcomes.set(row, unknownId(row, options))
  }
  return { targets, outcomes }
}

const WELL_FORMED = /^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** An operator’s file may come from another registry, whose ids stay the same here. */
const mayUseId = (id: string, { isOperators, importer }: ImportOptions) =>
  isOperators && prefixOf(id) === importer.recordSchema.of.prefix && WELL_FORMED.test(id)

async function existing(
  ids: readonly string[],
  { importer }: ImportOptions,
  { write }: MutationContext,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { dialect } = write
  const { tableName } = write.manager.connection.getMetadata(importer.recordSchema.of.entity)
  const rows = await write.read<{ id: string }>(
    sql`SELECT "id" FROM ${name(tableName)} WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}`,
  )
  return new Set(rows.map(({ id }) => id))
}

const GONE = (row: ImportRow) =>
  outcome(
    'refused',
    problemOf(
      row,
      'key',
      'The record with this key has been deleted. To add it again, give the row another key.',
    ),
  )

const looksLike = (row: ImportRow, likeness: string | null) =>
  outcome(
    'skipped',
    problemOf(
      row,
      null,
      `It looks like ${likeness}. If it is the same, add that record’s id to the row. If not, import it with --on-duplicate create (over HTTP onDuplicate=create).`,
    ),
  )

function unknownId(row: ImportRow, { isOperators, importer: { recordSchema } }: ImportOptions): RowOutcome {
  const message = isOperators
    ? `id must be the id of a ${recordSchema.called}: ${recordSchema.of.prefix}_01j….`
    : `The registry has no ${recordSchema.called} with this id. For a new one, leave out the id.`
  return outcome('refused', problemOf(row, 'id', message))
}
