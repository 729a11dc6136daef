import type { Initiator } from '../../../initiator/initiator.entity'
import { initiatorColumns } from '../../../initiator/initiator-columns'
import type { PartnershipFact } from '../shape/partnership-shape'
import type { Facts } from './facts'
import { firstId, organisationId, partnershipId } from './record-ids'
import type { Links, Row } from './rows'

type InitiatorFact = PartnershipFact['initiators'][number]

export function initiatorRows(facts: Facts): Row<Initiator>[] {
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
