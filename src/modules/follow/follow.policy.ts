import sql, { type Sql } from 'sql-template-tag'
import { policy, REGISTRY } from '../../authz/policy'
import { everybody } from '../../authz/roles'
import type { SignedIn } from '../../core/viewer'

/** What everybody who is signed in does for themselves. */
const own = { rights: () => everybody, refusal: 'Sign in first.' }

/** Whoever is suspended may still have less of it. */
export const followPolicy = policy('follow', REGISTRY, {
  begin: own,
  end: { ...own, evenSuspended: true },
  read: { ...own, evenSuspended: true },
  chooseLetters: { ...own, evenSuspended: true },
  renewFeeds: { ...own, evenSuspended: true },
})

export const isFollowVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  sql`${row}."accountId" = ${viewer?.accountId ?? ''}`
