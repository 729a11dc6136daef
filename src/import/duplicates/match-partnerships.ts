import sql from 'sql-template-tag'
import type { Acting } from '../../keeping/write-as'
import type { Match } from '../intake/intake'
import type { PartnershipRow } from '../intake/partnership/partnership-row'
import type { Row } from '../run/row'
import type { NameBook, Named } from './name-book'

/** Which partnerships the rows mean: by their numbers and slugs for sure, by their names probably. */
export async function matchPartnerships(
  rows: readonly Row[],
  names: NameBook,
  { write }: Acting,
): Promise<Map<Row, Match>> {
  const known = await byNumberAndSlug(rows, write)
  const matches = new Map<Row, Match>()
  const likely: { row: Row; id: string; name: string; from: number | null }[] = []
  for (const row of rows) {
    const { krs, slug } = saidIn(row)
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

const saidIn = ({ said }: Row) => said as unknown as PartnershipRow

export function namedOf(row: Row, id: string): Named {
  const { name, formerNames, krs, territories } = saidIn(row)
  return {
    ...{ id, name: name ?? '', krs: krs ?? null, row: row.number },
    formerNames: formerNames ?? [],
    territories: territories ?? [],
  }
}

async function byNumberAndSlug(rows: readonly Row[], write: Acting['write']): Promise<Map<string, string>> {
  const { dialect } = write
  const said = (field: 'krs' | 'slug') => dialect.list(rows.flatMap((row) => saidIn(row)[field] ?? []))
  const found = await write.read<{ key: string; id: string }>(
    sql`SELECT 'former ' || "slug" AS "key", "partnershipId" AS "id" FROM "former_slug" WHERE ${dialect.isIn(sql`"slug"`, said('slug'))}
      UNION ALL SELECT 'slug ' || "slug", "id" FROM "partnership" WHERE ${dialect.isIn(sql`"slug"`, said('slug'))}
      UNION ALL SELECT 'krs ' || "krs", "id" FROM "partnership" WHERE ${dialect.isIn(sql`"krs"`, said('krs'))}`,
  )
  const known = new Map(found.map(({ key, id }) => [key, id]))
  for (const [key, id] of known) {
    const slug = key.replace(/^former /, 'slug ')
    if (!known.has(slug)) known.set(slug, id)
  }
  return known
}

async function slugsOf(ids: readonly string[], write: Acting['write']): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { dialect } = write
  const rows = await write.read<{ id: string; slug: string }>(
    sql`SELECT "id", "slug" FROM "partnership" WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}`,
  )
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}
