import sql from 'sql-template-tag'
import type { Acting } from '../../keeping/write-as'
import { name } from '../../shared/dialect'
import { newId, prefixOf } from '../../shared/ids'
import type { Taking } from '../intake/intake'
import type { Order } from '../run/order'
import { type Outcome, outcome, problemOf, type Row, type Target } from '../run/row'
import type { Known } from './external-keys'

interface Looking {
  readonly order: Order
  readonly taking: Taking
  readonly known: ReadonlyMap<string, Known>
}

/** Which record each row is about; or what becomes of it, where that is none. */
export async function targetsOf(rows: readonly Row[], { order, taking, known }: Looking, acting: Acting) {
  const idOf = (row: Row) => known.get(row.key)?.recordId ?? (row.said.id as string | null | undefined)
  const named = rows.filter((row) => idOf(row) != null)
  const there = await existing(named.map(idOf) as string[], order, acting)
  const unnamed = rows.filter((row) => !there.has(idOf(row) ?? '') && !known.has(row.key))
  const matches = await taking.match(unnamed, acting)
  const targets: Target[] = []
  const outcomes = new Map<Row, Outcome>()
  for (const row of rows) {
    const id = idOf(row)
    const found = matches.get(row)
    // What brings an id of its own along is known to be another record, however much alike they are.
    const match = found?.likeness != null && id != null && mayKeep(id, order) ? undefined : found
    if (id != null && there.has(id)) targets.push({ row, id, isNew: false })
    else if (known.has(row.key)) outcomes.set(row, GONE(row))
    else if (match && (match.likeness === null || order.onDuplicate === 'update'))
      targets.push({ row, id: match.id, isNew: false })
    else if (match && order.onDuplicate === 'skip') outcomes.set(row, looksLike(row, match.likeness))
    else if (id == null) targets.push({ row, id: newId(order.intake.shape.of.prefix), isNew: true })
    else if (mayKeep(id, order)) targets.push({ row, id, isNew: true })
    else outcomes.set(row, unknownId(row, order))
  }
  return { targets, outcomes }
}

const WELL_FORMED = /^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** An operator’s file may come from another registry, whose ids stay the same here. */
const mayKeep = (id: string, { isOperators, intake }: Order) =>
  isOperators && prefixOf(id) === intake.shape.of.prefix && WELL_FORMED.test(id)

async function existing(ids: readonly string[], { intake }: Order, { write }: Acting): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { dialect } = write
  const { tableName } = write.manager.connection.getMetadata(intake.shape.of.entity)
  const rows = await write.read<{ id: string }>(
    sql`SELECT "id" FROM ${name(tableName)} WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}`,
  )
  return new Set(rows.map(({ id }) => id))
}

const GONE = (row: Row) =>
  outcome(
    'refused',
    problemOf(
      row,
      'key',
      'The record of this key has been deleted since. Give the row another key, if it is to be entered anew.',
    ),
  )

const looksLike = (row: Row, likeness: string | null) =>
  outcome(
    'skipped',
    problemOf(
      row,
      null,
      `It looks like ${likeness}. Give the row its id, if it is the same; else import it with --on-duplicate create.`,
    ),
  )

function unknownId(row: Row, { isOperators, intake: { shape } }: Order): Outcome {
  const message = isOperators
    ? `id must be that of a ${shape.called}: ${shape.of.prefix}_01j….`
    : `The registry has no ${shape.called} with this id. Leave it out for a new one.`
  return outcome('refused', problemOf(row, 'id', message))
}
