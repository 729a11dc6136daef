import sql, { join, type Sql } from 'sql-template-tag'
import { type Change, changes } from '../../core/change-log/change.entity'
import type { RecordType } from '../../core/change-log/record-type'
import { name } from '../../core/collections/dialect'
import { followedCollections, territoriesOf } from '../../core/collections/followed-parts'
import type { List, Scope } from '../../core/lists/list-declaration'
import { reach, unit } from '../territory/named-units'
import { Coverage } from '../territory/territory.enums'
import { isInHistoryOf } from './history.policy'

export interface ChangesFilter {
  readonly types?: RecordType[] | null
  readonly territory?: string | null
  /** The id of a record: only comments on it, each when visitors are first told of it. */
  readonly commentsOn?: string | null
}

const classesOf = (types: readonly RecordType[]): string[] =>
  followedCollections()
    .filter(({ followed }) => types.includes(followed.type.name))
    .map(({ entity }) => entity.name)

export const allChanges: List<Change, ChangesFilter> = {
  name: 'Query.changes',
  of: changes,
  orders: { OLDEST: { by: () => [] } },
  conditions: {
    types: (types, { dialect }) => dialect.oneOf(sql`t."recordClass"`, classesOf(types)),
    territory: (code, scope) => concerns(reach(unit(code), Coverage.WITHIN), scope),
    commentsOn: (subject) => sql`t."recordClass" = 'Comment'
      AND EXISTS (SELECT 1 FROM "comment" AS added WHERE added."id" = t."recordId" AND added."subjectId" = ${subject})
      AND NOT EXISTS (SELECT 1 FROM "change" AS earlier WHERE earlier."recordId" = t."recordId"
        AND earlier."isPublic" = TRUE AND earlier."id" < t."id")`,
  },
}

export const historyOfRecord: List<Change> = {
  name: 'history',
  of: changes,
  under: (record) => sql`t."historyOf" = ${record}`,
  visible: isInHistoryOf,
  orders: { NEWEST: { by: () => [], descending: true } },
}

/** Whoever follows a territory is told of what lies in it, of what has left it, and of what is gone, wherever that was. */
function concerns(reached: Sql, { metadata }: Scope): Sql {
  const perType = followedCollections().flatMap((from) => {
    const territories = territoriesOf(from, sql`t."recordId"`)
    if (territories.length === 0) return []
    const table = name(metadata(from.entity).tableName)
    const lies = territories.map(
      (rows) => sql`EXISTS (SELECT 1 FROM (${rows}) AS lies WHERE lies."territoryId" IN (${reached}))`,
    )
    return sql`(t."recordClass" = ${from.entity.name} AND (${join(lies, ' OR ')}
      OR NOT EXISTS (SELECT 1 FROM ${table} AS record WHERE record."id" = t."recordId")))`
  })
  return sql`(t."storedFields" LIKE '%"territor%' OR ${join(perType, ' OR ')})`
}
