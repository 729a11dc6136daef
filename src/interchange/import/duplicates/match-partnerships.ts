import sql from 'sql-template-tag'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportRow, Likeness } from '../import-row'
import type { PartnershipRow } from '../importers/partnership-checks'
import type { NamedPartnership, NameIndex } from './name-index'

/** Which partnerships the rows mean for sure: by their numbers and slugs. */
export async function identifyPartnerships(
  rows: readonly ImportRow[],
  { write }: MutationContext,
): Promise<Map<ImportRow, string>> {
  if (rows.length === 0) return new Map()
  const known = await byNumberAndSlug(rows, write)
  return new Map(
    rows.flatMap((row) => {
      const { krs, slug } = ownFieldsOf(row)
      const id = known.get(`krs ${krs}`) ?? known.get(`slug ${slug}`)
      return id === undefined ? [] : [[row, id] as const]
    }),
  )
}

/** Which partnerships, or other rows of the file, the rows may mean: by their names. */
export async function similarPartnerships(
  rows: readonly ImportRow[],
  names: NameIndex,
  { write }: MutationContext,
  isAsked?: (row: number | null) => boolean,
): Promise<Map<ImportRow, Likeness>> {
  const likely = rows.flatMap((row) => {
    const [found] = names.like(namedOf(row, ''), isAsked)
    return found ? [{ row, found }] : []
  })
  const slugs = await slugsOf(
    likely.filter(({ found }) => found.row === null).map(({ found }) => found.id),
    write,
  )
  return new Map(
    likely.map(({ row, found }): [ImportRow, Likeness] => [
      row,
      found.row === null
        ? { id: found.id, called: `“${found.name}” (${slugs.get(found.id) ?? found.id})` }
        : { otherRow: found.row },
    ]),
  )
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
