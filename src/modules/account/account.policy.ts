import sql, { type Sql } from 'sql-template-tag'
import { policy, REGISTRY } from '../../authz/policy'
import { administrators, everybody, FOR_ADMINISTRATORS } from '../../authz/roles'
import type { SignedIn } from '../../core/viewer'

/** What everybody who is signed in does with their own account. */
const own = { rights: () => everybody, refusal: 'Sign in first.' }

export const accountPolicy = policy('account', REGISTRY, {
  update: own,
  changePassword: { ...own, evenSuspended: true },
  changeSecondFactor: { ...own, evenSuspended: true },
  verifyEmail: { ...own, evenSuspended: true },
  signOut: { ...own, evenSuspended: true },
  erase: { ...own, evenSuspended: true },
})

const forAdministrators = {
  rights: (_row: Sql, viewer: SignedIn) => administrators(viewer),
  refusal: FOR_ADMINISTRATORS,
}

export const rolePolicy = policy('role', REGISTRY, { grant: forAdministrators, revoke: forAdministrators })

/** Their own roles, and for administrators those of all accounts. */
export const isGrantVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  viewer?.isAdmin ? sql`1 = 1` : sql`${row}."accountId" = ${viewer?.accountId ?? ''}`

export const isAccountVisible = (row: Sql): Sql => sql`${row}."erasedAt" IS NULL`
