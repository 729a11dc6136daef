import sql from 'sql-template-tag'
import { tokens } from '../../shared/polish-text'
import type { Writing } from '../../shared/writing'
import { Territory } from '../territory.entity'
import { type RegisterState, territoryRow } from './register-state'
import { differenceOf, type StateDifference } from './state-difference'

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
const MOST_REMOVED = 0.05

/** Brings the registry to a state of the register. A unit that is no longer in it stays, as a historical one, since records may name it. */
export async function applyState(state: RegisterState, choice: Choice, write: Writing): Promise<Applied> {
  // What lies in a unit that moves is sorted anew: nothing is to be placed or renamed meanwhile.
  const held = write.dialect.holdTables(['partnership', 'partnership_territory'])
  if (!choice.isDryRun && held) await write.run(held)
  // Others that write units wait for this row: what is compared stays as it is until commit.
  if (!choice.isDryRun) await write.run(sql`UPDATE "registry" SET "version" = "version"`)
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
    `The file is the register’s state of ${day}, and the registry has that of ${formerDay} already. Take a newer file.`,
  )
}

function refuseManyRemovals({ removed }: StateDifference, known: readonly Territory[]) {
  const present = known.filter(({ isHistorical }) => !isHistorical).length
  if (removed.length <= present * MOST_REMOVED) return
  throw new Error(
    `The file lacks ${removed.length} of the ${present} units that the registry has, more than ${100 * MOST_REMOVED}%: is it cut off? Take the whole file. If the units are really gone, add --allow-removals; with --dry-run beside it, nothing is written and you see which they are.`,
  )
}

async function writeDifference(difference: StateDifference, { day }: RegisterState, write: Writing) {
  await write.insert(
    Territory,
    difference.added.map((unit) => territoryRow(unit, day)),
  )
  for (const { before, changes } of difference.changed) {
    await write.update(Territory, before.id, changes)
    if (changes.name !== undefined) await tellName(changes.name, before.id, write)
  }
  for (const { id } of difference.removed) await write.update(Territory, id, { isHistorical: true })
  await advance(day, write)
}

/** Those who are there are found by the unit's new name, and by its former one until they change themselves. */
async function tellName(name: string, unitId: string, write: Writing) {
  const words = tokens(name).join(' ')
  const isNew = sql`${write.dialect.position(sql`"searchTokens"`, sql`${words}`)} = 0`
  const told = sql`SET "searchTokens" = "searchTokens" || ' ' || ${words} WHERE ${isNew}`
  await write.run(
    sql`UPDATE "partnership" ${told} AND "id" IN (SELECT "partnershipId" FROM "partnership_territory" WHERE "territoryId" = ${unitId})`,
  )
  await write.run(sql`UPDATE "organisation" ${told} AND "territoryId" = ${unitId}`)
}

/** The unchanged units were seen again, of which nobody needs to be told. */
async function advance(day: string, write: Writing) {
  const stale = sql`FROM "territory" WHERE "isHistorical" = FALSE AND "stateDate" < ${day}`
  // A new version, though no record has changed: an answer that is given again would know the former day still.
  await write.run(sql`UPDATE "registry" SET "version" = "version" + 1 WHERE EXISTS (SELECT 1 ${stale})`)
  await write.run(
    sql`UPDATE "territory" SET "stateDate" = ${day} WHERE "isHistorical" = FALSE AND "stateDate" < ${day}`,
  )
}
