import { OrganisationKind } from '../../modules/organisation/organisation.enums'
import { MembershipRole } from '../../modules/partnership/membership/membership.enums'
import { SectorCode } from '../../modules/sector/sector.entity'
import { addressLine, contactFacts, facts, section, sources } from './elements'
import { type Html, html } from './html'
import { ORGANISATION_TEXTS } from './organisation-texts'
import type { MadeRecordPage, Making } from './page'
import type { OrganisationPageQuery, OrganisationPageQueryVariables } from './page-queries'
import { PageQuery } from './page-query'
import type { Site } from './site'

const query = new PageQuery<OrganisationPageQuery, OrganisationPageQueryVariables>(/* GraphQL */ `
  query OrganisationPage($id: ID!) {
    organisation(id: $id) {
      __typename
      id
      name
      summary
      kind
      krs
      nip
      regon
      offers
      createdAt
      contact { email phone website }
      address { street postalCode town }
      sources { url retrievedAt }
      sector { code }
      territory { __typename id code path }
      memberships(first: 100) {
        totalCount
        nodes { id role partnership { __typename id slug name } }
      }
    }
  }
`)

type Organisation = NonNullable<OrganisationPageQuery['organisation']>

/** Null: visitors see no such organisation. */
export async function organisationPage(
  key: string,
  { site, context, known }: Making,
): Promise<MadeRecordPage | null> {
  const { data, ...read } = await query.read({ id: key }, context, known)
  const { organisation } = data
  if (!organisation) return null
  const { name, summary } = organisation
  return {
    ...read,
    title: name,
    description: summary ?? site.texts.descriptionOf(name),
    record: organisation,
    main: main(organisation, site),
  }
}

function main(organisation: Organisation, site: Site): Html {
  const texts = ORGANISATION_TEXTS[site.language]
  const { name, kind, sector, territory, krs, nip, regon, offers, memberships, createdAt } = organisation
  const { totalCount, nodes } = memberships
  return html`<h1>${name}</h1>
${facts([
  [texts.kind, kind && site.label(OrganisationKind, kind)],
  [texts.sector, sector && site.label(SectorCode, sector.code)],
  [texts.territory, territory && site.link({ ...territory, name: territory.path })],
  [texts.address, addressLine(organisation.address)],
  ['KRS', krs],
  ['NIP', nip],
  ['REGON', regon],
  ...contactFacts(organisation.contact, site),
  [texts.added, site.day(createdAt)],
])}
${offers.length > 0 ? section(texts.offers, html`<ul>${offers.map((offer) => html`<li>${offer}</li>`)}</ul>`) : null}
${section(
  texts.partnerships(totalCount),
  nodes.length === 0
    ? html`<p class="soft">${texts.noPartnerships}</p>`
    : html`<ul>${nodes.map(({ role, partnership }) => html`<li>${site.link(partnership)} <span class="soft">– ${site.label(MembershipRole, role)}</span></li>`)}</ul>`,
)}
${section(site.texts.sources, sources(organisation.sources, site))}`
}
