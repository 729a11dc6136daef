import sql from 'sql-template-tag'
import { personalData } from '../../../core/collections/personal-data'
import { Notifier } from './notifier.entity'

/** Found by an address only if its owner has proved it: others must not learn what somebody gave notice of. */
export const notifierPersonalData = personalData(Notifier, {
  exported: {
    notices: { of: ['email'], columns: ['reportId', 'name', 'email', 'language'], sortedBy: ['reportId'] },
  },
  erased: { email: 'rows' },
  key: (accountId) =>
    sql`(SELECT "email" FROM "account" WHERE "id" = ${accountId} AND "emailVerifiedAt" IS NOT NULL)`,
})
