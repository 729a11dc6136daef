import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import { RegistryError } from '../../../core/errors'
import { prefixOf } from '../../../core/id'
import type { MutationContext } from '../../../mutations/mutation-context'
import { partnerships } from '../partnership.collection'
import { type PartnershipLink, partnershipLinks } from './link.entity'

type Ends = Pick<PartnershipLink, 'partnershipId' | 'otherId'>

/** Locks partnerships in one order, so that two who link the same ones do not wait for each other. */
export async function lockPartnerships(ids: readonly (string | null)[], { write, viewer }: MutationContext) {
  const known = ids.filter((id): id is string => id !== null)
  for (const id of [...new Set(known)].sort()) await write.find(partnerships, id, viewer)
}

/** The link that the writer sees under the id, locked with both its ends. */
export async function seekLink(id: string, mutation: MutationContext): Promise<PartnershipLink | null> {
  const { write, viewer } = mutation
  if (prefixOf(id) !== partnershipLinks.prefix) return null
  const [ends] = await write.read<Ends>(
    sql`SELECT "partnershipId", "otherId" FROM "partnership_link" WHERE "id" = ${id}`,
  )
  if (!ends) return null
  await lockPartnerships([ends.partnershipId, ends.otherId], mutation)
  return write.find(partnershipLinks, id, viewer)
}

export async function findLink(id: string, mutation: MutationContext) {
  const record = await seekLink(id, mutation)
  if (!record) throw new RegistryError('NOT_FOUND', 'The registry has no link with this id that you can see.')
  return { record }
}

export type KnownLink = Omit<
  PartnershipLink,
  'since' | 'sources' | 'version' | 'partnership' | 'other' | 'awaits'
>

const COLUMNS = sql`"id", "kind", "partnershipId", "otherId", "url", "until", "awaitsId"`

/** All links between two partnerships, agreed or not. */
export const linksBetween = (one: string, other: string, write: Writing): Promise<KnownLink[]> =>
  write.read(sql`SELECT ${COLUMNS} FROM "partnership_link" WHERE ("partnershipId" = ${one} AND "otherId" = ${other})
      OR ("partnershipId" = ${other} AND "otherId" = ${one}) ORDER BY "id"`)

/** The link of a partnership to a page elsewhere: one or none. */
export const linksTo = (partnershipId: string, url: string, write: Writing): Promise<KnownLink[]> =>
  write.read(sql`SELECT ${COLUMNS} FROM "partnership_link"
    WHERE "partnershipId" = ${partnershipId} AND "url" = ${url}`)
