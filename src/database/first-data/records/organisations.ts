import type { Organisation } from '../../../organisation/organisation.entity'
import { sectorId } from '../../../sector/sector.entity'
import { searchColumns } from '../../../shared/record'
import type { Source } from '../../../shared/source'
import { territoryId } from '../../../territory/territory.entity'
import { type Facts, keyOf, organisationKeys } from './facts'
import { originOf, sourcesOf } from './origin'
import { organisationId } from './record-ids'
import type { Row } from './rows'

export function organisationRows(facts: Facts): Row<Organisation>[] {
  const sources = sourcesByOrganisation(facts)
  return facts.organisations.map(({ sector, territory, ...fact }) => ({
    ...fact,
    ...originOf(facts),
    ...searchColumns(fact.name, fact.address?.town, territory && facts.territoryNames.get(territory)),
    id: organisationId(fact.name, territory),
    sources: [...(sources.get(keyOf({ organisation: fact.name, territory }))?.values() ?? [])],
    sectorId: sector && sectorId(sector),
    territoryId: territory && territoryId(territory),
  }))
}

/** What is known of an organisation was read where the partnerships that name it were: each source once. */
function sourcesByOrganisation(facts: Facts): Map<string, Map<string, Source>> {
  const found = new Map<string, Map<string, Source>>()
  for (const partnership of facts.partnerships) {
    for (const key of organisationKeys(partnership)) {
      const sources = found.get(key) ?? new Map<string, Source>()
      for (const source of sourcesOf(facts, partnership.sources))
        sources.set(`${source.url} ${source.asOf}`, source)
      found.set(key, sources)
    }
  }
  return found
}
