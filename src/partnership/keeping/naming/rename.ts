import sql from 'sql-template-tag'
import type { Writing } from '../../../shared/writing'
import { FormerSlug } from '../../former-slug.entity'
import type { Partnership } from '../../partnership.entity'
import { MOST_FORMER_NAMES } from '../fields/telling.inputs'
import type { PartnershipChange } from '../partnership.inputs'
import { freeSlug, ownFormerSlug, slugOf } from './slug'

type Naming = Pick<Partnership, 'name' | 'formerNames' | 'slug'>

/** What a partnership is called once it is changed. What was published under a name is found by it for ever. */
export async function renamed(
  record: Partnership,
  said: Pick<PartnershipChange, 'name' | 'formerNames'>,
  write: Writing,
): Promise<Naming> {
  const name = said.name ?? record.name
  const slug = await slugAfter(record, name, write)
  const former = said.formerNames ?? record.formerNames
  const left = record.publishedAt !== null && name !== record.name ? [record.name] : []
  return { name, slug, formerNames: formerNames(name, [...former, ...left]) }
}

/** Each once, and the newest of very many. */
export const formerNames = (name: string, former: readonly string[]): string[] =>
  [...new Set(former)].filter((each) => each !== name).slice(-MOST_FORMER_NAMES)

async function slugAfter({ id, ...record }: Partnership, name: string, write: Writing): Promise<string> {
  if (slugOf(name) === slugOf(record.name)) return record.slug
  if (record.publishedAt === null) return freeSlug(name, id, write)
  const own = await ownFormerSlug(name, id, write)
  if (own !== undefined) await write.run(sql`DELETE FROM "former_slug" WHERE "slug" = ${own}`)
  const slug = own ?? (await freeSlug(name, id, write))
  if (slug !== record.slug) await write.insertRows(FormerSlug, [{ slug: record.slug, partnershipId: id }])
  return slug
}
