import {
  coHost,
  company,
  festival,
  guide,
  host,
  initiator,
  library,
  secret,
  territory,
  thread,
  treaty,
} from './worlds'

const PAGE =
  '{ totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage startCursor endCursor } }'
const UNITS = 'territories(level: VOIVODESHIP) { value { code } count }'
const TOTALS =
  '{ totals { withPartnerships withActive withUnknown without partnerships per10000 populationWithout } }'
const BALANCE =
  '{ balance { members unknown missing seeks sectors { code members share declaring lacking seeking } note } }'
const COUNTED =
  '{ total groups { unknown unknownShare } rows { totalCount nodes { values { value } count share } } }'
const EVERY_STATUS = 'status: [INVITED, APPLIED, ACTIVE, LEFT, DECLINED]'

const { partnership, event, comment, goal, agreement, leader, account, school } = secret
const { schoolLeads, schoolStarted, succeeds, precedes } = secret
const hiddenRecords = Object.values(secret).filter((each) => typeof each !== 'string')

const node = (id: string, selection: string) => `{ node(id: "${id}") { id ${selection} } }`
const theHidden = (selection: string) => `{ partnership(id: "${partnership.id}") { ${selection} } }`
/** Of the hidden partnership, and of the one that everybody sees and that the hidden school leads. */
const both = (selection: string) =>
  `{ hidden: partnership(id: "${partnership.id}") { ${selection} } host: partnership(id: "${host.id}") { ${selection} } }`
const theHiddenEvent = (selection: string) => `{ event(id: "${event.id}") { ${selection} } }`
const represented = (typeName: string, fields: string) => `{ __typename: "${typeName}", ${fields} }`

