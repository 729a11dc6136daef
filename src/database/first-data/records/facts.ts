import { OrganisationKind } from '../../../organisation/organisation.enums'
import { MemberKind } from '../../../partnership/membership/membership.enums'
import { comments } from '../shape/comment-shape'
import { type PartnershipFact, partnershipShape } from '../shape/partnership-shape'
import { readFile } from '../shape/read-file'
import { list, oneOf, optional, record, refuse, type Shape, type Shaped, text } from '../shape/shape'
import { address, contact, identifiers, instant, sector, slug } from '../shape/value-shapes'
import type { TerritoryNames } from './territories'

const organisationShape = (territory: Shape<string>) =>
  record({
    name: text,
    kind: optional(oneOf(Object.values(OrganisationKind))),
    sector: optional(sector),
    territory: optional(territory),
    ...identifiers,
    contact: optional(contact),
    address: optional(address),
    offers: list(text),
  })

const factsShape = (territory: Shape<string>) =>
  record({
    about: text,
    retrievedAt: instant,
    organisations: list(organisationShape(territory)),
    partnerships: list(partnershipShape(territory)),
    accounts: list(record({ displayName: text })),
    guideComments: list(record({ guide: slug, comments })),
  })

/** What one file knows, with what its records have in common. */
export type Facts = Shaped<ReturnType<typeof factsShape>> & {
  readonly isExample: boolean
  readonly territoryNames: TerritoryNames
}

interface Named {
  readonly organisation: string
  readonly territory: string | null
}

export function readFacts(file: string, isExample: boolean, territoryNames: TerritoryNames): Facts {
  const facts = readFile(file, factsShape(oneOf(territoryNames.keys())))
  const organisations = new Set(
    facts.organisations.map(({ name, territory }) => keyOf({ organisation: name, territory })),
  )
  const slugs = new Set(facts.partnerships.map((partnership) => partnership.slug))
  for (const partnership of facts.partnerships) {
    const where = `${file}.partnerships[${partnership.slug}]`
    const unknown = organisationKeys(partnership).find((key) => !organisations.has(key))
    if (unknown !== undefined) refuse(where, `"${unknown}" is none of the organisations`)
    const stranger = partnership.events.flatMap(({ coHosts }) => coHosts).find((host) => !slugs.has(host))
    if (stranger !== undefined) refuse(where, `"${stranger}" is none of the partnerships`)
    const taken = partnership.formerSlugs.find((former) => slugs.has(former))
    if (taken !== undefined) refuse(where, `"${taken}" is the slug of another`)
    if (!partnership.members.every(isOneOrTheOther)) refuse(where, 'a member is an organisation or residents')
  }
  return { ...facts, isExample, territoryNames }
}

const isOneOrTheOther = ({ kind, organisation }: PartnershipFact['members'][number]) =>
  (kind === MemberKind.ORGANISATION) === (organisation !== null)

/** An organisation as the files name it: `Gmina Olesno, 1608033`. */
export const keyOf = ({ organisation, territory }: Named) =>
  territory === null ? organisation : `${organisation}, ${territory}`

/** The organisations that take part in a partnership or have signed its agreements. */
export function organisationKeys({ members, agreements }: PartnershipFact): string[] {
  const named = [...members, ...agreements.flatMap(({ parties }) => parties)]
  return named.flatMap(({ organisation, territory }) =>
    organisation === null ? [] : [keyOf({ organisation, territory })],
  )
}
