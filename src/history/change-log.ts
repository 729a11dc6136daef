import sql from 'sql-template-tag'
import { changeId, sequenceOf } from '../change/change.entity'
import type { Context } from '../shared/context'
import { decodeCursor, encodeCursor } from '../shared/cursor'
import { RegistryError } from '../shared/errors'
import { cursorScopeOf } from '../shared/list-read'
import type { Reader } from '../shared/reader'
import { allChanges } from './change.lists'

/** Behind every change of its number. */
const LAST_PLACE = 999_999

/** How far the log of changes goes. */
export interface Log {
  readonly newest: number
  /** The sequence of the oldest changes that are kept. */
  readonly from: number
}

type Sealing = Pick<Context, 'cursorSecret'>

const scope = (sealing: Sealing) => cursorScopeOf(allChanges, 'OLDEST', sealing)

export async function readLog(reader: Reader): Promise<Log> {
  const [[newest, from] = []] = await reader.all(sql`SELECT "version", "changesFrom" FROM "registry"`)
  return { newest: newest as number, from: from as number }
}

/** The place behind all changes of the write of this number. */
export const behind = (sequence: number): string => changeId(sequence, LAST_PLACE)

/** A cursor behind all changes of the write of this number. */
export const cursorBehind = (sequence: number, sealing: Sealing): string =>
  cursorAt(behind(sequence), sealing)

/** The cursor of a change. */
export const cursorAt = (id: string, sealing: Sealing): string => encodeCursor([id], scope(sealing))

/** Behind the id of which change the cursor lies. */
export const placeOf = (cursor: string, sealing: Sealing, argument = 'after'): string =>
  String(decodeCursor(cursor, argument, scope(sealing))[0])

/** Fails where changes behind the place are gone, or where the place lies ahead of what there is. */
export function refuseUnlessKept(place: string, { newest, from }: Log) {
  const isKept = place >= behind(from - 1)
  // A registry that was set back to a copy of an earlier day.
  const isAhead = sequenceOf(place) > newest
  if (!isKept || isAhead)
    throw new RegistryError(
      'RESYNC_REQUIRED',
      'The changes after this cursor are not kept any more. Take a new headCursor, read everything anew, and follow from there.',
    )
}
