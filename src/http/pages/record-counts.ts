import sql, { join } from 'sql-template-tag'
import { name } from '../../core/collections/dialect'
import { inTime } from '../../core/collections/in-time'
import type { Reader } from '../../core/collections/reader'
import { events } from '../../modules/event/event.entity'
import { organisations } from '../../modules/organisation/organisation.entity'
import { partnerships } from '../../modules/partnership/partnership.collection'
import { territories } from '../../modules/territory/territory.entity'

const COLLECTIONS = { partnerships, organisations, events, territories }

export type Counts = Readonly<Record<keyof typeof COLLECTIONS, number>>

/** How many of each everyone can see, in one statement. */
export async function countRecords(reader: Reader): Promise<Counts> {
  const counts = Object.values(COLLECTIONS).map(({ entity, visible }) => {
    const table = name(reader.metadata(entity).tableName)
    return sql`(SELECT count(*) FROM ${table} AS t WHERE ${visible(sql`t`, null)} AND ${inTime('t')})`
  })
  const [row = []] = await reader.all(sql`SELECT ${join(counts)}`)
  const entries = Object.keys(COLLECTIONS).map((kind, index) => [kind, Number(row[index])])
  return Object.fromEntries(entries)
}
