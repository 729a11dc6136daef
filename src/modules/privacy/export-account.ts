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
      const metadata = context.reader.metadata(entity)
      const read = named.map(
        ([, column]) => READ_AS[String(metadata.findColumnWithPropertyName(column)?.type)] ?? asStored,
      )
      found[section] = rows.map((row) =>
        Object.fromEntries(named.map(([as], index) => [as, (read[index] ?? asStored)(row[index])])),
      )
    }
  const { account: [account] = [], ...others } = found
  return { exportedAt: context.now.toISOString(), account, ...others }
}

/** How values are read that the databases hold in another form: SQLite has numbers for booleans. */
const READ_AS: Readonly<Record<string, (value: unknown) => unknown>> = {
  boolean: Boolean,
  'simple-json': (value) => JSON.parse(String(value)),
}

const asStored = (value: unknown) => value
