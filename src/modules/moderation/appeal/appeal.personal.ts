import sql from 'sql-template-tag'
import { personalData } from '../../../core/collections/personal-data'
import { Appeal } from './appeal.entity'

/** That there was an appeal, and how it ended, stays; who it was, and what was said of them, goes. */
export const appealPersonalData = personalData(Appeal, {
  exported: {
    appeals: {
      of: ['appellantId'],
      columns: ['id', 'decisionId', 'reason', 'state', 'createdAt', 'decidedAt', 'statement', 'isUndone'],
      sortedBy: ['createdAt', 'id'],
    },
    decidedAppeals: {
      of: ['decidedById'],
      columns: ['id', 'decisionId', 'state', 'decidedAt', 'statement'],
      sortedBy: ['decidedAt', 'id'],
    },
  },
  erased: {
    // An appeal of nobody is not to wait for a moderator.
    appellantId: (accountId, { write, now }) =>
      write.run(sql`UPDATE "appeal" SET "appellantId" = NULL, "reason" = NULL, "statement" = NULL,
        "state" = CASE WHEN "state" = 'PENDING' THEN 'WITHDRAWN' ELSE "state" END,
        "decidedAt" = coalesce("decidedAt", ${now.toISOString()})
        WHERE "appellantId" = ${accountId}`),
    decidedById: ['decidedById'],
  },
})
