import sql, { join } from 'sql-template-tag'
import { signedIn } from '../../authz/signed-in'
import { tableOf } from '../../core/collections/collection'
import { name } from '../../core/collections/dialect'
import type { Context } from '../../core/context'
import { allPersonalData } from './personal-data'

/** Everything that is kept about an account. */
export async function exportAccount(context: Context): Promise<object> {
  const { accountId } = signedIn(context)
  const found: Record<string, object[]> = {}
  for (const { entity, exported, key } of allPersonalData)
    for (const [section, { of, columns, sortedBy }] of Object.entries(exported)) {
      const named = columns.map((each) => (typeof each === 'string' ? ([each, each] as const) : each))
      const isOfAccount = of.map((column) => sql`${name(column)} = ${key?.(accountId) ?? accountId}`)
      const rows = await context.reader.all(sql`SELECT ${join(named.map(([, column]) => name(column)))}
        FROM ${tableOf(context, entity)} WHERE ${join(isOfAccount, ' OR ')} ORDER BY ${join(sortedBy.map(name))}`)
      const { columns: stored } = context.reader.metadata(entity)
      const isJson = (column: string) =>
        stored.some(({ propertyName, type }) => propertyName === column && type === 'simple-json')
      const values = (row: readonly unknown[]) =>
        named.map(([as, column], index) => [as, isJson(column) ? JSON.parse(String(row[index])) : row[index]])
      found[section] = rows.map((row) => Object.fromEntries(values(row)))
    }
  const { account: [account] = [], ...others } = found
  return { exportedAt: context.now.toISOString(), account, ...others }
}
