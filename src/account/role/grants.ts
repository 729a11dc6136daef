import sql, { join } from 'sql-template-tag'
import type { Reader } from '../../shared/reader'
import { rowMapper } from '../../shared/rows'
import { RoleGrant } from './role-grant.entity'

/** Every role that an account was given, the oldest first. */
export async function grantsOf(accountId: string, reader: Reader): Promise<RoleGrant[]> {
  const mapper = rowMapper({ entity: RoleGrant, usedBy: {} }, { reader, selection: null })
  const rows = await reader.all(
    sql`SELECT ${join([...mapper.columns])} FROM "role_grant" AS t WHERE t."accountId" = ${accountId} ORDER BY t."grantedAt", t."id"`,
  )
  return rows.map((row) => mapper.instance(row, 0))
}
