import sql from 'sql-template-tag'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportRow } from '../import-row'
import type { Match } from '../importers/importer'
import type { PartnershipRow } from '../importers/partnership-checks'
import type { NamedPartnership, NameIndex } from './name-index'

/** Which partnerships the rows mean: by their numbers and slugs for sure, by their names probably. */
export async function matchPartnerships(
  rows: readonly ImportRow[],
  names: NameIndex,
  { write }: MutationContext,
): Promise<Map<ImportRow, Match>> {
  const known = await byNumberAndSlug(rows, write)
  const matches = new Map<ImportRow, Match>()
  const likely: { row: ImportRow; id: string; name: string; from: number | null }[] = []
  for (const row of rows) {
    const { krs, slug } = ownFieldsOf(row)
    const id = known.get(`krs ${krs}`) ?? known.get(`slug ${slug}`)
    if (id !== undefined) matches.set(row, { id, likeness: null })
    const [found] = id === undefined ? names.like(namedOf(row, '')) : []
    if (found) likely.push({ row, id: found.id, name: found.name, from: found.row })
  }
  const slugs = await slugsOf(
    likely.filter(({ from }) => from === null).map(({ id }) => id),
    write,
  )
  for (const { row, id, name, from } of likely) {
    const where = from === null ? (slugs.get(id) ?? id) : `row ${from}`
    matches.set(row, { id, likeness: `“${name}” (${where})` })
  }
  return matches
}

const ownFieldsOf = ({ values }: ImportRow) => values as unknown as PartnershipRow

export function namedOf(row: ImportRow, id: string): NamedPartnership {
  const { name, formerNames, krs, territories } = ownFieldsOf(row)
  return {
    ...{ id, name: name ?? '', krs: krs ?? null, row: row.number },
    formerNames: formerNames ?? [],
    territories: territories ?? [],
  }
}

async function byNumberAndSlug(
  rows: readonly ImportRow[],
  write: MutationContext['write'],
): Promise<Map<string, string>> {
  const { dialect } = write
  const values = (field: 'krs' | 'slug') => dialect.list(rows.flatMap((row) => ownFieldsOf(row)[field] ?? []))
  const found = await write.read<{ key: string; id: string }>(
    sql`SELECT 'former ' || "slug" AS "key", "partnershipId" AS "id" FROM "former_slug" WHERE ${dialect.isIn(sql`"slug"`, values('slug'))}
      UNION ALL SELECT 'slug ' || "slug", "id" FROM "partnership" WHERE ${dialect.isIn(sql`"slug"`, values('slug'))}
      UNION ALL SELECT 'krs ' || "krs", "id" FROM "partnership" WHERE ${dialect.isIn(sql`"krs"`, values('krs'))}`,
  )
  const known = new Map(found.map(({ key, id }) => [key, id]))
  for (const [key, id] of known) {
    const slug = key.replace(/^former /, 'slug ')
    if (!known.has(slug)) known.set(slug, id)
  }
  return known
}

async function slugsOf(
  ids: readonly string[],
  write: MutationContext['write'],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { dialect } = write
  const rows = await write.read<{ id: string; slug: string }>(
    sql`SELECT "id", "slug" FROM "partnership" WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}`,
  )
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}
