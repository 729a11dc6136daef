import sql, { join, type Sql } from 'sql-template-tag'
import { permit } from '../../authz/authorize'
import type { Writing } from '../../core/change-log/write'
import { name } from '../../core/collections/dialect'
import type { PersonalData } from '../../core/collections/personal-data'
import { accountPolicy } from '../account/account.policy'
import type { AccountContext } from '../account/account-context'
import { lockAccount } from '../account/lock-account'
import { refuseIssued } from '../account/session/end-sessions'
import { proveOwner, wrongPassword } from '../account/session/prove-owner'
import { allPersonalData } from './personal-data'

/** Leaves of an account its id and the day it ended: nothing by which a person could be found. */
export async function eraseAccount(
  password: string | null | undefined,
  context: AccountContext,
): Promise<void> {
  const viewer = permit(accountPolicy.erase, context)
  const { accountId } = viewer
  const checked = await proveOwner(password, viewer, context)
  await context.write(async (write) => {
    const { passwordHash } = await lockAccount(accountId, write)
    if (checked !== null && passwordHash !== checked) throw wrongPassword()
    write.actAs(null)
    await refuseIssued(viewer, write, context.now)
    for (const data of allPersonalData) {
      const key = data.key?.(accountId) ?? sql`${accountId}`
      for (const [column, erasure] of Object.entries(data.erased)) {
        if (typeof erasure === 'function') await erasure(accountId, { write, now: context.now })
        else if (erasure) await write.run(eraseRows(data, { column, key, erasure }, write))
      }
    }
  })
}

interface Erased {
  readonly column: string
  readonly key: Sql
  readonly erasure: 'rows' | readonly string[]
}

function eraseRows(
  { entity }: PersonalData,
  { column, key, erasure }: Erased,
  { manager }: Pick<Writing, 'manager'>,
): Sql {
  const table = name(manager.connection.getMetadata(entity).tableName)
  const ofAccount = sql`WHERE ${name(column)} = ${key}`
  if (erasure === 'rows') return sql`DELETE FROM ${table} ${ofAccount}`
  return sql`UPDATE ${table} SET ${join(erasure.map((each) => sql`${name(each)} = NULL`))} ${ofAccount}`
}
