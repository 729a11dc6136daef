import sql, { join, type Sql } from 'sql-template-tag'
import { changeId } from '../../../core/change-log/change.entity'
import { ChangeKind } from '../../../core/change-log/change-kind'
import { allOf } from '../../../core/collections/conditions'
import { name } from '../../../core/collections/dialect'
import type { Context } from '../../../core/context'
import { conditionsOf } from '../../../core/lists/list-conditions'
import type { Language } from '../../../core/vocabulary'
import { oldestLookedThrough } from '../../../modules/follow/followed-changes'
import { allChanges } from '../../../modules/history/change.lists'
import { rangeBefore } from '../../../modules/history/change-pages'
import { type FiledRecord, readRecords } from '../../export/read-records'
import { type DatasetName, datasets } from '../dataset'
import { namedRecords } from '../named-records'
import { atOnce, visitorsScope } from '../write-feed'
import type { NewsAddress } from './news-address'

/** So many entries a page has. */
const PAGE = 50

/** What happened, that others may want to know. */
export interface News {
  /** The id of the change. */
  readonly id: string
  readonly at: string
  readonly dataset: DatasetName & ('partnerships' | 'events')
  /** New, or what has changed of it. */
  readonly what: 'NEW' | 'STAGE' | 'NAME' | 'STATUS' | 'TIME' | 'PLACE'
  readonly record: FiledRecord
}

export interface NewsPage {
  readonly news: readonly News[]
  /** The id to go on before. Null: there is no more. */
  readonly next: string | null
}

interface NewsRequest extends Pick<NewsAddress, 'before' | 'territory' | 'legalFormKinds' | 'language'> {
  /** Only these of the changes `t`, among those that are looked through for an account. */
  readonly only?: Sql
}

/** Fields whose change is worth telling, the first the most. */
const NEWSWORTHY: Readonly<
  Record<News['dataset'], readonly (readonly [field: string, what: News['what']])[]>
> = {
  partnerships: [
    ['stage', 'STAGE'],
    ['name', 'NAME'],
  ],
  events: [
    ['status', 'STATUS'],
    ['startsAt', 'TIME'],
    ['place', 'PLACE'],
    ['title', 'NAME'],
  ],
}

/** By the class of their records. */
const newsworthy = (['partnerships', 'events'] as const).map((dataset) => ({
  dataset,
  recordClass: datasets[dataset].recordSchema.of.entity.name,
  fields: NEWSWORTHY[dataset],
}))

/** New partnerships and events, and changes worth telling, the newest first. What is not shown any more is left out. */
export async function readNews(
  { before, language, ...narrowed }: NewsRequest,
  context: Context,
): Promise<NewsPage> {
  const rows: Row[] = []
  let place: string | null = before ?? changeId(999_999_999_999, 0)
  const oldest = narrowed.only ? await oldestLookedThrough(context.reader) : ''
  while (place !== null && place > oldest && rows.length <= PAGE) {
    const range = await rangeBefore(place, context.reader)
    rows.push(...(await newsOf({ before: place, after: range?.beyond ?? '' }, narrowed, context)))
    place = range?.end ?? null
  }
  const page = rows.slice(0, PAGE)
  const records = await recordsById(page, language, context)
  return {
    news: page.flatMap(([id, at, kind, recordClass, recordId, fields]) => {
      const record = records.get(recordId)
      const of = newsworthy.find((each) => each.recordClass === recordClass)
      return record && of
        ? [{ id, at, dataset: of.dataset, what: whatOf(kind, of.dataset, fields), record }]
        : []
    }),
    next: rows.length > PAGE ? (page.at(-1)?.[0] ?? null) : null,
  }
}

/** With their names, as visitors see them now. */
async function recordsById(rows: readonly Row[], language: Language, { reader, publicUrl, now }: Context) {
  const scope = visitorsScope(now, reader)
  const records = new Map<string, FiledRecord>()
  for (const { dataset, recordClass } of newsworthy) {
    const ids = rows.flatMap(([, , , of, id]) => (of === recordClass ? [id] : []))
    if (ids.length === 0) continue
    const condition = reader.dialect.oneOf(sql`t."id"`, [...new Set(ids)])
    const named = namedRecords({ dataset: datasets[dataset], language, publicUrl, scope })
    for await (const batch of readRecords({ ...named, withDrafts: false, condition }, atOnce(reader)))
      for (const record of batch) records.set(record.id as string, record)
  }
  return records
}

interface Between {
  readonly before: string
  readonly after: string
}

/** The newest changes between two that are worth telling: one more than a page has tells that there are more. */
async function newsOf(
  { before, after }: Between,
  { territory, legalFormKinds, only }: Omit<NewsRequest, 'before' | 'language'>,
  { reader, now }: Context,
): Promise<Row[]> {
  const scope = visitorsScope(now, reader)
  const conditions = newsworthy.map(({ dataset, recordClass, fields }) => {
    const { conditions, recordSchema } = datasets[dataset]
    const table = name(reader.metadata(recordSchema.of.entity).tableName)
    const isWanted = legalFormKinds
      ? sql`t."recordId" IN (SELECT t."id" FROM ${table} AS t WHERE ${allOf(...conditions({ legalFormKinds }, scope))})`
      : sql`1 = 1`
    const changed = fields.map(([field]) => sql`t."storedFields" LIKE ${`%"${field}"%`}`)
    return sql`(t."recordClass" = ${recordClass} AND ${isWanted} AND (t."kind" IN (${ChangeKind.CREATED}, ${ChangeKind.RESTORED})
      OR (t."kind" = ${ChangeKind.UPDATED} AND (${join(changed, ' OR ')}))))`
  })
  const rows =
    await reader.all(sql`SELECT t."id", t."at", t."kind", t."recordClass", t."recordId", t."storedFields"
    FROM "change" AS t WHERE ${allOf(
      sql`t."isPublic" = TRUE`,
      sql`t."id" < ${before}`,
      sql`t."id" > ${after}`,
      join(conditions, ' OR '),
      ...conditionsOf(allChanges, { territory }, scope),
      ...(only ? [only] : []),
    )} ORDER BY t."id" DESC LIMIT ${PAGE + 1}`)
  return rows as Row[]
}

type Row = [
  id: string,
  at: string,
  kind: ChangeKind,
  recordClass: string,
  recordId: string,
  fields: string | null,
]

function whatOf(kind: ChangeKind, dataset: News['dataset'], fields: string | null): News['what'] {
  if (kind !== ChangeKind.UPDATED) return 'NEW'
  const changed: string[] = JSON.parse(fields ?? '[]')
  return NEWSWORTHY[dataset].find(([field]) => changed.includes(field))?.[1] ?? 'NEW'
}
