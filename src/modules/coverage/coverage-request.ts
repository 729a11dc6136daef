import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import type { PartnershipFilter } from '../partnership/partnership.filter'
import { TerritoryLevel } from '../territory/territory.enums'
import { type CoverageRequest, unitOf } from './counted-units'

const LEVELS = Object.values(TerritoryLevel)

/** The arguments as clients give them. */
export interface AskedCoverage {
  readonly level: TerritoryLevel
  /** The code of the territory. */
  readonly in: string
  readonly filter?: PartnershipFilter | null
}

/** What arguments ask for. Fails where they ask for nothing there is. */
export async function coverageRequest(
  { level, in: code, filter }: AskedCoverage,
  context: Pick<Context, 'reader'>,
): Promise<CoverageRequest> {
  if (filter?.territory != null)
    throw badUserInput(
      'filter.territory',
      'notAllowed',
      'Leave out filter.territory: in names the territory.',
    )
  const territory = await unitOf(code, context)
  if (!territory)
    throw badUserInput(
      'in',
      'territory',
      'in must be a TERYT code that the registry knows, such as 14 or 1465.',
    )
  if (LEVELS.indexOf(level) < LEVELS.indexOf(territory.level))
    throw badUserInput('level', 'level', 'level must not be above the level of the territory that in names.')
  return { level, territory, filter: filter ?? {} }
}
