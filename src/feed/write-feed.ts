import sql, { type Sql } from 'sql-template-tag'
import { countRecords, readRecords } from '../export/read-records'
import { allOf } from '../shared/dialect'
import { RegistryError } from '../shared/errors'
import type { Snapshot } from '../shared/reader'
import type { Feed, Format } from './formats/format'

/** Which records, as of when. */
export interface Selected {
  readonly filter: object
  /** The one record, where only one is asked for. */
  readonly id: string | null
  readonly now: Date
}

/** The text of a feed, piece by piece: the next is made when it is asked for. */
export async function* writeFeed(
  feed: Feed,
  { format, selected, snapshot }: { format: Format; selected: Selected; snapshot: Snapshot },
): AsyncGenerator<string> {
  const { dataset } = feed
  const { head, text, between, tail } = format.writing(feed)
  const condition = conditionOf(feed, selected, snapshot)
  let begin = head
  const { shape, fields } = dataset
  const { batch } = format
  const records = readRecords(
    { shape, fields, withDrafts: false, condition, ...(batch && { batch }) },
    snapshot,
  )
  for await (const some of records) {
    yield begin + text(some)
    begin = between
  }
  // Without records, the head is still to come.
  yield (begin === head ? head : '') + tail
}

export async function refuseUnlessThere(feed: Feed, selected: Selected, snapshot: Snapshot) {
  const condition = conditionOf(feed, selected, snapshot)
  if ((await countRecords({ shape: feed.dataset.shape, withDrafts: false, condition }, snapshot)) === 0)
    throw new RegistryError('NOT_FOUND', `There is no ${feed.dataset.shape.called} with this id.`)
}

/** What the filter and the id say of the rows `t`. */
function conditionOf(
  { dataset }: Pick<Feed, 'dataset'>,
  { filter, id, now }: Selected,
  { dialect }: Pick<Snapshot, 'dialect'>,
): Sql {
  const scope = { dialect, now: now.toISOString(), viewer: null }
  return allOf([...dataset.conditions(filter, scope), ...(id === null ? [] : [sql`t."id" = ${id}`])])
}
