import { polishDay } from '../../core/values/polish-text'
import { HealthLevel } from '../../modules/health/health.enums'
import { ActivityLevel } from '../../modules/partnership/activity/activity.enums'
import { ActivityArea } from '../../modules/partnership/activity-area.enums'
import { AgreementStatus } from '../../modules/partnership/agreement/agreement.enums'
import { GoalState } from '../../modules/partnership/goal/goal.enums'
import { HealthSubject } from '../../modules/partnership/health-answer/health-subject.enum'
import { MembershipRole } from '../../modules/partnership/membership/membership.enums'
import { PartnershipKind, PartnershipStage } from '../../modules/partnership/partnership.enums'
import { SectorCode } from '../../modules/sector/sector.entity'
import { comments } from './comments'
import { contactFacts, type Fact, facts, paragraphs, section, sources } from './elements'
import { eventList } from './event-list'
import { type Html, html } from './html'
import type { MadeRecordPage, Making } from './page'
import type { PartnershipPageQuery, PartnershipPageQueryVariables } from './page-queries'
import { PageQuery } from './page-query'
import { PARTNERSHIP_TEXTS } from './partnership-texts'
import type { Site } from './site'

const QUERY = /* GraphQL */ `
  query PartnershipPage($id: ID, $slug: String, $language: Language!, $from: DateOrTime!) {
    partnership(id: $id, slug: $slug) {
      __typename
      id
      slug
      name
      title
      summary
      description
      formerNames
      kind
      stage
      legalForm
      krs
      isNationwide
      activityAreas
      seeksSectors
      seeksText
      foundedOn
      endedOn
      endedReason
      createdAt
      lastConfirmedOn
      viewCount
      commentCount
      contact { email phone website }
      sources { url retrievedAt }
      territories { __typename id code name path }
      sectors { code }
      initiators { id name organisation { __typename id name } }
      members(first: 100) {
        totalCount
        nodes { id role residentCount organisation { __typename id name sector { code } } }
      }
      goals { id text until state }
      agreements { id title status validUntil documentUrl }
      predecessors(first: 20) { nodes { __typename id slug name } }
      successors(first: 20) { nodes { __typename id slug name } }
      partOf(first: 20) { nodes { __typename id slug name } }
      parts(first: 100) { nodes { __typename id slug name } }
      events(first: 10, filter: { from: $from }) {
        totalCount
        nodes { __typename id title status place startsOn startsAtLocal endsOn endsAtLocal }
      }
      activity { level isConfirmed }
      health {
        signals { subject level since answer explanation(language: $language) advice(language: $language) }
      }
      comments(first: 20) {
        nodes { id createdAt bodyHtml author { displayName } replyCount }
      }
    }
  }
`

const query = new PageQuery<PartnershipPageQuery, PartnershipPageQueryVariables>(QUERY)

type Partnership = NonNullable<PartnershipPageQuery['partnership']>

/** Null: visitors see no such partnership. */
export async function partnershipPage(key: string, making: Making): Promise<MadeRecordPage | null> {
  const { site, language, context, known } = making
  const named = key.startsWith('partnership_') ? { id: key } : { slug: key.toLowerCase() }
  const from = polishDay(context.now)
  const { data, ...read } = await query.read({ ...named, language, from }, context, known)
  const { partnership } = data
  if (!partnership) return null
  const { name, summary } = partnership
  const description = summary ?? site.texts.descriptionOf(name)
  return { ...read, title: name, description, record: partnership, main: main(partnership, site) }
}

function main(partnership: Partnership, site: Site): Html {
  const texts = PARTNERSHIP_TEXTS[site.language]
  const { name, summary, description, events, goals, agreements } = partnership
  return html`<h1>${name}</h1>
${summary && html`<p class="lead">${summary}</p>`}
${facts(factsOf(partnership, site))}
${paragraphs(description)}
${seeks(partnership, site)}
${goals.length > 0 ? section(texts.goals, html`<ul>${goals.map((goal) => html`<li>${goal.text} ${goal.state && html`<span class="soft">– ${site.label(GoalState, goal.state)}</span>`}</li>`)}</ul>`) : null}
${section(texts.events(events.totalCount), eventList(events.nodes, site, texts.noEvents))}
${members(partnership, site)}
${
  agreements.length > 0
    ? section(
        texts.agreements,
        html`<ul>${agreements.map(({ title, status, validUntil, documentUrl }) => {
          const called = title ?? texts.agreement
          return html`<li>${documentUrl ? html`<a href="${documentUrl}" rel="nofollow">${called}</a>` : called} <span class="soft">– ${site.label(AgreementStatus, status)}${validUntil && html`, ${texts.until} ${site.date(validUntil)}`}</span></li>`
        })}</ul>`,
      )
    : null
}
${related(partnership, site)}
${health(partnership, site)}
${comments(partnership, site)}
${section(site.texts.sources, sources(partnership.sources, site))}`
}

