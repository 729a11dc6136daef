import { searchColumns } from '../../../core/collections/record'
import type { Source } from '../../../core/values/source'
import { type Initiator, initiatorColumns } from '../../../modules/initiator/initiator.entity'
import type { Organisation } from '../../../modules/organisation/organisation.entity'
import { sectorId } from '../../../modules/sector/sector.entity'
import { territoryId } from '../../../modules/territory/territory.entity'
import type { PartnershipFact } from '../format/record-parsers'
import { type Facts, keyOf, organisationKeys } from './facts'
import { firstId, organisationId, originOf, partnershipId, sourcesOf } from './record-ids'
import { type Links, type SeedRow } from './seed-row'

export function organisationRows(facts: Facts): SeedRow<Organisation>[] {
  const sources = sourcesByOrganisation(facts)
  return facts.organisations.map(({ sector, territory, ...fact }) => ({
    ...fact,
    ...originOf(facts),
    ...searchColumns(fact.name, fact.address?.town, territory && facts.territoryNames.get(territory)),
    id: organisationId(fact.name, territory),
    publishedAt: facts.retrievedAt,
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

type InitiatorFact = PartnershipFact['initiators'][number]

export function initiatorRows(facts: Facts): SeedRow<Initiator>[] {
  const rows = facts.partnerships.flatMap(({ slug, initiators }) =>
    initiators.map(({ kind, name }) => ({
      ...initiatorColumns({ kind, name }),
      id: initiatorId({ kind, name }, slug),
      organisationId: name && organisationOfName(facts, name),
    })),
  )
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

export const initiatorLinks = ({ partnerships }: Facts): Links => ({
  table: 'partnership_initiator',
  owner: 'partnershipId',
  rows: partnerships.flatMap(({ slug, initiators }) =>
    initiators.map((initiator) => ({
      partnershipId: partnershipId(slug),
      initiatorId: initiatorId(initiator, slug),
    })),
  ),
})

/** One initiator may stand behind several partnerships, but of the unnamed nobody knows. */
const initiatorId = ({ kind, name }: Pick<InitiatorFact, 'kind' | 'name'>, slug: string) =>
  firstId('initiator', kind, name, name === null ? slug : null)

function organisationOfName({ organisations }: Facts, name: string): string | null {
  const [found, another] = organisations.filter((organisation) => organisation.name === name)
  return found && !another ? organisationId(found.name, found.territory) : null
}
