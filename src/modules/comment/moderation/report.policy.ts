import sql, { type Sql } from 'sql-template-tag'
import { about, because, policy } from '../../../authz/policy'
import { everybody } from '../../../authz/roles'
import type { SignedIn } from '../../../core/viewer'
import { byModerators } from '../../moderation/moderation.policy'
import { isOwn, waits } from '../comment.policy'

/** While a thing waits for a moderator, an account reports it once. */
const isReported = (row: Sql, { accountId }: SignedIn): Sql =>
  sql`EXISTS (SELECT 1 FROM "report" JOIN "moderation_case" ON "moderation_case"."id" = "report"."caseId" AND "closedAt" IS NULL
    WHERE "report"."reporterId" = ${accountId} AND "report"."subjectId" = ${row}."id")`

const reporting = { rights: () => everybody, refusal: 'Sign in first.', isDone: isReported }

export const reportPolicy = {
  ...policy('report', about('comment'), {
    comment: {
      ...reporting,
      obstacles: [
        {
          when: (row) => sql`${row}."state" <> 'PUBLISHED'`,
          ...because(
            'NOT_FOUND',
            'NOT_PUBLISHED',
            'id must be the id of a comment, partnership or event that you can see.',
          ),
        },
        {
          when: isOwn,
          ...because('FORBIDDEN', 'OWN_COMMENT', 'This is your own comment. Change or delete it instead.'),
        },
      ],
    },
  }),
  ...policy('report', about('partnership', 'event'), {
    record: reporting,
    dismiss: {
      ...byModerators,
      obstacles: [
        {
          when: (row) => sql`NOT ${waits(row)}`,
          ...because('CONFLICT', 'NO_OPEN_REPORT', 'There are no open reports about it.'),
        },
      ],
    },
  }),
}
