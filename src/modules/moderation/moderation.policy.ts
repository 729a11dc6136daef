import sql, { type Sql } from 'sql-template-tag'
import { about, because, isAllowed, policy, REGISTRY } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { FOR_MODERATORS, moderators } from '../../authz/roles'
import { ALWAYS, NEVER } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'

export const byModerators = {
  rights: (_row: Sql, viewer: SignedIn) => moderators(viewer),
  refusal: FOR_MODERATORS,
  isRegistryWide: true,
}

/** True where the account whose id the expression is looks after the registry. */
export const isStaff = (account: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM "role_grant" AS held WHERE held."accountId" = ${account}
    AND held."role" IN (${Role.MODERATOR}, ${Role.ADMIN}))`

const deciding = {
  ...byModerators,
  obstacles: [
    {
      when: (row: Sql, { accountId }: SignedIn) => sql`${row}."id" = ${accountId}`,
      ...because('FORBIDDEN', 'OWN_ACCOUNT', 'You cannot suspend your own account or lift its suspension.'),
    },
    {
      when: (row: Sql, { isAdmin }: SignedIn) => (isAdmin ? NEVER : isStaff(sql`${row}."id"`)),
      ...because('FORBIDDEN', 'NOT_ALLOWED', 'Only an ADMIN may suspend a moderator or an administrator.'),
    },
  ],
}

export const moderationPolicy = {
  ...policy('moderation', REGISTRY, { read: byModerators }),
  ...policy('account', about('account'), { suspend: deciding, liftSuspension: deciding }),
}

/** Reports, and what waits for a decision. */
export const isShownToModerators = (row: Sql, viewer: SignedIn | null): Sql =>
  isAllowed(moderationPolicy.read, row, viewer)

/** What moderators decided: they themselves, and whom it is about. */
export const isDecisionVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  viewer?.isModerator ? ALWAYS : sql`${row}."aboutId" = ${viewer?.accountId ?? ''}`

/** What a decision is about that was appealed: moderators read it, though else they have no part in it. */
export const isUnderAppeal = (row: Sql, viewer: SignedIn | null): Sql =>
  viewer?.isModerator
    ? sql`EXISTS (SELECT 1 FROM "appeal" AS made JOIN "moderation_decision" AS appealed ON appealed."id" = made."decisionId"
        WHERE appealed."subjectId" = ${row}."id")`
    : NEVER
