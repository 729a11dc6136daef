import sql, { join } from 'sql-template-tag'
import { changeId } from '../../../core/change-log/change.entity'
import { ChangeKind } from '../../../core/change-log/change-kind'
import { allOf } from '../../../core/collections/conditions'
import type { Context } from '../../../core/context'
import { badUserInput } from '../../../core/errors'
import { type CursorScope, decodeCursor, encodeCursor } from '../../../core/lists/cursor'
import { conditionsOf } from '../../../core/lists/list-read'
import { Language } from '../../../core/vocabulary'
import { allChanges } from '../../../modules/history/change.lists'
import { rangeBefore } from '../../../modules/history/change-pages'
import { codeOfUnit } from '../../../modules/territory/find-unit'
import { type FiledRecord, readRecords } from '../../export/read-records'
import { type DatasetName, datasets } from '../dataset'
import { type Parameters, singleValues } from '../feed-filter'
import { namedRecords } from '../named-records'
import { atOnce, visitorsScope } from '../write-feed'

/** Which page of the news is asked for. */
export interface NewsAddress {
  /** Older than this change. Null: the newest. */
  readonly before: string | null
  readonly territory: string | null
  /** As people call it. */
  readonly territoryName: string | null
  readonly language: Language
  /** The same news, from another change on. */
  addressOf(before: string | null): string
}

/** A cursor of the change feed is none of the news. */
const scope = ({ cursorSecret }: Pick<Context, 'cursorSecret'>): CursorScope => ({
  order: 'news',
  secret: cursorSecret,
})

const KNOWN = ['before', 'territory', 'language']

interface At {
  readonly base: string
  readonly asking: Pick<Context, 'cursorSecret' | 'reader'>
}

export async function parseNewsAddress(parameters: Parameters, { base, asking }: At): Promise<NewsAddress> {
  const one = singleValues(parameters, KNOWN)
  const [before, named, language] = [one('before'), one('territory'), one('language') ?? Language.PL]
  if (!Object.hasOwn(Language, language))
    throw badUserInput('language', 'value', `language must be one of ${Object.keys(Language).join(', ')}.`)
  const territory = named === null ? null : await codeOfUnit(named, 'territory', asking.reader)
  const [[territoryName = null] = []] =
    territory === null
      ? []
      : await asking.reader.all(sql`SELECT "name" FROM "territory" WHERE "code" = ${territory}`)
  return {
    territoryName: territoryName as string | null,
    before: before === null ? null : String(decodeCursor(before, 'before', scope(asking))[0]),
    territory,
    language: language as Language,
    addressOf: (change) => {
      const query = new URLSearchParams()
      if (territory !== null) query.set('territory', territory)
      if (language !== Language.PL) query.set('language', language)
      if (change !== null) query.set('before', encodeCursor([change], scope(asking)))
      return query.size === 0 ? base : `${base}?${query}`
    },
  }
}

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

interface NewsRequest {
  /** Older than this change. Null: the newest. */
  readonly before: string | null
  readonly territory: string | null
  readonly language: Language
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
  { before, territory, language }: NewsRequest,
  context: Context,
): Promise<NewsPage> {
  const rows: Row[] = []
  let place: string | null = before ?? changeId(999_999_999_999, 0)
  while (place !== null && rows.length <= PAGE) {
    const range = await rangeBefore(place, context.reader)
    rows.push(...(await newsOf({ before: place, after: range?.beyond ?? '' }, territory, context)))
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
  territory: string | null,
  { reader, now }: Context,
): Promise<Row[]> {
  const scope = visitorsScope(now, reader)
  const conditions = newsworthy.map(({ recordClass, fields }) => {
    const changed = fields.map(([field]) => sql`t."storedFields" LIKE ${`%"${field}"%`}`)
    return sql`(t."recordClass" = ${recordClass} AND (t."kind" IN (${ChangeKind.CREATED}, ${ChangeKind.RESTORED})
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
