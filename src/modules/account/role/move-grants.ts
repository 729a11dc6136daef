import sql from 'sql-template-tag'
import type { Role } from '../../../authz/role.enums'
import type { Writing } from '../../../core/change-log/write'
import { RoleGrant } from './role-grant.entity'

/** Whoever answered for the one answers for the other. */
export async function moveGrants(
  role: Role,
  { id, intoId }: { readonly id: string; readonly intoId: string },
  write: Writing,
) {
  const grantsOn = (scopeId: string) =>
    write.read<Pick<RoleGrant, 'id' | 'accountId'>>(sql`SELECT "id", "accountId" FROM "role_grant"
      WHERE "scopeId" = ${scopeId} AND "role" = ${role} ORDER BY "id"`)
  const holders = new Set((await grantsOn(intoId)).map(({ accountId }) => accountId))
  for (const grant of await grantsOn(id))
    if (holders.has(grant.accountId)) await write.delete(RoleGrant, grant.id)
    else await write.update(RoleGrant, grant.id, { scopeId: intoId })
}
