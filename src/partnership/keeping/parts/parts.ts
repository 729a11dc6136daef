import sql from 'sql-template-tag'
import { SectorCode, sectorId } from '../../../sector/sector.entity'
import type { UpdateNote, Writing } from '../../../shared/writing'
import { NamedUnits } from '../../../territory/named-units'
import type { Territory } from '../../../territory/territory.entity'
import { goalsOf, goalsSaid, type ListedGoal, replaceGoals } from '../../goal/replace-goals'
import type { Partnership } from '../../partnership.entity'
import {
  initiatorsOf,
  initiatorsSaid,
  type ListedInitiator,
  type NamedInitiators,
  namedInitiators,
} from '../initiators/initiators-said'
import { replaceInitiators } from '../initiators/replace-initiators'
import type { PartnershipChange } from '../partnership.inputs'
import { relink } from './relink'

type Unit = Pick<Territory, 'id' | 'code' | 'name'>

/** What belongs to a partnership and is no column of it. */
export interface Parts {
  readonly sectors: readonly SectorCode[]
  readonly territories: readonly Unit[]
  readonly initiators: readonly ListedInitiator[]
  readonly goals: readonly ListedGoal[]
}

export const NO_PARTS: Parts = { sectors: [], territories: [], initiators: [], goals: [] }

export async function partsOf(partnershipId: string, write: Writing): Promise<Parts> {
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
export interface Named {
  readonly units: NamedUnits
  readonly initiators: NamedInitiators
}

export const namedBy = async (said: readonly PartnershipChange[], write: Writing): Promise<Named> => ({
  units: await NamedUnits.of(
    said.flatMap(({ territories }) => territories ?? []),
    ['territories'],
    write,
  ),
  initiators: await namedInitiators(
    said.flatMap(({ initiators }) => initiators ?? []),
    write,
  ),
})

/** What they are to be. A list that is not given stays as it was. */
export function partsSaid(said: PartnershipChange, before: Parts, named: Named): Parts {
  const { sectors, territories, initiators, goals } = said
  return {
    sectors: sectors ? inOrder(sectors) : before.sectors,
    territories: territories ? named.units.unitsOf(territories) : before.territories,
    initiators: initiators
      ? initiatorsSaid(initiators, before.initiators, named.initiators)
      : before.initiators,
    goals: goals ? goalsSaid(goals, before.goals) : before.goals,
  }
}

/** The three sectors have an order of their own. */
const inOrder = (codes: readonly SectorCode[]): SectorCode[] =>
  Object.values(SectorCode).filter((code) => codes.includes(code))

/** For the history of the partnership. */
export function links(before: Parts, after: Parts): NonNullable<UpdateNote['links']> {
  const codes = ({ territories }: Parts) => territories.map(({ code }) => code).sort()
  const ids = ({ initiators }: Parts) => initiators.map(({ id }) => id).sort()
  return {
    sectors: [before.sectors, after.sectors],
    territories: [codes(before), codes(after)],
    initiators: [ids(before), ids(after)],
    goals: [before.goals, after.goals],
  }
}

interface Replacement {
  readonly before: Parts
  readonly after: Parts
  readonly write: Writing
}

export async function replaceParts(
  partnership: Pick<Partnership, 'id' | 'publishedAt'>,
  { before, after, write }: Replacement,
) {
  const { id } = partnership
  const ids = ({ territories }: Parts) => territories.map((unit) => unit.id)
  await relink({ table: 'partnership_sector', other: 'sectorId' }, id, {
    before: before.sectors.map(sectorId),
    after: after.sectors.map(sectorId),
    write,
  })
  await relink({ table: 'partnership_territory', other: 'territoryId' }, id, {
    before: ids(before),
    after: ids(after),
    write,
  })
  await replaceInitiators(partnership, [before.initiators, after.initiators], write)
  if (JSON.stringify(before.goals) !== JSON.stringify(after.goals)) await replaceGoals(id, after.goals, write)
}
