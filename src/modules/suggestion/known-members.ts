import sql, { type Sql } from 'sql-template-tag'
import type { Context } from '../../core/context'
import { isMemberVisible } from '../partnership/membership/membership.policy'

/** Whether an organisation is, was or is asked to be a member of a partnership, as far as the viewer sees it. */
export async function knownMembers(
  condition: Sql,
  { reader, viewer }: Context,
): Promise<(partnershipId: string, organisationId: string) => boolean> {
  const rows = await reader.all(sql`SELECT t."partnershipId", t."organisationId" FROM "membership" AS t
    WHERE ${condition} AND t."organisationId" IS NOT NULL AND ${isMemberVisible(sql`t`, viewer)}`)
  const known = new Set(rows.map(([partnership, organisation]) => `${partnership} ${organisation}`))
  return (partnershipId, organisationId) => known.has(`${partnershipId} ${organisationId}`)
}
