import sql from 'sql-template-tag'
import { perRequest } from '../shared/context'

export const openClaimsOf = (accountId: string) =>
  sql`SELECT "subjectId" FROM "claim" WHERE "claimantId" = ${accountId} AND "state" = 'PENDING'`

/** The ids of what the viewer has claimed and waits for. */
export const openClaims = perRequest(async ({ reader, viewer }): Promise<ReadonlySet<string>> => {
  const rows = viewer ? await reader.all(openClaimsOf(viewer.accountId)) : []
  return new Set(rows.map(([subjectId]) => subjectId as string))
})
