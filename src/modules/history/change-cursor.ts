import sql from 'sql-template-tag'
import { changeId, sequenceOf, writeIdOf } from '../../core/change-log/change.entity'
import type { Reader } from '../../core/collections/reader'
import type { Context } from '../../core/context'
import { RegistryError } from '../../core/errors'
import { cursorScopeOf, decodeCursor, encodeCursor } from '../../core/lists/cursor'
import { allChanges } from './change.lists'

/** Behind every change of its number. */
const LAST_PLACE = 999_999

/** How far the log of changes goes. */
export interface Log {
  readonly newest: number
  /** The sequence of the oldest changes that are kept. */
  readonly from: number
  /** The place behind all changes. */
  readonly head: string
}

type Rows = Pick<Reader, 'all'>

type Sealing = Pick<Context, 'cursorSecret'>

const scope = (sealing: Sealing) => cursorScopeOf(allChanges, 'OLDEST', sealing)

export async function readLog(reader: Rows): Promise<Log> {
  const [[newest, from, last] = []] = await reader.all(sql`SELECT "version", "changesFrom",
    (SELECT "id" FROM "change" ORDER BY "id" DESC LIMIT 1) AS "last" FROM "registry"`)
  return {
    newest: newest as number,
    from: from as number,
    head: headOf(newest as number, last as string | null),
  }
}

/** The place behind all changes, of the registry's version and the id of its last change. */
export const headOf = (version: number, last: string | null): string =>
  changeId(version, LAST_PLACE, writeIdOf(last ?? ''))

/** The place behind all changes of the write of this number. */
export const behind = (sequence: number): string => changeId(sequence, LAST_PLACE)

/** The cursor of a change. */
export const cursorAt = (id: string, sealing: Sealing): string => encodeCursor([id], scope(sealing))

/** Behind the id of which change the cursor lies. */
export const positionOf = (cursor: string, sealing: Sealing, argument = 'after'): string =>
  String(decodeCursor(cursor, argument, scope(sealing))[0])

/**
 * Fails where changes behind the place are gone, and where the place is not of this history: the registry was set back to
 * a copy of an earlier day, and may have written on since, under the same numbers.
 */
export async function refuseExpiredCursor(place: string, { newest, from }: Log, reader: Rows) {
  if (place < behind(from - 1)) throw resync('The changes after this cursor are no longer stored.')
  const writeId = writeIdOf(place)
  const isOurs = writeId === undefined || writeId === (await writeIdAt(place, reader))
  if (sequenceOf(place) > newest || !isOurs)
    throw resync(
      'The registry was restored to an earlier state, which lacks changes that this cursor has seen.',
    )
}

/** The id of the last write that changed anything up to the place. */
async function writeIdAt(place: string, reader: Rows): Promise<string | undefined> {
  const [[id] = []] = await reader.all(
    sql`SELECT "id" FROM "change" WHERE "id" <= ${place} ORDER BY "id" DESC LIMIT 1`,
  )
  return writeIdOf(String(id ?? ''))
}

const resync = (cause: string) =>
  new RegistryError(
    'RESYNC_REQUIRED',
    `${cause} Take a new headCursor, read everything again, and continue from there.`,
  )
