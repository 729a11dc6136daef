import DataLoader from 'dataloader'
import sql from 'sql-template-tag'
import { perRequest } from '../../shared/context'
import type { ModerationReason } from '../moderation.enums'

type Counted = [caseId: string, reason: ModerationReason, count: number | string]

/** How often each reason was given in a case, the most frequent first: one statement for all cases asked for at once. */
export const reasonsOf = perRequest(
  ({ reader }) =>
    new DataLoader(async (caseIds: readonly string[]) => {
      const rows = (await reader.all(sql`SELECT "caseId", "reason", count(*) FROM "report"
        WHERE ${reader.dialect.oneOf(sql`"caseId"`, [...caseIds])}
        GROUP BY "caseId", "reason" ORDER BY count(*) DESC, "reason"`)) as Counted[]
      return caseIds.map((id) =>
        rows
          .filter(([caseId]) => caseId === id)
          .map(([, reason, count]) => ({ reason, count: Number(count) })),
      )
    }),
)
