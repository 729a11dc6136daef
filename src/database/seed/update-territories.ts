import sql from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Transaction } from '../../core/change-log/transaction'
import { applyRegister } from '../../modules/territory/register/apply-register'
import type { Described } from '../../modules/territory/register/register-state'
import { Territory } from '../../modules/territory/territory.entity'
import type { Database } from '../database'
import { builtInState, type TerritoryFacts, territoryRows } from './rows/seed-areas'

type Row = ReturnType<typeof territoryRows>[number]

interface Known {
  readonly id: string
  readonly stateDate: string
  readonly isLocated: number
  readonly isCounted: number
}

const readKnown = async (write: Transaction): Promise<ReadonlyMap<string, Known>> => {
  const units = await write.read<Known>(
    sql`SELECT "id", "stateDate", CASE WHEN "locationLatitude" IS NULL THEN 0 ELSE 1 END AS "isLocated",
      CASE WHEN "populationCount" IS NULL THEN 0 ELSE 1 END AS "isCounted" FROM "territory"`,
  )
  return new Map(units.map((unit) => [unit.id, unit]))
}

/**
 * Brings the territories that a registry has to the built-in state, as from a file of the register, where theirs is
 * older; those of a newer state are only described. It is one write: followers are told once of each unit that differs.
 */
export async function updateTerritories(database: Database, facts: TerritoryFacts) {
  await database.write(async (write) => {
    if (await hasAll(facts, write)) return
    const known = await readKnown(write)
    if (known.size === 0) return
    const rows = territoryRows(facts)
    const isNewer = [...known.values()].some(({ stateDate }) => stateDate > facts.stateDate)
    const isOlder = ({ id, stateDate }: Row) => (known.get(id)?.stateDate ?? '') < stateDate
    if (!isNewer && rows.some(isOlder)) await bringTo(facts, rows, write)
    await describe(rows, known, write)
  })
}

/** Asked at every start. */
async function hasAll({ territories }: TerritoryFacts, write: Transaction): Promise<boolean> {
  const { dialect } = write
  const codes = dialect.list(territories.map(({ code }) => code))
  const [found] = await write.read<Record<'units' | 'located' | 'counted', unknown>>(
    sql`SELECT count(*) AS "units", count("locationLatitude") AS "located", count("populationCount") AS "counted"
      FROM "territory" WHERE ${dialect.isIn(sql`"code"`, codes)}`,
  )
  const located = territories.filter(({ location }) => location !== null)
  const counted = territories.filter(({ population }) => population !== null)
  return (
    Number(found?.units) === territories.length &&
    Number(found?.located) >= located.length &&
    Number(found?.counted) >= counted.length
  )
}

async function bringTo(facts: TerritoryFacts, rows: readonly Row[], write: Transaction) {
  await applyRegister(builtInState(facts), { isDryRun: false, allowsRemovals: true }, write)
  const present = await readKnown(write)
  // Districts, and units that are no more, of which the state does not tell.
  await write.insert(
    Territory,
    rows.filter(({ id }) => !present.has(id)),
  )
}

const DESCRIPTION: readonly Described[] = ['location', 'population', 'area']

/** Rows of one statement. */
const MAX_ROWS = 200

/** In few statements: there are thousands of them, and somebody waits for the start. */
async function describe(rows: readonly Row[], known: ReadonlyMap<string, Known>, write: Transaction) {
  // Servers that start together describe them once.
  await write.lockReferenceRecords()
  const present = await readKnown(write)
  const undescribed = rows.filter(({ id, location, population }) => {
    const unit = present.get(id)
    return (unit?.isLocated === 0 && location !== null) || (unit?.isCounted === 0 && population !== null)
  })
  const { embeddeds } = write.manager.connection.getMetadata(Territory)
  const columns = embeddeds.flatMap((part) => part.columns.map(({ databaseName }) => databaseName))
  for (let start = 0; start < undescribed.length; start += MAX_ROWS)
    await write.manager
      .createQueryBuilder()
      .insert()
      .into(Territory)
      .values(undescribed.slice(start, start + MAX_ROWS))
      .orUpdate(columns, ['id'])
      .updateEntity(false)
      .execute()
  // Of those just added, followers are told anyway.
  const told = undescribed.filter(({ id }) => known.has(id)).map(({ id }) => id)
  write.touch(Territory.name, told, ChangeKind.UPDATED, DESCRIPTION)
}
