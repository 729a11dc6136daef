import sql from 'sql-template-tag'
import { name } from '../../core/collections/dialect'
import { newId, prefixOf } from '../../core/id'
import type { MutationContext } from '../../mutations/mutation-context'
import type { KnownKey } from './external-key.entity'
import type { FileRows } from './file-rows'
import type { ImportOptions } from './import-options'
import { type ImportRow, type Likeness, outcome, problemOf, type RowOutcome, type Target } from './import-row'
import type { ImportSession } from './importers/importer'

interface RecordAccess {
  readonly options: ImportOptions
  readonly session: ImportSession
  readonly file: FileRows
  readonly known: ReadonlyMap<string, KnownKey>
}

/** The records that are there, and that rows name by a key, an id or a number. */
export async function knownTargets(
  rows: readonly ImportRow[],
  { options, session, known }: RecordAccess,
  mutation: MutationContext,
): Promise<ReadonlyMap<ImportRow, string>> {
  const idOf = ({ key, values }: ImportRow) =>
    known.get(key)?.recordId ?? (values.id as string | null | undefined) ?? ''
  const there = await existing(rows.map(idOf), options, mutation)
  const unnamed = rows.filter((row) => !there.has(idOf(row)) && !known.has(row.key))
  const identified = await session.identify(unnamed, mutation)
  const named = rows.flatMap((row) => (there.has(idOf(row)) ? [[row, idOf(row)] as const] : []))
  return new Map([...identified, ...named])
}

/** Which record each row is about; or what becomes of it, where that is none. */
export async function targetsOf(rows: readonly ImportRow[], access: RecordAccess, mutation: MutationContext) {
  const { options, session, file, known } = access
  const before = await existing(
    rows.flatMap((row) => file.targetOf(row) ?? []),
    options,
    mutation,
  )
  const now = await knownTargets(
    rows.filter((row) => !before.has(file.targetOf(row) ?? '')),
    access,
    mutation,
  )
  const targetOf = (row: ImportRow) => {
    const decided = file.targetOf(row)
    if (decided !== undefined && before.has(decided)) return decided
    // What this very file has made of a record is no reason to take another row for it.
    const found = now.get(row)
    return found !== undefined && (known.has(row.key) || !file.isOfFile(found)) ? found : undefined
  }
  const idOf = (row: ImportRow) => row.values.id as string | null | undefined
  // What brings an id of its own along is known to be another record, however much alike they are.
  const unknown = rows.filter(
    (row) => targetOf(row) === undefined && !known.has(row.key) && !mayUseId(idOf(row) ?? '', options),
  )
  const isAsked = new Set(options.onDuplicate === 'create' ? [] : unknown)
  const likenesses = await session.resemble([...isAsked], mutation, file)
  const targets: Target[] = []
  const outcomes = new Map<ImportRow, RowOutcome>()
  for (const row of rows) {
    const target = targetOf(row)
    const likeness = isAsked.has(row) ? (file.likenessOf(row) ?? likenesses.get(row)) : undefined
    const id = idOf(row)
    if (target !== undefined) targets.push({ row, id: target, isNew: false })
    else if (known.has(row.key)) outcomes.set(row, GONE(row))
    else if (likeness && 'id' in likeness && options.onDuplicate === 'update')
      targets.push({ row, id: likeness.id, isNew: false })
    else if (likeness) outcomes.set(row, looksLike(row, likeness))
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
      'Rekord o tym kluczu usunięto. Aby dodać go ponownie, nadaj wierszowi inny klucz.',
    ),
  )

const looksLike = (row: ImportRow, likeness: Likeness) =>
  'id' in likeness
    ? outcome(
        'skipped',
        problemOf(
          row,
          null,
          `It looks like ${likeness.called}. If it is the same, add that record’s id to the row. If not, import it with --on-duplicate create (over HTTP onDuplicate=create).`,
          `Wygląda jak ${likeness.called}. Jeśli to ten sam rekord, dodaj jego id do wiersza. Jeśli nie, zaimportuj wiersz z --on-duplicate create (przez HTTP onDuplicate=create).`,
        ),
      )
    : outcome(
        'skipped',
        problemOf(
          row,
          null,
          `It looks like row ${likeness.otherRow} of the file. If they are the same, keep one of the two rows. If not, import them with --on-duplicate create (over HTTP onDuplicate=create).`,
          `Wygląda jak wiersz ${likeness.otherRow} pliku. Jeśli to to samo, zostaw jeden z tych wierszy. Jeśli nie, zaimportuj je z --on-duplicate create (przez HTTP onDuplicate=create).`,
        ),
      )

function unknownId(row: ImportRow, { isOperators, importer: { recordSchema } }: ImportOptions): RowOutcome {
  const message = isOperators
    ? `id must be the id of a ${recordSchema.called}: ${recordSchema.of.prefix}_01j….`
    : `The registry has no ${recordSchema.called} with this id. For a new one, leave out the id.`
  return outcome('refused', problemOf(row, 'id', message))
}
