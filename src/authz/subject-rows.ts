import sql, { type Sql } from 'sql-template-tag'
import type { EntityMetadata } from 'typeorm'
import { type Collection, collectionOfId } from '../core/collections/collection'
import { type Dialect, name } from '../core/collections/dialect'
import type { EntityClass } from '../core/collections/reader'
import type { Subject } from './policy'

interface Tables {
  readonly dialect: Dialect
  metadata(entity: EntityClass<object>): Pick<EntityMetadata, 'tableName'>
}

/** The rows `t` with these ids, of one prefix: `FROM … WHERE …`. */
export function subjectRows({ prefixes }: Subject<never>, ids: readonly string[], tables: Tables): Sql {
  const { dialect } = tables
  const list = dialect.list(ids)
  if (prefixes === null)
    return sql`FROM (SELECT ${dialect.parentId} AS "id" FROM ${dialect.parents(list)}) AS t`
  const from = collectionOfId(ids[0] as string) as Collection<object>
  const { tableName } = tables.metadata(from.entity)
  return sql`FROM ${name(tableName)} AS t WHERE ${dialect.isIn(sql`t."id"`, list)}`
}
