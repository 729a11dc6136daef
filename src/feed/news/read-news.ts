import sql, { join } from 'sql-template-tag'
import { changeId } from '../../change/change.entity'
import type { FiledRecord } from '../../export/read-records'
import { allChanges } from '../../history/change.lists'
import { stretchBefore } from '../../history/stretches'
import { ChangeKind } from '../../shared/change-kind'
import type { Context } from '../../shared/context'
import { allOf } from '../../shared/dialect'
import { conditionsOf } from '../../shared/list-read'
import { recordsNow } from '../changes/records-now'
import type { DatasetName } from '../dataset'

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

interface Asked {
  /** Older than this change. Null: the newest. */
  readonly before: string | null
  readonly territory: string | null
}

/** Fields whose change is worth telling, the first the most. */
const WORTH_TELLING: Readonly<Record<string, readonly (readonly [field: string, what: News['what']])[]>> = {
  Partnership: [
    ['stage', 'STAGE'],
    ['name', 'NAME'],
  ],
  Event: [
    ['status', 'STATUS'],
    ['startsAt', 'TIME'],
    ['place', 'PLACE'],
    ['title', 'NAME'],
  ],
}

const DATASETS: Readonly<Record<string, News['dataset']>> = { Partnership: 'partnerships', Event: 'events' }

/** New partnerships and events, and changes worth telling, the newest first. What is not shown any more is left out. */
export async function readNews({ before, territory }: Asked, context: Context): Promise<NewsPage> {
  const rows: Row[] = []
  let place: string | null = before ?? changeId(999_999_999_999, 0)
  while (place !== null && rows.length <= PAGE) {
    const stretch = await stretchBefore(place, context.reader)
    rows.push(...(await toldOf({ before: place, after: stretch?.beyond ?? '' }, territory, context)))
    place = stretch?.end ?? null
  }
  const page = rows.slice(0, PAGE)
  const records = await recordsNow(
    page.map(([, , , , recordId]) => recordId),
    context,
  )
  return {
    news: page.flatMap(([id, at, kind, recordClass, recordId, fields]) => {
      const record = records.get(recordId)
      const dataset = DATASETS[recordClass]
      return record && dataset ? [{ id, at, dataset, what: whatOf(kind, recordClass, fields), record }] : []
    }),
    next: rows.length > PAGE ? (page.at(-1)?.[0] ?? null) : null,
  }
}

interface Between {
  readonly before: string
  readonly after: string
}

/** The newest changes between two that are worth telling: one more than a page has tells that there are more. */
async function toldOf(
  { before, after }: Between,
  territory: string | null,
  { reader, now }: Context,
): Promise<Row[]> {
  const scope = { dialect: reader.dialect, now: now.toISOString(), viewer: null }
  const told = Object.entries(WORTH_TELLING).map(([recordClass, fields]) => {
    const changed = fields.map(([field]) => sql`t."storedFields" LIKE ${`%"${field}"%`}`)
    return sql`(t."recordClass" = ${recordClass} AND (t."kind" IN (${ChangeKind.CREATED}, ${ChangeKind.RESTORED})
      OR (t."kind" = ${ChangeKind.UPDATED} AND (${join(changed, ' OR ')}))))`
  })
  const rows =
    await reader.all(sql`SELECT t."id", t."at", t."kind", t."recordClass", t."recordId", t."storedFields"
    FROM "change" AS t WHERE ${allOf([
      sql`t."isPublic" = TRUE`,
      sql`t."id" < ${before}`,
      sql`t."id" > ${after}`,
      join(told, ' OR '),
      ...conditionsOf(allChanges, { territory }, scope),
    ])} ORDER BY t."id" DESC LIMIT ${PAGE + 1}`)
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

function whatOf(kind: ChangeKind, recordClass: string, fields: string | null): News['what'] {
  if (kind !== ChangeKind.UPDATED) return 'NEW'
  const changed: string[] = JSON.parse(fields ?? '[]')
  return WORTH_TELLING[recordClass]?.find(([field]) => changed.includes(field))?.[1] ?? 'NEW'
}