function factsOf(partnership: Partnership, site: Site): Fact[] {
  const texts = PARTNERSHIP_TEXTS[site.language]
  const { kind, stage, territories, isNationwide, initiators, foundedOn, endedOn, activity } = partnership
  const { contact, sectors, activityAreas, legalForm, krs, formerNames, lastConfirmedOn } = partnership
  const list = (items: readonly (Html | string)[]) =>
    items.map((item, index) => html`${index > 0 ? ', ' : ''}${item}`)
  return [
    [
      texts.territory,
      isNationwide
        ? texts.nationwide
        : list(territories.map((unit) => site.link({ ...unit, name: unit.path }))),
    ],
    [texts.sectors, list(sectors.map(({ code }) => site.label(SectorCode, code)))],
    [
      texts.initiators,
      list(
        initiators.map(({ name, organisation }) =>
          organisation ? site.link(organisation) : (name ?? texts.privatePerson),
        ),
      ),
    ],
    [texts.kind, kind && site.label(PartnershipKind, kind)],
    [texts.stage, stage && site.label(PartnershipStage, stage)],
    [texts.areas, list(activityAreas.map((area) => site.label(ActivityArea, area)))],
    [texts.founded, foundedOn && site.date(foundedOn)],
    [texts.ended, endedOn && site.date(endedOn)],
    [texts.legalForm, legalForm && html`${legalForm}${krs && `, KRS ${krs}`}`],
    [texts.formerNames, list(formerNames)],
    ...contactFacts(contact, site),
    [texts.activity, site.label(ActivityLevel, activity.level)],
    [texts.confirmed, lastConfirmedOn && site.date(lastConfirmedOn)],
    [texts.added, site.day(partnership.createdAt)],
    [texts.views, site.count(partnership.viewCount)],
    [texts.comments, html`<a href="#comments">${site.count(partnership.commentCount)}</a>`],
  ]
}

function seeks({ seeksText, seeksSectors }: Partnership, site: Site): Html | null {
  if (seeksText === null && seeksSectors.length === 0) return null
  const { seeks: heading } = PARTNERSHIP_TEXTS[site.language]
  const sectors = seeksSectors.map((code) => html`<li>${site.label(SectorCode, code)}</li>`)
  return section(
    heading,
    html`${paragraphs(seeksText)}${sectors.length > 0 ? html`<ul>${sectors}</ul>` : null}`,
  )
}

function members({ members: { totalCount, nodes } }: Partnership, site: Site): Html {
  const texts = PARTNERSHIP_TEXTS[site.language]
  const rows = nodes.map(({ role, residentCount, organisation }) => {
    const who = organisation ? site.link(organisation) : texts.residents(residentCount)
    const sector = organisation?.sector ? site.label(SectorCode, organisation.sector.code) : ''
    return html`<tr><th scope="row">${who}</th><td>${sector}</td><td>${site.label(MembershipRole, role)}</td></tr>`
  })
  const table = html`<table><thead><tr>${texts.memberColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
  const more =
    totalCount > nodes.length ? html`<p class="soft">${texts.firstOf(nodes.length, totalCount)}</p>` : null
  return section(
    texts.members(totalCount),
    rows.length > 0 ? html`${table}${more}` : html`<p class="soft">${texts.noMembers}</p>`,
  )
}

function related(partnership: Partnership, site: Site): Html | null {
  const { links } = PARTNERSHIP_TEXTS[site.language]
  const { predecessors, successors, partOf, parts } = partnership
  const groups = [
    [links.predecessors, predecessors.nodes],
    [links.successors, successors.nodes],
    [links.partOf, partOf.nodes],
    [links.parts, parts.nodes],
  ] as const
  const given = groups.filter(([, others]) => others.length > 0)
  if (given.length === 0) return null
  return section(
    links.heading,
    html`<dl>${given.map(([called, others]) => html`<div><dt>${called}</dt>${others.map((other) => html`<dd>${site.link(other)}</dd>`)}</div>`)}</dl>`,
  )
}

/** What is known to be well or not; what is not known says nothing to a reader. */
function health({ health: { signals } }: Partnership, site: Site): Html | null {
  const texts = PARTNERSHIP_TEXTS[site.language]
  const known = signals.filter(({ level }) => level !== HealthLevel.UNKNOWN)
  if (known.length === 0) return null
  const items = known.map(
    ({
      subject,
      level,
      since,
      explanation,
      advice,
      answer,
    }) => html`<li class="signal ${level.toLowerCase()}">
<h3>${site.label(HealthSubject, subject)}: ${site.label(HealthLevel, level)}</h3>
<p>${explanation}${since && html` <span class="soft">(${texts.since} ${site.date(since)})</span>`}</p>
${level === HealthLevel.GOOD ? null : html`<p>${advice}</p>`}
${answer && html`<blockquote>${texts.answer} ${answer}</blockquote>`}</li>`,
  )
  return section(texts.health, html`<p class="soft">${texts.healthSays}</p><ul class="signals">${items}</ul>`)
}
