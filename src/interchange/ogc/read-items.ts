import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import { name } from '../../core/collections/dialect'
import type { Context } from '../../core/context'
import { isBetweenSides } from '../../core/values/geography'
import type { FiledRecord } from '../export/read-records'
import { readRecords } from '../export/read-records'
import type { Dataset } from '../feeds/dataset'
import { mappedRecords } from '../feeds/mapped-records'
import { atOnce, visitorsScope } from '../feeds/write-feed'
import type { ItemsRequest } from './items-request'

export interface Items {
  readonly records: readonly FiledRecord[]
  /** How many there are in all. */
  readonly matched: number
  /** Behind which feature the next page begins. Null: there is none. */
  readonly next: string | null
}

/** A page of the records that visitors see, by id. */
export async function readItems(dataset: Dataset, request: ItemsRequest, context: Context): Promise<Items> {
  const { reader } = context
  const { limit, after } = request
  const { of } = dataset.recordSchema
  const rows = sql`${name(reader.metadata(of.entity).tableName)} AS t
    WHERE ${conditionOf(dataset, request, context)}`
  const behind = after === null ? sql`1 = 1` : sql`t."id" > ${after}`
  const [[matched] = []] = await reader.all(sql`SELECT count(*) FROM ${rows}`)
  const found = await reader.all(
    sql`SELECT t."id" FROM ${rows} AND ${behind} ORDER BY t."id" LIMIT ${limit + 1}`,
  )
  const ids = found.slice(0, limit).map(([id]) => id as string)
  return {
    records: await recordsOf(dataset, ids, context),
    matched: Number(matched),
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
  }
}

export async function recordsOf(
  dataset: Dataset,
  ids: readonly string[],
  { reader }: Context,
): Promise<FiledRecord[]> {
  const { recordSchema, fields } = mappedRecords(dataset)
  const condition = reader.dialect.oneOf(sql`t."id"`, ids)
  const records: FiledRecord[] = []
  const selected = { recordSchema, fields, withDrafts: false, condition }
  for await (const batch of readRecords(selected, atOnce(reader))) records.push(...batch)
  return records
}

function conditionOf(
  { recordSchema, conditions, mapPoint, during }: Dataset,
  { filter, box, period }: ItemsRequest,
  { reader, now }: Context,
): Sql {
  return allOf(
    recordSchema.of.visible(sql`t`, null),
    ...conditions(filter, visitorsScope(now, reader)),
    ...(box ? [isBetweenSides(box, mapPoint)] : []),
    ...(period && during ? [during(period)] : []),
  )
}
