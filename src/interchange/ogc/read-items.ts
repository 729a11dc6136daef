import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import { name } from '../../core/collections/dialect'
import { inTime } from '../../core/collections/in-time'
import type { Context } from '../../core/context'
import { isBetweenSides } from '../../core/values/geography'
import { Language } from '../../core/vocabulary'
import { readRecords } from '../export/read-records'
import type { Dataset } from '../feeds/dataset'
import { featureColumns, featureOf } from '../feeds/formats/geojson'
import { mappedRecords } from '../feeds/mapped-records'
import { namedRecords } from '../feeds/named-records'
import { atOnce, visitorsScope } from '../feeds/write-feed'
import type { ItemsRequest } from './items-request'

type Feature = ReturnType<typeof featureOf>

export interface Items {
  readonly features: readonly Feature[]
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
    features: await featuresOf(dataset, ids, context),
    matched: Number(matched),
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
  }
}

/** With the properties of the GeoJSON feeds. */
export async function featuresOf(
  dataset: Dataset,
  ids: readonly string[],
  { reader, publicUrl, now }: Context,
): Promise<Feature[]> {
  const scope = visitorsScope(now, reader)
  const named = namedRecords({ dataset, language: Language.PL, publicUrl, scope })
  const read = mappedRecords({ ...dataset, ...named })
  const columns = featureColumns(read.fields)
  const condition = reader.dialect.oneOf(sql`t."id"`, ids)
  const features: Feature[] = []
  for await (const batch of readRecords({ ...read, withDrafts: false, condition }, atOnce(reader)))
    features.push(...batch.map((record) => featureOf(record, columns)))
  return features
}

function conditionOf(
  { recordSchema, conditions, mapPoint, during }: Dataset,
  { filter, box, period }: ItemsRequest,
  { reader, now }: Context,
): Sql {
  return allOf(
    inTime('t'),
    recordSchema.of.visible(sql`t`, null),
    ...conditions(filter, visitorsScope(now, reader)),
    ...(box && mapPoint ? [isBetweenSides(box, mapPoint)] : []),
    ...(period && during ? [during(period)] : []),
  )
}