/** For each field of the schema that can lead to something hidden: a query that would show it. */
export const exits: Readonly<Record<string, string>> = {
  'Query.node': node(partnership.id, '__typename'),
  'Query.nodes': `{ nodes(ids: [${hiddenRecords.map(({ id }) => `"${id}"`)}]) { __typename id } }`,
  'Query.partnership': `{
    id: partnership(id: "${partnership.id}") { name }
    slug: partnership(slug: "${partnership.slug}") { name }
    krs: partnership(krs: "${partnership.krs}") { name }
    formerSlug: partnership(slug: "${secret.formerSlug}") { name }
  }`,
  'Query.partnerships': `{ name: partnerships ${PAGE} newest: partnerships(orderBy: NEWEST, first: 1) ${PAGE} }`,
  'Query.event': theHiddenEvent('title'),
  'Query.events': `{ soonest: events ${PAGE} latest: events(orderBy: LATEST, last: 1) ${PAGE} }`,
  'EventDay.count': '{ eventDays(from: "2093-05-01", to: "2093-05-01") { date count } }',
  'Query.comment': `{
    onHidden: comment(id: "${comment.id}") { state body }
    onHiddenEvent: comment(id: "${secret.eventComment.id}") { state body }
    moderated: comment(id: "${secret.reply.id}") { state body }
  }`,
  'Query.initiator': `{ initiator(id: "${initiator.id}") { id name } }`,
  'Query.initiators': `{ initiators ${PAGE} }`,
  'Query.organisation': `{
    id: organisation(id: "${school.id}") { name }
    krs: organisation(krs: "${school.krs}") { name }
  }`,
  'Query.organisations': `{ organisations ${PAGE} }`,
  'Query.search': '{ search(query: "tajne") { totalCount edges { cursor node { ... on Node { id } } } } }',
  'SearchTypeCount.count': '{ search(query: "tajne") { facets { types { value count } } } }',
  'PartnershipKindCount.count': '{ partnerships { facets { kinds { value count } } } }',
  'PartnershipStageCount.count': '{ partnerships { facets { stages { value count } } } }',
  'FormalityCount.count': '{ partnerships { facets { formalities { value count } } } }',
  'LegalFormKindCount.count': '{ partnerships { facets { legalFormKinds { value count } } } }',
  'ActivityAreaCount.count': '{ partnerships { facets { activityAreas { value count } } } }',
  'SectorCount.count': `{
    partnerships { facets { sectors { value count } seeksSectors { value count } } }
    organisations { facets { sectors { value count } } }
  }`,
  'OrganisationKindCount.count': '{ organisations { facets { kinds { value count } } } }',
  'EventKindCount.count': '{ events { facets { kinds { value count } } } }',
  'EventStatusCount.count': '{ events { facets { statuses { value count } } } }',
  'MonthCount.count': '{ events { facets { months { value count } } } }',
  'TerritoryCount.count': `{
    partnerships { facets { ${UNITS} } } organisations { facets { ${UNITS} } }
    events { facets { ${UNITS} } } search(query: "tajne") { facets { ${UNITS} } }
  }`,
  ...Object.fromEntries(
    ['UnitCoverage.partnerships', 'UnitCoverage.active', 'UnitCoverage.unknown'].map((field) => [
      field,
      `{ coverage(level: VOIVODESHIP) { units { totalCount nodes { territory { code } partnerships active unknown per10000 } } } }`,
    ]),
  ),
  ...Object.fromEntries(
    ['partnerships', 'withPartnerships', 'withActive', 'withUnknown', 'without', 'populationWithout'].map(
      (field) => [
        `CoverageTotals.${field}`,
        `{ coverage(level: POWIAT, filter: { coverage: ANY }) ${TOTALS} }`,
      ],
    ),
  ),
  ...Object.fromEntries(
    [
      ...['members', 'unknown'].map((field) => `SectorBalance.${field}`),
      ...['members', 'declaring', 'lacking', 'seeking'].map((field) => `SectorShare.${field}`),
    ].map((field) => [
      field,
      `{
        host: partnership(id: "${host.id}") ${BALANCE} hidden: partnership(id: "${partnership.id}") ${BALANCE}
        territory(code: "${territory.code}") ${BALANCE} partnerships ${BALANCE}
      }`,
    ]),
  ),
  ...Object.fromEntries(
    ['Statistics.total', 'StatisticsRow.count', 'GroupDefinition.unknown'].map((field) => [
      field,
      `{
        partnerships: statistics(of: PARTNERSHIPS, by: KIND) ${COUNTED}
        organisations: statistics(of: ORGANISATIONS, by: SECTOR) ${COUNTED}
        events: statistics(of: EVENTS, by: MONTH) ${COUNTED}
        comments: statistics(of: COMMENTS, by: KIND) ${COUNTED}
        memberships: statistics(of: MEMBERSHIPS, by: VOIVODESHIP) ${COUNTED}
      }`,
    ]),
  ),
  'Query.changes': '{ changes(first: 100) { totalCount nodes { kind type recordId fields node { id } } } }',
  'Duplicate.partnership': '{ possibleDuplicates(name: "Partnerstwo „Tajne”") { score partnership { id } } }',
  'Query._entities': `{ _entities(representations: [
    ${represented('Partnership', `id: "${partnership.id}"`)} ${represented('Partnership', `slug: "${partnership.slug}"`)}
    ${represented('Partnership', `slug: "${secret.formerSlug}"`)} ${represented('Event', `id: "${event.id}"`)}
    ${represented('Membership', `id: "${leader.id}"`)} ${represented('Agreement', `id: "${agreement.id}"`)}
    ${represented('Goal', `id: "${goal.id}"`)} ${represented('Partnership', `krs: "${partnership.krs}"`)}
    ${represented('Comment', `id: "${comment.id}"`)} ${represented('Account', `id: "${account.id}"`)}
    ${represented('Organisation', `id: "${school.id}"`)} ${represented('Organisation', `krs: "${school.krs}"`)}
    ${represented('PartnershipLink', `id: "${succeeds.id}"`)}
    ${represented('Membership', `id: "${schoolLeads.id}"`)} ${represented('Initiator', `id: "${schoolStarted.id}"`)}
  ]) { __typename } }`,

  'Sector.organisations': `{ sectors { organisations ${PAGE} } }`,
  'Sector.partnerships': `{ sectors { partnerships ${PAGE} } }`,
  'Initiator.partnerships': `{ initiator(id: "${initiator.id}") { partnerships ${PAGE} } }`,
  'Territory.partnerships': `{ territory(code: "${territory.code}") {
    within: partnerships ${PAGE} covering: partnerships(coverage: COVERING) ${PAGE} any: partnerships(coverage: ANY) ${PAGE}
  } }`,
  'Territory.events': `{ territory(code: "PL") { events ${PAGE} } }`,
  'Guide.examples': `{ guide(id: "${guide.id}") { examples ${PAGE} } }`,
  'HealthSignal.evidence': both('health { signals { evidence { __typename id } } }'),
  'Organisation.memberships': `{ organisation(id: "${library.id}") { memberships(${EVERY_STATUS}) ${PAGE} } }`,

  'PartnerSuggestion.organisation': `{ partnership(id: "${coHost.id}") {
    partnerSuggestions { totalCount edges { cursor node { organisation { id } reasons { kind } } } } } }`,
  'PartnershipSuggestion.partnership': `{ organisation(id: "${company.id}") {
    partnershipSuggestions { totalCount edges { cursor node { partnership { id } reasons { kind } } } } } }`,

  'Partnership.events': `{ partnership(id: "${coHost.id}") { events ${PAGE} } }`,
  'Partnership.goals': theHidden('goals { text }'),
  'Partnership.initiators': both('initiators { id name }'),
  'Partnership.members': both(`members(${EVERY_STATUS}) ${PAGE}`),
  'Partnership.leader': both('leader { id }'),
  'Partnership.agreements': theHidden('agreements { id }'),
  'Partnership.links': both(`links ${PAGE}`),
  'Partnership.predecessors': both(`predecessors ${PAGE}`),
  'Partnership.successors': both(`successors ${PAGE}`),
  'Partnership.partOf': both(`partOf ${PAGE}`),
  'Partnership.parts': `{ partnership(id: "${coHost.id}") { parts ${PAGE} } }`,
  'Partnership.sameAs': both(`sameAs ${PAGE}`),
  'PartnershipLink.partnership': node(succeeds.id, '... on PartnershipLink { partnership { id } }'),
  'PartnershipLink.other': node(precedes.id, '... on PartnershipLink { other { id } }'),
  'Partnership.history': theHidden('history { totalCount nodes { recordId } }'),
  'Partnership.comments': `{ partnership(id: "${host.id}") { comments ${PAGE} } }`,
  'Partnership.commentCount': `{ partnerships { nodes { id commentCount } } }`,
  'Membership.organisation': node(schoolLeads.id, '... on Membership { organisation { id } }'),
  'Initiator.organisation': node(schoolStarted.id, '... on Initiator { name organisation { id } }'),
  'Agreement.parties': node(treaty.id, '... on Agreement { parties { id name } }'),
  'Organisation.history': `{ organisation(id: "${school.id}") { history { totalCount nodes { recordId } } } }`,
  'Membership.partnership': node(leader.id, '... on Membership { partnership { id } }'),
  'Agreement.partnership': node(agreement.id, '... on Agreement { partnership { id } }'),

  'Event.partnership': theHiddenEvent('partnership { id }'),
  'Event.history': theHiddenEvent('history { totalCount nodes { recordId } }'),
  'Event.coHosts': `{ event(id: "${festival.id}") { coHosts { id } } }`,
  'Event.comments': `{ event(id: "${festival.id}") { comments ${PAGE} } }`,
  'Event.commentCount': `{ events { nodes { id commentCount } } }`,
  'Guide.comments': `{ guides { nodes { comments ${PAGE} } } }`,
  'Guide.commentCount': '{ guides { nodes { commentCount } } }',
  'Comment.subject': `{ comment(id: "${comment.id}") { subject { id } } }`,
  'Comment.author': `{ comment(id: "${secret.signed.id}") { author { id displayName } } }`,
  'Comment.parent': `{ comment(id: "${secret.answer.id}") { parent { id } } }`,
  'Comment.replies': `{ comment(id: "${thread.id}") { replies ${PAGE} } }`,
  'Comment.replyCount': `{ comment(id: "${thread.id}") { replyCount } }`,
}

