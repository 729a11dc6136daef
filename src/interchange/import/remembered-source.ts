import sql, { empty } from 'sql-template-tag'
import { prefixOf } from '../../core/id'
import type { FileRow } from './files/table'
import type { ImportOptions, ImportRegistry } from './import-options'
import { columnsHashOf } from './imported-file'

/** Where the name of the source of a file comes from. */
type SourceBasis = 'NAMED' | 'SAME_FILE' | 'KEYS' | 'DEFAULT'

/** The source whose keys a file has, as people call it. */
export interface ChosenSource {
  readonly name: string
  readonly basis: SourceBasis
  /** Another one that it may be, which files with the same columns had: for people to decide. */
  readonly proposed: string | null
}

/** So many rows are looked at. */
const ROWS = 200

/** The columns that name records of other files by their keys, and how these files are called. */
const REFERENCES: Readonly<Record<string, string>> = {
  partnershipId: 'partnerships',
  organisationId: 'organisations',
  parties: 'organisations',
}

/**
 * The source of a file for which none is named: that of the file of the same name (but for its digits) and columns
 * before it; or the one source that has every key by which the file names other records.
 */
export async function chooseSource(
  rows: AsyncIterable<FileRow>,
  names: readonly string[],
  { options, registry }: { readonly options: ImportOptions; readonly registry: ImportRegistry },
): Promise<ChosenSource> {
  const { sourceName: name = options.source } = options
  if (options.isSourceNamed !== false) return { name, basis: 'NAMED', proposed: null }
  const references = await referencesIn(rows)
  const before = await importsWithColumns(columnsHashOf(names), { options, registry })
  const stem = stemOf(registry.file?.name ?? null)
  const same = before.find(({ fileName }) => stem !== null && stemOf(fileName) === stem)
  if (same) return { name: same.source, basis: 'SAME_FILE', proposed: null }
  const holder = await onlyHolder(references, { options, registry })
  if (holder !== null) return { name: holder, basis: 'KEYS', proposed: null }
  const [other] = before.filter(({ source }) => source !== name)
  return { name, basis: 'DEFAULT', proposed: other?.source ?? null }
}

/** The source as it is stored: nobody’s keys are taken for those of another. */
export const storedSource = (name: string, { isOperators }: ImportOptions, { viewer }: ImportRegistry) =>
  isOperators ? name : `${viewer.accountId} ${name}`

/** `partnerships-2026-11.csv` and `partnerships-2026-12.csv` are of one source. */
const stemOf = (fileName: string | null): string | null =>
  fileName === null ? null : fileName.replace(/\d+/g, '0').toLowerCase()

/** The keys by which a file names records of others, by the type of these. */
type References = ReadonlyMap<string, ReadonlySet<string>>

async function referencesIn(rows: AsyncIterable<FileRow>): Promise<References> {
  const found = new Map<string, Set<string>>()
  let count = 0
  for await (const { values } of rows) {
    for (const [field, type] of Object.entries(REFERENCES))
      for (const value of [values.fields[field]].flat())
        if (typeof value === 'string' && prefixOf(value) === null)
          found.set(type, (found.get(type) ?? new Set()).add(value))
    if (++count >= ROWS) break
  }
  return found
}

interface Choosing {
  readonly options: ImportOptions
  readonly registry: ImportRegistry
}

/** Earlier imports of the same account, or of the operator, of files whose columns have the same names. The newest first. */
async function importsWithColumns(
  columnsHash: string | null,
  { options: { isOperators, importer }, registry: { reader, viewer } }: Choosing,
) {
  if (columnsHash === null) return []
  const mine = isOperators ? sql`"isOperators" = TRUE` : sql`"accountId" = ${viewer.accountId}`
  const rows = await reader.all(sql`SELECT "source", "fileName" FROM "import"
    WHERE "kind" = 'FILE' AND "source" IS NOT NULL AND "storedState" <> 'UNDONE' AND ${mine}
      AND "columnsHash" = ${`${importer.recordSchema.name} ${columnsHash}`} ORDER BY "startedAt" DESC LIMIT 20`)
  return rows.map(([source, fileName]) => ({ source: String(source), fileName: fileName as string | null }))
}

/** The importer’s one source that has all the keys. Null: none has, or several have. */
async function onlyHolder(
  references: References,
  { options: { isOperators }, registry: { reader, viewer } }: Choosing,
): Promise<string | null> {
  const { dialect } = reader
  const own = isOperators ? '' : `${viewer.accountId} `
  const held: string[][] = []
  for (const [type, keys] of references) {
    const rows = await reader.all(sql`SELECT "source" FROM "external_key"
      WHERE "recordType" = ${type} AND ${dialect.isIn(sql`"key"`, dialect.list([...keys]))}
        AND substr("source", 1, ${own.length}) = ${own} ${isOperators ? NOT_OF_ACCOUNTS : empty}
      GROUP BY "source" HAVING count(*) = ${keys.size}`)
    held.push(rows.map(([source]) => String(source).slice(own.length)))
  }
  const [only, ...others] = (held[0] ?? []).filter((source) => held.every((each) => each.includes(source)))
  return only !== undefined && others.length === 0 ? only : null
}

const NOT_OF_ACCOUNTS = sql`AND substr("source", 1, 8) <> 'account_'`
