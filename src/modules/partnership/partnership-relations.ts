import sql from 'sql-template-tag'
import type { UpdateNote, Writing } from '../../core/change-log/write'
import { SectorCode, sectorId } from '../sector/sector.entity'
import { NamedUnits } from '../territory/named-units'
import type { Territory } from '../territory/territory.entity'
import { goalsOf, type ListedGoal, replaceGoals, resolveGoals } from './goal/replace-goals'
import { updateJoinTable } from './join-table'
import type { Partnership } from './partnership.entity'
import type { PartnershipChange } from './partnership.inputs'
import {
  findNamedInitiators,
  initiatorsOf,
  type ListedInitiator,
  type NamedInitiators,
  replaceInitiators,
  resolveInitiators,
} from './partnership-initiators'

type Unit = Pick<Territory, 'id' | 'code' | 'name'>

/** What belongs to a partnership and is no column of it. */
export interface PartnershipRelations {
  readonly sectors: readonly SectorCode[]
  readonly territories: readonly Unit[]
  readonly initiators: readonly ListedInitiator[]
  readonly goals: readonly ListedGoal[]
}

export const NO_RELATIONS: PartnershipRelations = { sectors: [], territories: [], initiators: [], goals: [] }

export async function relationsOf(partnershipId: string, write: Writing): Promise<PartnershipRelations> {
  const sectors = await write.read<{ code: SectorCode }>(
    sql`SELECT "code" FROM "sector" JOIN "partnership_sector" AS declared ON declared."sectorId" = "id"
      WHERE declared."partnershipId" = ${partnershipId}`,
  )
  const territories = await write.read<Unit>(
    sql`SELECT "id", "code", "name" FROM "territory" JOIN "partnership_territory" AS works ON works."territoryId" = "id"
      WHERE works."partnershipId" = ${partnershipId} ORDER BY "code"`,
  )
  return {
    sectors: inOrder(sectors.map(({ code }) => code)),
    territories,
    initiators: await initiatorsOf(partnershipId, write),
    goals: await goalsOf(partnershipId, write),
  }
}

/** What the registry knows of the things that inputs name. */
export interface NamedRecords {
  readonly units: NamedUnits
  readonly initiators: NamedInitiators
}

export const findNamedRecords = async (
  values: readonly PartnershipChange[],
  write: Writing,
): Promise<NamedRecords> => ({
  units: await NamedUnits.of(
    values.flatMap(({ territories }) => territories ?? []),
    ['territories'],
    write,
  ),
  initiators: await findNamedInitiators(
    values.flatMap(({ initiators }) => initiators ?? []),
    write,
  ),
})

/** What they are to be. A list that is not given stays as it was. */
export function resolveRelations(
  values: PartnershipChange,
  before: PartnershipRelations,
  named: NamedRecords,
): PartnershipRelations {
  const { sectors, territories, initiators, goals } = values
  return {
    sectors: sectors ? inOrder(sectors) : before.sectors,
    territories: territories ? named.units.unitsOf(territories) : before.territories,
    initiators: initiators
      ? resolveInitiators(initiators, before.initiators, named.initiators)
      : before.initiators,
    goals: goals ? resolveGoals(goals, before.goals) : before.goals,
  }
}

/** The three sectors have an order of their own. */
const inOrder = (codes: readonly SectorCode[]): SectorCode[] =>
  Object.values(SectorCode).filter((code) => codes.includes(code))

/** For the history of the partnership. */
export function links(
  before: PartnershipRelations,
  after: PartnershipRelations,
): NonNullable<UpdateNote['links']> {
  const codes = ({ territories }: PartnershipRelations) => territories.map(({ code }) => code).sort()
  const ids = ({ initiators }: PartnershipRelations) => initiators.map(({ id }) => id).sort()
  return {
    sectors: [before.sectors, after.sectors],
    territories: [codes(before), codes(after)],
    initiators: [ids(before), ids(after)],
    goals: [before.goals, after.goals],
  }
}

interface Replacement {
  readonly before: PartnershipRelations
  readonly after: PartnershipRelations
  readonly write: Writing
}

export async function replaceRelations(
  partnership: Pick<Partnership, 'id' | 'publishedAt'>,
  { before, after, write }: Replacement,
) {
  const { id } = partnership
  const ids = ({ territories }: PartnershipRelations) => territories.map((unit) => unit.id)
  await updateJoinTable({ table: 'partnership_sector', other: 'sectorId' }, id, {
    before: before.sectors.map(sectorId),
    after: after.sectors.map(sectorId),
    write,
  })
  await updateJoinTable({ table: 'partnership_territory', other: 'territoryId' }, id, {
    before: ids(before),
    after: ids(after),
    write,
  })
  await replaceInitiators(partnership, [before.initiators, after.initiators], write)
  if (JSON.stringify(before.goals) !== JSON.stringify(after.goals)) await replaceGoals(id, after.goals, write)
}
