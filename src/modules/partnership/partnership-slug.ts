import sql, { empty } from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import { fold } from '../../core/values/polish-text'
import { FormerSlug } from './former-slug.entity'
import type { Partnership } from './partnership.entity'
import type { PartnershipChange } from './partnership.inputs'
import { MAX_FORMER_NAMES } from './partnership-profile.inputs'

const MAX_SLUG_LENGTH = 80

/** Of a name without a Latin letter or digit. */
const NAMELESS = 'partnerstwo'

/** The name as a part of web addresses, cut between two words where it is long. */
export function slugOf(name: string): string {
  const whole = (fold(name).match(/[a-z0-9]+/g) ?? [NAMELESS]).join('-')
  if (whole.length <= MAX_SLUG_LENGTH) return whole
  const end = whole.lastIndexOf('-', MAX_SLUG_LENGTH)
  return whole.slice(0, end === -1 ? MAX_SLUG_LENGTH : end)
}

/** The same for a second, a third … partnership of one name. */
function numbered(slug: string, number: number): string {
  if (number === 1) return slug
  const end = `-${number}`
  return `${slug.slice(0, MAX_SLUG_LENGTH - end.length).replace(/-$/, '')}${end}`
}

/** A slug that a partnership of this name may take: no other has it, or had it before, nor takes it until commit. */
export async function freeSlug(name: string, ownId: string | null, write: Writing): Promise<string> {
  const slug = slugOf(name)
  await lockSlugsLike([slug], write)
  return firstFree(slug, { ownId, claimed: new Set() }, write)
}

/** The same for as many names, of which no two get the same. */
export async function freeSlugs(names: readonly string[], write: Writing): Promise<string[]> {
  const wanted = names.map(slugOf)
  await lockSlugsLike(wanted, write)
  const taken = await takenOf(wanted, null, write)
  const claimed = new Set<string>()
  const slugs: string[] = []
  for (const slug of wanted) {
    const isFree = !taken.has(slug) && !claimed.has(slug)
    const free = isFree ? slug : await firstFree(slug, { ownId: null, claimed }, write)
    claimed.add(free)
    slugs.push(free)
  }
  return slugs
}

interface Claims {
  readonly ownId: string | null
  /** Those that others are about to take. */
  readonly claimed: ReadonlySet<string>
}

async function firstFree(slug: string, { ownId, claimed }: Claims, write: Writing): Promise<string> {
  for (let first = 1; ; first *= 10) {
    const possible = Array.from({ length: 9 * first }, (_, index) => numbered(slug, first + index))
    const taken = await takenOf(possible, ownId, write)
    const free = possible.find((each) => !taken.has(each) && !claimed.has(each))
    if (free !== undefined) return free
  }
}

/** A former slug of the partnership that fits the name: it takes it back. */
async function ownFormerSlug(name: string, id: string, write: Writing): Promise<string | undefined> {
  const slug = slugOf(name)
  const own = await write.read<{ slug: string }>(
    sql`SELECT "slug" FROM "former_slug" WHERE "partnershipId" = ${id} ORDER BY length("slug"), "slug"`,
  )
  const number = (text: string) => Number(/-(\d{1,6})$/.exec(text)?.[1] ?? 1)
  return own.find((each) => each.slug === slug || each.slug === numbered(slug, number(each.slug)))?.slug
}

async function takenOf(slugs: readonly string[], ownId: string | null, write: Writing) {
  const isOne = write.dialect.isIn(sql`"slug"`, write.dialect.list(slugs))
  const other = ownId === null ? empty : sql`AND "id" <> ${ownId}`
  const rows = await write.read<{ slug: string }>(
    sql`SELECT "slug" FROM "partnership" WHERE ${isOne} ${other}
      UNION ALL SELECT "slug" FROM "former_slug" WHERE ${isOne}`,
  )
  return new Set(rows.map((row) => row.slug))
}

/** However they end, the slugs of names that begin alike are taken one after the other. */
const BEGINNING = 60

/**
 * A unique index would tell of a twin too late: in PostgreSQL, the whole transaction would have to begin anew. SQLite has one
 * writer anyway.
 */
async function lockSlugsLike(slugs: readonly string[], write: Writing) {
  if (write.dialect.name !== 'postgres') return
  const beginnings = slugs.map((slug) => `slug ${slug.slice(0, BEGINNING).replace(/(-\d*)+$/, '')}`)
  // In one order, so that two who enter many do not wait for each other.
  await write.run(sql`SELECT pg_advisory_xact_lock("number") FROM (
    SELECT DISTINCT hashtext("beginning") AS "number" FROM unnest(${beginnings}::text[]) AS t("beginning")
    ORDER BY 1) AS "lock"`)
}

type Naming = Pick<Partnership, 'name' | 'formerNames' | 'slug'>

/** What a partnership is called once it is changed. What was published under a name is found by it for ever. */
export async function renamed(
  record: Partnership,
  values: Pick<PartnershipChange, 'name' | 'formerNames'>,
  write: Writing,
): Promise<Naming> {
  const name = values.name ?? record.name
  const slug = await slugAfter(record, name, write)
  const former = values.formerNames ?? record.formerNames
  const left = record.publishedAt !== null && name !== record.name ? [record.name] : []
  return { name, slug, formerNames: formerNames(name, [...former, ...left]) }
}

/** Each once, and the newest of very many. */
export const formerNames = (name: string, former: readonly string[]): string[] =>
  [...new Set(former)].filter((each) => each !== name).slice(-MAX_FORMER_NAMES)

async function slugAfter({ id, ...record }: Partnership, name: string, write: Writing): Promise<string> {
  if (slugOf(name) === slugOf(record.name)) return record.slug
  if (record.publishedAt === null) return freeSlug(name, id, write)
  const own = await ownFormerSlug(name, id, write)
  if (own !== undefined) await write.run(sql`DELETE FROM "former_slug" WHERE "slug" = ${own}`)
  const slug = own ?? (await freeSlug(name, id, write))
  if (slug !== record.slug) await write.insertRows(FormerSlug, [{ slug: record.slug, partnershipId: id }])
  return slug
}
