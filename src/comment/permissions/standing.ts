import DataLoader from 'dataloader'
import sql from 'sql-template-tag'
import { isSuspended } from '../../account/lock-account'
import { perRequest } from '../../shared/context'

/** Whether the viewer may write at all. */
export const mayWrite = perRequest(async ({ reader, viewer, now }): Promise<boolean> => {
  if (!viewer) return false
  const [row] = await reader.all(sql`SELECT "suspendedUntil" FROM "account" WHERE "id" = ${viewer.accountId}`)
  return row !== undefined && !isSuspended(row[0] as string | null, now)
})

/** Whether the viewer has reported a thing, and it waits for a moderator still: one statement for all that are asked for at once. */
export const hasReported = perRequest(
  ({ reader, viewer }) =>
    new DataLoader(async (ids: readonly string[]): Promise<boolean[]> => {
      const rows = await reader.all(sql`SELECT "report"."subjectId" FROM "report"
        JOIN "moderation_case" ON "moderation_case"."id" = "report"."caseId" AND "closedAt" IS NULL
        WHERE "reporterId" = ${viewer?.accountId ?? ''} AND ${reader.dialect.oneOf(sql`"report"."subjectId"`, [...ids])}`)
      const reported = new Set(rows.map(([id]) => id))
      return ids.map((id) => reported.has(id))
    }),
)
