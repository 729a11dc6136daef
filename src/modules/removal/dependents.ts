import sql from 'sql-template-tag'
import { ownRowsOf } from '../../core/change-log/record-rows'
import type { Writing } from '../../core/change-log/write'
import { name } from '../../core/collections/dialect'
import type { EntityClass } from '../../core/collections/reader'
import { getOrCreate } from '../../core/get-or-create'

/** Rows of a table that name a record. */
export interface Dependents {
  readonly table: string
  readonly count: number
}

interface Reference {
  readonly table: string
  readonly column: string
}

/** Columns with the ids of records of several classes, which no foreign key tells of. A claim counts while it is open. */
const OF_ANY_CLASS: readonly Reference[] = [
  { table: 'comment', column: 'subjectId' },
  { table: 'role_grant', column: 'scopeId' },
]

/** What would be lost with the records, or name what is not there any more: by the id of the record. */
export async function dependentsOf(
  entity: EntityClass<object>,
  ids: readonly string[],
  write: Pick<Writing, 'manager' | 'dialect' | 'read'>,
): Promise<ReadonlyMap<string, readonly Dependents[]>> {
  const found = new Map<string, Dependents[]>()
  if (ids.length === 0) return found
  const { dialect } = write
  const list = dialect.list(ids)
  const count = async ({ table, column }: Reference, condition = sql`1 = 1`) => {
    const rows = await write.read<{ id: string; count: number | string }>(
      sql`SELECT ${name(column)} AS "id", count(*) AS "count" FROM ${name(table)}
        WHERE ${dialect.isIn(name(column), list)} AND ${condition} GROUP BY ${name(column)}`,
    )
    for (const { id, count } of rows) getOrCreate(found, id, () => []).push({ table, count: Number(count) })
  }
  for (const reference of [...foreignKeysTo(entity, write), ...OF_ANY_CLASS]) await count(reference)
  await count({ table: 'claim', column: 'subjectId' }, sql`"state" = 'PENDING'`)
  return found
}

function foreignKeysTo(entity: EntityClass<object>, { manager }: Pick<Writing, 'manager'>): Reference[] {
  const { connection } = manager
  const { tableName } = connection.getMetadata(entity)
  const own = ownRowsOf(entity, manager).map(({ table, column }) => `${table} ${column}`)
  return connection.entityMetadatas.flatMap(({ tableName: table, foreignKeys }) =>
    foreignKeys
      .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === tableName)
      .flatMap(({ columnNames: [column] }) =>
        column === undefined || own.includes(`${table} ${column}`) ? [] : [{ table, column }],
      ),
  )
}

/** What people call the rows of a table: one, and several. */
const CALLED: Readonly<Record<string, readonly [one: string, several: string]>> = {
  agreement: ['agreement', 'agreements'],
  agreement_party: ['agreement that it is a party to', 'agreements that it is a party to'],
  api_key: ['API key', 'API keys'],
  claim: ['open claim', 'open claims'],
  co_host_invitation: ['invitation to co-host an event', 'invitations to co-host events'],
  comment: ['comment', 'comments'],
  event: ['event', 'events'],
  event_co_host: ['event that it co-hosts', 'events that it co-hosts'],
  guide_example: ['guide that names it', 'guides that name it'],
  initiator: ['initiator', 'initiators'],
  membership: ['membership', 'memberships'],
  merged_organisation: ['organisation merged into it', 'organisations merged into it'],
  merged_partnership: ['partnership merged into it', 'partnerships merged into it'],
  partnership_initiator: ['partnership that names it', 'partnerships that name it'],
  pending_change: ['proposed change', 'proposed changes'],
  role_grant: ['account that manages it', 'accounts that manage it'],
  webhook: ['webhook', 'webhooks'],
}

/** `2 events, 1 comment`. */
export const describeDependents = (dependents: readonly Dependents[]): string =>
  dependents
    .map(({ table, count }) => {
      const [one, several] = CALLED[table] ?? [table, table]
      return `${count} ${count === 1 ? one : several}`
    })
    .join(', ')
