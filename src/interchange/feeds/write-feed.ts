import sql, { type Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import type { Reader, Snapshot } from '../../core/collections/reader'
import type { Scope } from '../../core/lists/list-declaration'
import { polishDay } from '../../core/values/polish-text'
import { readRecords } from '../export/read-records'
import { type Feed, type FeedFormat, languageOf, type Piece } from './formats/format'
import { recordsWithLinks } from './linked-names'
import { mappedRecords } from './mapped-records'
import { namedRecords } from './named-records'

/** Which records, as of when. */
export interface Selected {
  readonly filter: object
  /** The one record, where only one is asked for. */
  readonly id: string | null
  readonly now: Date
  /** What ended before is left out. Null: nothing is. */
  readonly since: string | null
}

interface Written {
  readonly format: FeedFormat
  readonly selected: Selected
}

/** A feed, piece by piece: the next is made when it is asked for. */
export async function* writeFeed(
  feed: Feed,
  { format, selected }: Written,
  snapshot: Snapshot,
): AsyncGenerator<Piece> {
  const read = readAs(format, feed, visitorsScope(selected.now, snapshot))
  const writing = format.writing(feed, read.fields)
  const { head, between } = writing
  const condition = conditionOf(feed, selected, snapshot)
  let begin: Piece = head
  const records = readRecords({ ...read, withDrafts: false, condition }, snapshot)
  for await (const some of records) {
    yield joined(begin, writing.text(some))
    begin = between
  }
  // Without records, the head is still to come.
  yield begin === head ? joined(head, writing.tail) : writing.tail
}

/** What a format shows beside the fields of the records. */
function readAs(format: FeedFormat, feed: Feed, scope: Scope) {
  const { dataset } = feed
  const named = format.hasNames
    ? { ...dataset, ...namedRecords({ ...feed, language: languageOf(feed), scope }) }
    : dataset
  const linked = format.hasLinkedNames ? { ...named, ...recordsWithLinks(named) } : named
  return format.hasMapPoints ? mappedRecords(linked) : linked
}

const joined = (one: Piece, other: Piece): Piece =>
  typeof one === 'string' && typeof other === 'string'
    ? one + other
    : Buffer.concat([one, other].map((piece) => Buffer.from(piece as string)))

/** A whole feed, where it is short. */
export async function wholeFeed(feed: Feed, request: Written, snapshot: Snapshot): Promise<Piece> {
  let whole: Piece = ''
  for await (const piece of writeFeed(feed, request, snapshot))
    whole = whole === '' ? piece : joined(whole, piece)
  return whole
}

/** Few rows need no connection of their own. */
export const atOnce = (reader: Reader): Snapshot => ({
  dialect: reader.dialect,
  metadata: (entity) => reader.metadata(entity),
  all: (statement) => reader.all(statement),
  async *batches(statement) {
    yield await reader.all(statement)
  },
})

/** What the filter and the id say of the rows `t`. */
function conditionOf(
  { dataset }: Pick<Feed, 'dataset'>,
  { filter, id, now, since }: Selected,
  snapshot: Pick<Snapshot, 'dialect' | 'metadata'>,
): Sql {
  return allOf(
    ...dataset.conditions(filter, visitorsScope(now, snapshot)),
    ...(id === null ? [] : [sql`t."id" = ${id}`]),
    ...(since === null ? [] : [sql`(t."startsAt" >= ${since} OR t."endsAt" > ${since})`]),
  )
}

/** What filters are asked with in the name of a visitor. */
export const visitorsScope = (now: Date, reader: Pick<Reader, 'dialect' | 'metadata'>): Scope => ({
  dialect: reader.dialect,
  metadata: (entity) => reader.metadata(entity),
  now: now.toISOString(),
  today: polishDay(now),
  viewer: null,
})