const NEAR = 'latitude: 52.2, longitude: 21'

/** For each field of the filters of these lists: a value that fits the hidden record. */
export const filters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  partnerships: {
    search: '"tajne"',
    kinds: '[LOCAL]',
    stages: '[FORMING]',
    formality: 'INFORMAL',
    legalFormKinds: '[WATER_PARTNERSHIP]',
    sectors: '[PUBLIC]',
    missingSectors: '[PRIVATE]',
    seeksSectors: '[PRIVATE]',
    initiatorKinds: '[NGO]',
    activityAreas: '[OTHER]',
    territory: '"14"',
    coverage: 'ANY',
    nationwide: 'false',
    near: `{ ${NEAR}, radiusKm: 5 }`,
    within: '{ south: 52, west: 20, north: 53, east: 22 }',
    hasUpcomingEvents: 'true',
    updatedSince: '"2020-01-01T00:00:00Z"',
    includeExamples: 'false',
    hasEnded: 'false',
    activity: '[UNKNOWN]',
    confirmedSince: '"2020"',
    isConfirmed: 'false',
    includeUnknown: 'true',
  },
  events: {
    search: '"tajne"',
    kinds: '[MEETING]',
    statuses: '[SCHEDULED]',
    from: '"2093-05-01T11:00:00Z"',
    to: '"2093-05-01T11:00:00Z"',
    on: '"2093-05-01"',
    timeZone: '"Europe/Warsaw"',
    territory: '"14"',
    coverage: 'ANY',
    near: `{ ${NEAR}, radiusKm: 5 }`,
    within: '{ south: 52, west: 20, north: 53, east: 22 }',
    partnership: `"${partnership.id}"`,
    free: 'true',
    legalFormKinds: '[WATER_PARTNERSHIP]',
    updatedSince: '"2020-01-01T00:00:00Z"',
    includeExamples: 'false',
    includeUnknown: 'true',
  },
  organisations: {
    search: '"tajne"',
    kinds: '[SCHOOL]',
    sectors: '[PUBLIC]',
    territory: '"14"',
    coverage: 'ANY',
    includeExamples: 'false',
    includeUnknown: 'true',
  },
}

export const filtered = (list: string, field: string, value: string) =>
  `{ ${list}(filter: { ${field}: ${value} }) ${PAGE} }`
