import { DateTime } from 'luxon'
import sql, { type Sql } from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import type { Collection } from '../../../core/collections/collection'
import { prefixOf } from '../../../core/id'
import type { Language } from '../../../core/vocabulary'
import { events } from '../../event/event.entity'
import { organisations } from '../../organisation/organisation.entity'
import { partnerships } from '../../partnership/partnership.collection'
import { territories } from '../../territory/territory.entity'

/** What a letter calls a record. */
export interface NamedRecord {
  readonly id: string
  readonly name: string
  /** Of events: by their own clock. */
  readonly when: string | null
}

type Row = Pick<NamedRecord, 'id' | 'name'> & {
  readonly startsAt: string | null
  readonly timeZone: string | null
  readonly isAllDay: boolean | number | null
}

const NO_TIME = sql`NULL AS "startsAt", NULL AS "timeZone", NULL AS "isAllDay"`

const NAMED: readonly (readonly [from: Collection<object>, columns: Sql, table: Sql])[] = [
  [partnerships as never, sql`t."name", ${NO_TIME}`, sql`"partnership"`],
  [organisations as never, sql`t."name", ${NO_TIME}`, sql`"organisation"`],
  [territories as never, sql`t."name", ${NO_TIME}`, sql`"territory"`],
  [events as never, sql`t."title" AS "name", t."startsAt", t."timeZone", t."isAllDay"`, sql`"event"`],
]

interface Naming {
  readonly write: Pick<Writing, 'read' | 'dialect'>
  readonly language: Language
}

/** Those of the ids that visitors see now, in the same order. */
export async function namedRecords(
  ids: readonly string[],
  { write, language }: Naming,
): Promise<NamedRecord[]> {
  const { dialect } = write
  const found = new Map<string, NamedRecord>()
  for (const [{ prefix, visible }, columns, table] of NAMED) {
    const list = dialect.list(ids.filter((id) => prefixOf(id) === prefix))
    const rows = await write.read<Row>(sql`SELECT t."id", ${columns} FROM ${table} AS t
      WHERE ${dialect.isIn(sql`t."id"`, list)} AND ${visible(sql`t`, null)}`)
    for (const row of rows) found.set(row.id, { id: row.id, name: row.name, when: timeOf(row, language) })
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

function timeOf({ startsAt, timeZone, isAllDay }: Row, language: Language): string | null {
  if (startsAt === null || timeZone === null) return null
  const locale = language === 'EN' ? 'en-GB' : 'pl'
  const local = DateTime.fromISO(startsAt, { zone: timeZone, locale })
  return local.toLocaleString(isAllDay ? DateTime.DATE_FULL : DateTime.DATETIME_FULL)
}
