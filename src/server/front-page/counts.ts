import sql, { join } from 'sql-template-tag'
import { events } from '../../event/event.entity'
import { organisations } from '../../organisation/organisation.entity'
import { partnerships } from '../../partnership/partnership.entity'
import { name } from '../../shared/dialect'
import type { Reader } from '../../shared/reader'
import { territories } from '../../territory/territory.entity'

const COUNTED = { partnerships, organisations, events, territories }

export type Counts = Readonly<Record<keyof typeof COUNTED, number>>

/** How many of each everyone can see, in one statement. */
export async function countRecords(reader: Reader): Promise<Counts> {
  const counts = Object.values(COUNTED).map(({ entity, visible }) => {
    const table = name(reader.metadata(entity).tableName)
    return sql`(SELECT count(*) FROM ${table} AS t WHERE ${visible(sql`t`, null)})`
  })
  const [row = []] = await reader.all(sql`SELECT ${join(counts)}`)
  const entries = Object.keys(COUNTED).map((kind, index) => [kind, Number(row[index])])
  return Object.fromEntries(entries)
}
