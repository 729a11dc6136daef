import sql, { join } from 'sql-template-tag'
import { Role } from '../../authz/role.enums'
import { byId } from '../../core/collections/collection'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { type Account, accounts } from './account.entity'

/** The roles of those who look after the registry itself. */
const STAFF: readonly string[] = [Role.MODERATOR, Role.ADMIN]

export const isStaffRole = (role: string | null): boolean => role !== null && STAFF.includes(role)

const staff = perRequest(
  ({ reader }) =>
    new Reads(async (accountIds) => {
      const rows = await reader.all(
        sql`SELECT "accountId" FROM "role_grant" WHERE ${reader.dialect.isIn(sql`"accountId"`, reader.dialect.list(accountIds))}
          AND "role" IN (${join([...STAFF])})`,
      )
      const found = new Set(rows.map(([accountId]) => accountId))
      return accountIds.map((accountId) => found.has(accountId))
    }),
)

/** Whether it is an account of the staff, whom the viewer does not know: only the staff know each other, and everybody themselves. */
async function isUnnamedStaff(accountId: string, context: Context): Promise<boolean> {
  const { viewer } = context
  if (viewer?.isModerator || viewer?.accountId === accountId) return false
  return staff(context).load(accountId)
}

/** The account that did something, or null where it is one of the staff whom the viewer does not know. */
export async function accountUnlessStaff(accountId: string, context: Context): Promise<Account | null> {
  return (await isUnnamedStaff(accountId, context)) ? null : byId(accounts, context).load(accountId)
}
