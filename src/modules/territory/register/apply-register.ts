import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import { collections } from '../../../core/collections/collection'
import { name } from '../../../core/collections/dialect'
import { tokens } from '../../../core/values/polish-text'
import { Territory, territoryId } from '../territory.entity'
import { TerritoryLevel } from '../territory.enums'
import {
  type Described,
  differenceOf,
  type RegisterState,
  type RegisterUnit,
  type StateDifference,
  territoryRow,
} from './register-state'

interface Choice {
  /** Only tells what would be written. */
  readonly isDryRun: boolean
  /** Takes a state that lacks many units, too. */
  readonly allowsRemovals: boolean
}

export interface Applied extends StateDifference {
  /** The day of the newest state that the registry had before. Null: it had no units. */
  readonly formerDay: string | null
}

/** Of the units that the registry has. In the four years to 2024 not two of a hundred went. */
const MAX_REMOVED_SHARE = 0.05

/** Brings the registry to a state of the register. A unit that is no longer in it stays, as a historical one, since records may name it. */
export async function applyRegister(state: RegisterState, choice: Choice, write: Writing): Promise<Applied> {
  // What lies in a unit that moves is sorted anew: nothing is to be placed or renamed meanwhile.
  const lock = write.dialect.holdTables(collections().flatMap(({ searched }) => searched?.tables ?? []))
  if (!choice.isDryRun && lock) await write.run(lock)
  // What is compared stays as it is until commit.
  if (!choice.isDryRun) await write.lockReferenceRecords()
  const known = await write.manager.find(Territory)
  const formerDay = known.reduce<string | null>(
    (newest, { stateDate }) => (newest === null || stateDate > newest ? stateDate : newest),
    null,
  )
  refuseOlder(state, formerDay)
  const difference = differenceOf(state, known)
  if (!choice.allowsRemovals) refuseManyRemovals(difference, known)
  if (!choice.isDryRun) await writeDifference(difference, state, write)
  return { ...difference, formerDay }
}

function refuseOlder({ day }: RegisterState, formerDay: string | null) {
  if (formerDay === null || day >= formerDay) return
  throw new Error(
    `The file has the register’s state of ${day}, but the registry already has the newer state of ${formerDay}. Use a newer file.`,
  )
}

function refuseManyRemovals({ removed }: StateDifference, known: readonly Territory[]) {
  const present = known.filter(({ isHistorical }) => !isHistorical).length
  if (removed.length <= present * MAX_REMOVED_SHARE) return
  throw new Error(
    `The file lacks ${removed.length} of the registry’s ${present} units, more than ${100 * MAX_REMOVED_SHARE}%. Is it cut off? Use the whole file. If the units are really gone, add --allow-removals; add --dry-run too to see which they are.`,
  )
}

async function writeDifference(difference: StateDifference, state: RegisterState, write: Writing) {
  const rows = difference.added.map((unit) => ({
    ...descriptionOf(unit, difference),
    ...territoryRow(unit, state.day),
  }))
  await write.insert(Territory, rows)
  for (const { before, changes } of difference.changed) {
    await write.update(Territory, before.id, changes)
    if (changes.name !== undefined) await addSearchWords(changes.name, before.id, write)
  }
  const removed = new Set(difference.removed.map(({ id }) => id))
  const replaced = new Map(difference.replaced.map(({ before, successor }) => [before.id, successor]))
  for (const id of new Set([...removed, ...replaced.keys()])) {
    const successor = replaced.get(id)
    await write.update(Territory, id, {
      ...(removed.has(id) && { isHistorical: true }),
      ...(successor && inPlaceOf(successor)),
    })
  }
  await advance(state, write)
}

/** What was known of the gmina while it was of another kind: it is the same place. */
function descriptionOf(
  { code }: RegisterUnit,
  { replaced }: StateDifference,
): Partial<Pick<Territory, Described>> {
  const former = replaced.find(
    ({ before, successor }) => successor.code === code && before.level === TerritoryLevel.GMINA,
  )
  if (!former) return {}
  const { location, population, area } = former.before
  return { location, population, area }
}

/** The records of a unit that is no more lie in the one that has taken its place. */
function inPlaceOf({ code }: RegisterUnit) {
  const id = territoryId(code)
  return { successorId: id, parentId: id }
}

/** Those who are there are found by the unit's new name, and by its former one until they change themselves. */
async function addSearchWords(unitName: string, unitId: string, write: Writing) {
  const words = tokens(unitName).join(' ')
  const isNew = sql`${write.dialect.position(sql`"searchTokens"`, sql`${words}`)} = 0`
  const addWords = sql`SET "searchTokens" = "searchTokens" || ' ' || ${words} WHERE ${isNew}`
  for (const { entity, searched } of collections()) {
    if (!searched?.inUnit) continue
    const table = name(write.manager.connection.getMetadata(entity).tableName)
    await write.run(sql`UPDATE ${table} ${addWords} AND ${searched.inUnit(sql`${unitId}`)}`)
  }
}

/** The unchanged units were seen again, of which nobody needs to be told. */
async function advance({ day, levels }: RegisterState, write: Writing) {
  const isSeen = write.dialect.oneOf(sql`"level"`, levels)
  const stale = sql`"isHistorical" = FALSE AND "stateDate" < ${day} AND ${isSeen}`
  // A new version, though no record has changed: an answer that is given again would know the former day still.
  if ((await write.read(sql`SELECT 1 FROM "territory" WHERE ${stale} LIMIT 1`)).length > 0)
    write.markChanged()
  await write.run(sql`UPDATE "territory" SET "stateDate" = ${day} WHERE ${stale}`)
}
