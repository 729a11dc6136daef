import sql, { type Sql } from 'sql-template-tag'
import { about, isAllowed, policy } from '../../../authz/policy'
import { Role } from '../../../authz/role.enums'
import type { SignedIn } from '../../../core/viewer'

export const sessionPolicy = policy('session', about('session'), {
  end: {
    rights: (row, viewer) => [[Role.MEMBER, sql`${row}."accountId" = ${viewer.accountId}`]],
    refusal: 'Only its owner can end a session.',
    evenSuspended: true,
  },
})

export const isSessionOfViewer = (row: Sql, viewer: SignedIn | null): Sql =>
  isAllowed(sessionPolicy.end, row, viewer)
