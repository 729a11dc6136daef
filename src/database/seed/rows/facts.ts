import { OrganisationKind } from '../../../modules/organisation/organisation.enums'
import { MemberKind } from '../../../modules/partnership/membership/membership.enums'
import {
  list,
  oneOf,
  optional,
  type Parsed,
  type Parser,
  readFile,
  record,
  refuse,
  text,
} from '../format/parser'
import { comments, type PartnershipFact, parsePartnership } from '../format/record-parsers'
import { address, contact, identifiers, instant, sector, slug } from '../format/value-parsers'
import type { TerritoryNames } from './seed-areas'

const organisationRecord = (territory: Parser<string>) =>
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

const parseFacts = (territory: Parser<string>) =>
  record({
    about: text,
    retrievedAt: instant,
    organisations: list(organisationRecord(territory)),
    partnerships: list(parsePartnership(territory)),
    accounts: list(record({ displayName: text })),
    guideComments: list(record({ guide: slug, comments })),
  })

/** What one file knows, with what its records have in common. */
export type Facts = Parsed<ReturnType<typeof parseFacts>> & {
  readonly isExample: boolean
  readonly territoryNames: TerritoryNames
}

interface Named {
  readonly organisation: string
  readonly territory: string | null
}

export function readFacts(file: string, isExample: boolean, territoryNames: TerritoryNames): Facts {
  const facts = readFile(file, parseFacts(oneOf(territoryNames.keys())))
  const organisations = new Set(
    facts.organisations.map(({ name, territory }) => keyOf({ organisation: name, territory })),
  )
  const slugs = new Set(facts.partnerships.map((partnership) => partnership.slug))
  for (const partnership of facts.partnerships) {
    const where = `${file}.partnerships[${partnership.slug}]`
    const unknown = organisationKeys(partnership).find((key) => !organisations.has(key))
    if (unknown !== undefined) refuse(where, `"${unknown}" is none of the organisations`)
    const named = [
      ...partnership.events.flatMap(({ coHosts }) => coHosts),
      ...partnership.links.map(({ other }) => other),
    ]
    const stranger = named.find((other) => !slugs.has(other))
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
