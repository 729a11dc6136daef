import { confirmedBySources } from '../../../modules/partnership/activity/confirmed-by-sources'
import type { Agreement } from '../../../modules/partnership/agreement/agreement.entity'
import type { Goal } from '../../../modules/partnership/goal/goal.entity'
import { legalFormKindOf } from '../../../modules/partnership/legal-form'
import type { Membership } from '../../../modules/partnership/membership/membership.entity'
import type { Partnership } from '../../../modules/partnership/partnership.entity'
import { partnershipWords } from '../../../modules/partnership/partnership-search'
import { sectorId } from '../../../modules/sector/sector.entity'
import { territoryId } from '../../../modules/territory/territory.entity'
import type { PartnershipFact } from '../format/record-parsers'
import type { Facts } from './facts'
import { firstId, organisationId, originOf, partnershipId, sourcesOf } from './record-ids'
import { type Links, type SeedRow } from './seed-row'

export const partnershipRows = (facts: Facts): SeedRow<Partnership>[] =>
  facts.partnerships.map((fact) => {
    const {
      sectors,
      territories,
      goals,
      initiators,
      members,
      agreements,
      events,
      comments,
      formerSlugs,
      note,
      ...columns
    } = fact
    const units = territories.map((code) => ({ name: facts.territoryNames.get(code) }))
    const sources = sourcesOf(facts, fact.sources)
    return {
      ...columns,
      legalFormKind: columns.legalFormKind ?? legalFormKindOf(columns.legalForm ?? ''),
      ...confirmedBySources({ sources }),
      ...originOf(facts),
      ...partnershipWords(fact, { goals, territories: units }),
      id: partnershipId(fact.slug),
      sources,
      publishedAt: facts.retrievedAt,
    }
  })

export const goalRows = ({ partnerships }: Facts): SeedRow<Goal>[] =>
  partnerships.flatMap(({ slug, goals }) =>
    goals.map((fact, position) => ({
      ...fact,
      id: firstId('goal', slug, fact.text),
      position,
      partnershipId: partnershipId(slug),
    })),
  )

export const membershipRows = ({ partnerships }: Facts): SeedRow<Membership>[] =>
  partnerships.flatMap(({ slug, members }) =>
    members.map(({ organisation, territory, note, ...fact }) => ({
      ...fact,
      id: firstId('membership', slug, organisation, territory),
      partnershipId: partnershipId(slug),
      organisationId: organisation && organisationId(organisation, territory),
    })),
  )

type AgreementFact = PartnershipFact['agreements'][number]

const agreementId = (slug: string, { title, signedOn }: AgreementFact) =>
  firstId('agreement', slug, title, signedOn)

export const agreementRows = ({ partnerships }: Facts): SeedRow<Agreement>[] =>
  partnerships.flatMap(({ slug, agreements }) =>
    agreements.map((agreement) => {
      const { parties, note, ...fact } = agreement
      return { ...fact, id: agreementId(slug, agreement), partnershipId: partnershipId(slug) }
    }),
  )

export function partnershipLinks({ partnerships }: Facts): Links[] {
  const linked = (table: string, rows: (fact: PartnershipFact) => Record<string, string>[]): Links => ({
    table,
    owner: 'partnershipId',
    rows: partnerships.flatMap((fact) =>
      rows(fact).map((row) => ({ partnershipId: partnershipId(fact.slug), ...row })),
    ),
  })
  return [
    linked('former_slug', ({ formerSlugs }) => formerSlugs.map((slug) => ({ slug }))),
    linked('partnership_sector', ({ sectors }) => sectors.map((code) => ({ sectorId: sectorId(code) }))),
    linked('partnership_territory', ({ territories }) =>
      territories.map((code) => ({ territoryId: territoryId(code) })),
    ),
  ]
}

export const agreementParties = ({ partnerships }: Facts): Links => ({
  table: 'agreement_party',
  owner: 'agreementId',
  rows: partnerships.flatMap(({ slug, agreements }) =>
    agreements.flatMap((agreement) =>
      agreement.parties.map(({ organisation, territory }) => ({
        agreementId: agreementId(slug, agreement),
        organisationId: organisationId(organisation, territory),
      })),
    ),
  ),
})
