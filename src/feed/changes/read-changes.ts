import sql, { join } from 'sql-template-tag'
import type { Change } from '../../change/change.entity'
import { RecordType, recordTypeOf } from '../../change/record-type'
import { allChanges, type ChangesFilter } from '../../history/change.lists'
import { behind, cursorAt, type Log, placeOf, readLog, refuseUnlessKept } from '../../history/change-log'
import { ChangeKind } from '../../shared/change-kind'
import { collectionOfId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { name } from '../../shared/dialect'
import { getOrMake } from '../../shared/get-or-make'
import { pageOf } from '../../shared/list'
import type { Page } from '../../shared/page'
import { recordsNow } from './records-now'

/** Lines are sent in so many changes at the most; whoever wants more goes on from the cursor. */
const MOST_CHANGES = 500

const PAGE = 100

/** A line of the change feed. */
interface ChangeLine {
  /** To go on behind this line. */
  readonly cursor: string
  readonly kind: ChangeKind
  readonly type: RecordType
  readonly id: string
  readonly at: string
  /** As it is now, in the form of the feeds. Null: it is gone, or not shown. */
  readonly record: object | null
}

export interface Followed {
  readonly lines: readonly ChangeLine[]
  /** Behind all of them. */
  readonly cursor: string
}

/** What has changed behind the cursor: every change that visitors are told of, in the order of commits. */
export async function readChanges(
  after: string | null,
  filter: ChangesFilter,
  context: Context,
): Promise<Followed> {
  // Read before the changes are: what is committed between the two comes behind the cursor, and is not passed over.
  const log = await readLog(context.reader)
  const begin = after === null ? behind(log.from - 1) : placeOf(after, context)
  if (after !== null) refuseUnlessKept(begin, log)
  const changes = await changesBehind(begin, filter, context)
  const parts = await partsShown(changes, filter, context)
  const told = changes.flatMap((change) => [
    change.recordId,
    ...(parts.get(change.id) ?? []).map(({ id }) => id),
  ])
  const records = await recordsNow(told, context)
  let before = begin
  const lines = changes.flatMap((change) => {
    const { id, kind, type, recordId, at } = change
    const own = asks(filter, type) ? [{ kind, type, id: recordId }] : []
    const told = [...own, ...(parts.get(id) ?? [])]
    // Whoever stops between a record and its parts gets all of them again.
    const lines = told.map((line, index) => ({
      cursor: cursorAt(index === told.length - 1 ? id : before, context),
      ...line,
      at,
      record: records.get(line.id) ?? null,
    }))
    before = id
    return lines
  })
  return { lines, cursor: cursorAt(endOf(changes, { begin, log }), context) }
}

const asks = ({ types }: ChangesFilter, type: RecordType) => types?.includes(type) ?? true

async function changesBehind(
  begin: string,
  { types, territory }: ChangesFilter,
  context: Context,
): Promise<Change[]> {
  // Who follows parts only is to know when a partnership shows or hides them.
  const asked = types?.some((type) => PARTS.includes(type)) ? [...types, RecordType.PARTNERSHIP] : types
  const filter = { types: asked, territory }
  const changes: Change[] = []
  let after = cursorAt(begin, context)
  while (changes.length < MOST_CHANGES) {
    const page: Page<Change> = await pageOf(allChanges, null, { first: PAGE, after, filter }, context)
    changes.push(...page.nodes)
    if (page.nodes.length < PAGE) break
    after = cursorAt((page.nodes.at(-1) as Change).id, context)
  }
  return changes
}

/** Where nothing is left, behind all that there was: what a filter passes over is not looked at again. */
function endOf(changes: readonly Change[], { begin, log }: { begin: string; log: Log }): string {
  const last = changes.at(-1)?.id ?? begin
  const behindAll = behind(log.newest)
  return changes.length < MOST_CHANGES && behindAll > last ? behindAll : last
}

/** The types of what is shown with a partnership, and hidden with it. */
const PARTS = [RecordType.MEMBERSHIP, RecordType.AGREEMENT, RecordType.EVENT]

interface Part {
  readonly kind: ChangeKind
  readonly type: RecordType
  readonly id: string
}

/** By the change that shows or hides a partnership: its parts, of which the log does not tell then. */
async function partsShown(changes: readonly Change[], filter: ChangesFilter, { reader }: Context) {
  const turned = changes.filter(
    ({ type, kind }) =>
      type === RecordType.PARTNERSHIP && (kind === ChangeKind.RESTORED || kind === ChangeKind.HIDDEN),
  )
  const parts = new Map<string, Part[]>()
  const asked = PARTS.filter((type) => asks(filter, type))
  if (turned.length === 0 || asked.length === 0) return parts
  const ids = reader.dialect.list([...new Set(turned.map(({ recordId }) => recordId))])
  const selects = asked.map(
    (type) => sql`SELECT "id", "partnershipId" FROM ${name(type.toLowerCase())}
      WHERE ${reader.dialect.isIn(sql`"partnershipId"`, ids)}`,
  )
  const rows = await reader.all(sql`${join(selects, ' UNION ALL ')} ORDER BY "id"`)
  for (const change of turned)
    for (const [id, partnershipId] of rows)
      if (partnershipId === change.recordId)
        getOrMake(parts, change.id, (): Part[] => []).push({
          kind: change.kind,
          type: recordTypeOf(collectionOfId(id as string)?.entity.name ?? '') as RecordType,
          id: id as string,
        })
  return parts
}
