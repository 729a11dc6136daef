import DataLoader from 'dataloader'
import sql from 'sql-template-tag'
import { inCare } from '../../shared/care'
import { perRequest } from '../../shared/context'
import { Reads } from '../../shared/reads'

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

/** Whether a partnership is a draft that the viewer may publish, as an editor of one of its territories or as an administrator. */
export const mayPublish = perRequest(
  ({ reader, viewer }) =>
    new Reads(async (ids): Promise<boolean[]> => {
      if (!viewer?.isAdmin && !viewer?.edits.length) return ids.map(() => false)
      const { dialect } = reader
      const edited = viewer.isAdmin
        ? sql`1 = 1`
        : sql`EXISTS (SELECT 1 FROM "partnership_territory" AS works WHERE works."partnershipId" = t."id"
            AND ${inCare.territory(sql`works."territoryId"`, viewer)})`
      const rows = await reader.all(sql`SELECT t."id" FROM "partnership" AS t
        WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))} AND t."publishedAt" IS NULL AND ${edited}`)
      const found = new Set(rows.map(([id]) => id))
      return ids.map((id) => found.has(id))
    }),
)
