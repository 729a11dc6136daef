import sql from 'sql-template-tag'
import { DecisionKind } from '../moderation.enums'
import { NoticeOutcome } from './notice.enums'

/** What became of a notice, of the case `waited` in which it waited: it was closed at the instant of the decision. */
export const NOTICE_OUTCOME = sql`CASE WHEN waited."closedAt" IS NULL THEN ${NoticeOutcome.WAITING}
  ELSE coalesce((SELECT CASE WHEN decision."kind" = ${DecisionKind.HIDE} THEN ${NoticeOutcome.HIDDEN} ELSE ${NoticeOutcome.KEPT} END
    FROM "moderation_decision" AS decision
    WHERE decision."subjectId" = waited."subjectId" AND decision."decidedAt" = waited."closedAt"
    ORDER BY decision."id" DESC LIMIT 1), ${NoticeOutcome.GONE}) END`
