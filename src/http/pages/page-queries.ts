/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ActivityArea =
  | 'ECONOMIC_ACTIVITY'
  | 'ENTREPRENEURSHIP'
  | 'INTEGRATION'
  | 'LOCAL_IDENTITY'
  | 'OTHER'
  | 'SOCIAL_INCLUSION'
  | 'VOCATIONAL_ACTIVATION';

export type ActivityLevel =
  | 'ACTIVE'
  | 'DORMANT'
  | 'ENDED'
  | 'UNKNOWN';

export type AgreementStatus =
  | 'EXPIRED'
  | 'IN_FORCE'
  | 'NOT_YET'
  | 'TERMINATED'
  | 'UNKNOWN';

export type CommentState =
  | 'DELETED'
  | 'HIDDEN'
  | 'PENDING'
  | 'PUBLISHED';

export type EventKind =
  | 'CONCERT'
  | 'FESTIVAL'
  | 'LECTURE'
  | 'MEETING'
  | 'OTHER'
  | 'PICNIC'
  | 'SPORTS'
  | 'WORKSHOP';

export type EventStatus =
  | 'CANCELLED'
  | 'POSTPONED'
  | 'SCHEDULED';

export type GoalState =
  | 'DROPPED'
  | 'PLANNED'
  | 'REACHED'
  | 'UNDERWAY';

export type GuideSectionKind =
  | 'ACTIVITIES'
  | 'CONTACT'
  | 'DEFINITION'
  | 'EXAMPLES'
  | 'FOUNDING'
  | 'KINDS'
  | 'LEGAL_BASIS'
  | 'PARTICIPATION'
  | 'PRINCIPLES'
  | 'SECTORS'
  | 'STRENGTHS'
  | 'WEAK_SIDES';

export type HealthLevel =
  | 'CONCERN'
  | 'GOOD'
  | 'UNKNOWN'
  | 'WATCH';

export type HealthSubject =
  | 'ACTIVITY'
  | 'AGREEMENT'
  | 'CONFIRMATION'
  | 'CONFLICT'
  | 'EQUALITY'
  | 'GOALS'
  | 'KNOWLEDGE'
  | 'LEADERSHIP'
  | 'PARTNERS_STAY'
  | 'SECTORS';

export type InitiatorKind =
  | 'BUSINESS_ORGANISATION'
  | 'BUSINESS_SUPPORT_INSTITUTION'
  | 'ENTREPRENEUR'
  | 'NGO'
  | 'PUBLIC_INSTITUTION'
  | 'RESIDENT';

export type Language =
  | 'EN'
  | 'PL';

export type LocationPrecision =
  | 'EXACT'
  | 'REGION'
  | 'STREET'
  | 'TOWN';

export type MembershipRole =
  | 'LEADER'
  | 'PARTNER'
  | 'SUPPORTER';

export type OrganisationKind =
  | 'BUSINESS_ORGANISATION'
  | 'BUSINESS_SUPPORT_INSTITUTION'
  | 'COMPANY'
  | 'CULTURAL_INSTITUTION'
  | 'LIBRARY'
  | 'MUNICIPALITY'
  | 'NGO'
  | 'OTHER'
  | 'PUBLIC_INSTITUTION'
  | 'RESIDENTS_GROUP'
  | 'SCHOOL';

export type PartnershipKind =
  | 'LOCAL'
  | 'PROJECT'
  | 'PUBLIC_PRIVATE'
  | 'SECTORAL';

export type PartnershipStage =
  | 'ACTIVE'
  | 'DORMANT'
  | 'ENDED'
  | 'FORMING';

export type SectorCode =
  | 'PRIVATE'
  | 'PUBLIC'
  | 'SOCIAL';

export type StatisticsGroup =
  | 'ACTIVITY_AREA'
  | 'DISTRICT'
  | 'FORMALITY'
  | 'GMINA'
  | 'KIND'
  | 'LEGAL_FORM_KIND'
  | 'MONTH'
  | 'POWIAT'
  | 'ROLE'
  | 'SECTOR'
  | 'SOUGHT_SECTOR'
  | 'STAGE'
  | 'STATUS'
  | 'VOIVODESHIP'
  | 'YEAR_FOUNDED'
  | 'YEAR_JOINED';

export type StatisticsSubject =
  | 'COMMENTS'
  | 'EVENTS'
  | 'MEMBERSHIPS'
  | 'ORGANISATIONS'
  | 'PARTNERSHIPS';

export type TerritoryLevel =
  | 'COUNTRY'
  | 'DISTRICT'
  | 'GMINA'
  | 'PART'
  | 'POWIAT'
  | 'VOIVODESHIP';

export type DiscussionQueryVariables = Exact<{
  id: string | number;
}>;


export type DiscussionQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, commentCount: number, id: string, comments: { nodes: Array<{ id: string, body: string | null, state: CommentState, author: { id: string, displayName: string } | null, replies: { nodes: Array<{ id: string, body: string | null }> } }> } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type FindPartnersQueryVariables = Exact<{
  territory?: string | null | undefined;
}>;


export type FindPartnersQuery = { partnerships: { totalCount: number, nodes: Array<{ id: string, name: string, seeksText: string | null, sectors: Array<{ id: string, code: SectorCode }>, contact: { website: string | null } | null }> } | null };

export type FindTerritoryQueryVariables = Exact<{
  name?: string;
}>;


export type FindTerritoryQuery = { territories: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, level: TerritoryLevel, path: string }> } | null };

export type GuideQueryVariables = Exact<{
  slug?: string | null | undefined;
  language?: Language;
}>;


export type GuideQuery = { guide: { id: string, title: string, viewCount: number, commentCount: number, sections: Array<{ kind: GuideSectionKind, heading: string }>, contacts: Array<{ purpose: string, phone: string | null, territory: { id: string, name: string } | null }>, examples: { nodes: Array<{ id: string, name: string }> } } | null };

export type NearMeQueryVariables = Exact<{
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
  radiusKm?: number | null | undefined;
}>;


export type NearMeQuery = { partnerships: { totalCount: number, edges: Array<{ distanceKm: number | null, node: { id: string, name: string, location: { precision: LocationPrecision } | null } }> } | null };

export type OnePartnershipQueryVariables = Exact<{
  slug?: string | null | undefined;
}>;


export type OnePartnershipQuery = { partnership: { id: string, name: string, foundedOn: string | null, sectors: Array<{ id: string, name: string }>, territories: Array<{ id: string, code: string, name: string }>, initiators: Array<{ id: string, kind: InitiatorKind, name: string | null }>, members: { totalCount: number, nodes: Array<{ id: string, role: MembershipRole, organisation: { id: string, name: string } | null }> } } | null };

export type SearchQueryVariables = Exact<{
  text?: string | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, nodes: Array<
      | { __typename: 'Event', id: string, title: string }
      | { __typename: 'Guide', id: string, title: string }
      | { __typename: 'Organisation', id: string, name: string }
      | { __typename: 'Partnership', id: string, name: string }
      | { __typename: 'Territory' }
    > } | null };

export type StatisticsQueryVariables = Exact<{
  of?: StatisticsSubject;
  by?: Array<StatisticsGroup> | StatisticsGroup;
}>;


export type StatisticsQuery = { statistics: { asOf: string, total: number, definition: string, groups: Array<{ group: StatisticsGroup, unknown: number, unknownShare: number | null }>, rows: { totalCount: number, nodes: Array<{ count: number, share: number | null, values: Array<{ value: string | null, label: string | null }> }> } } | null };

export type TerritoryQueryVariables = Exact<{
  code?: string | null | undefined;
}>;


export type TerritoryQuery = { territory: { id: string, name: string, type: string | null, parent: { id: string, name: string } | null, children: Array<{ id: string, code: string, name: string }>, within: { totalCount: number, nodes: Array<{ id: string, name: string }> }, covering: { totalCount: number } } | null };

export type WhatsOnQueryVariables = Exact<{
  territory?: string | null | undefined;
  from?: string | null | undefined;
}>;


export type WhatsOnQuery = { events: { totalCount: number, nodes: Array<{ id: string, title: string, kind: EventKind, startsAt: string, place: string | null, isFree: boolean | null, partnership: { id: string, name: string, slug: string } }> } | null };

export type McpGuidesQueryVariables = Exact<{ [key: string]: never; }>;


export type McpGuidesQuery = { guides: { nodes: Array<{ id: string, url: string, title: string, summary: string | null }> } | null };

export type McpRecordQueryVariables = Exact<{
  id: string | number;
}>;


export type McpRecordQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AccountSession', id: string }
    | { __typename: 'Agreement', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Appeal', id: string }
    | { __typename: 'Claim', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Event', title: string, summary: string | null, url: string, description: string | null, status: EventStatus, startsAt: string, endsAt: string | null, timeZone: string, place: string | null, onlineUrl: string | null, isFree: boolean | null, id: string, eventKind: EventKind, partnership: { id: string, name: string }, coHosts: Array<{ id: string, name: string }>, territory: { code: string, path: string } | null, sources: Array<{ url: string, retrievedAt: string }> }
    | { __typename: 'Goal', id: string }
    | { __typename: 'Guide', title: string, summary: string | null, url: string, id: string, polish: Array<{ heading: string, body: string }>, english: Array<{ heading: string, body: string }> }
    | { __typename: 'Import', id: string }
    | { __typename: 'Initiator', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'ModerationCase', id: string }
    | { __typename: 'ModerationDecision', id: string }
    | { __typename: 'Organisation', title: string, summary: string | null, url: string, name: string, krs: string | null, offers: Array<string>, id: string, organisationKind: OrganisationKind | null, contact: { website: string | null, email: string | null, phone: string | null } | null, sector: { code: SectorCode } | null, territory: { code: string, path: string } | null, memberships: { totalCount: number, nodes: Array<{ role: MembershipRole, partnership: { id: string, name: string } }> }, sources: Array<{ url: string, retrievedAt: string }> }
    | { __typename: 'Partnership', title: string, summary: string | null, url: string, name: string, description: string | null, kind: PartnershipKind | null, stage: PartnershipStage | null, foundedOn: string | null, endedOn: string | null, activityAreas: Array<ActivityArea>, seeksSectors: Array<SectorCode>, seeksText: string | null, id: string, contact: { website: string | null, email: string | null, phone: string | null } | null, territories: Array<{ code: string, path: string }>, sectors: Array<{ code: SectorCode }>, initiators: Array<{ name: string | null, organisation: { id: string, name: string } | null }>, members: { totalCount: number, nodes: Array<{ role: MembershipRole, organisation: { id: string, name: string } | null }> }, goals: Array<{ text: string, until: string | null, state: GoalState | null }>, events: { totalCount: number, nodes: Array<{ id: string, title: string, startsAt: string }> }, activity: { level: ActivityLevel }, sources: Array<{ url: string, retrievedAt: string }> }
    | { __typename: 'PartnershipLink', id: string }
    | { __typename: 'PendingChange', id: string }
    | { __typename: 'Report', id: string }
    | { __typename: 'RoleGrant', id: string }
    | { __typename: 'Sector', id: string }
    | { __typename: 'Territory', title: string, summary: string | null, url: string, code: string, level: TerritoryLevel, path: string, id: string, population: { count: number, asOf: string } | null, parent: { id: string, name: string } | null, partnerships: { totalCount: number, nodes: Array<{ id: string, name: string }> } }
    | { __typename: 'Viewer', id: string }
    | { __typename: 'Webhook', id: string }
   | null };

export type EventPageQueryVariables = Exact<{
  id: string | number;
}>;


export type EventPageQuery = { event: { __typename: 'Event', id: string, title: string, summary: string | null, description: string | null, kind: EventKind, status: EventStatus, startsOn: string, startsAtLocal: string | null, endsOn: string | null, endsAtLocal: string | null, timeZone: string, place: string | null, onlineUrl: string | null, capacity: number | null, isFree: boolean | null, createdAt: string, viewCount: number, commentCount: number, address: { street: string | null, postalCode: string | null, town: string | null } | null, sources: Array<{ url: string, retrievedAt: string }>, partnership: { __typename: 'Partnership', id: string, slug: string, name: string }, coHosts: Array<{ __typename: 'Partnership', id: string, slug: string, name: string }>, territory: { __typename: 'Territory', id: string, code: string, path: string } | null, comments: { nodes: Array<{ id: string, createdAt: string, bodyHtml: string | null, replyCount: number, author: { displayName: string } | null }> } } | null };

export type GuidePageQueryVariables = Exact<{
  id?: string | number | null | undefined;
  slug?: string | null | undefined;
  language: Language;
}>;


export type GuidePageQuery = { guide: { __typename: 'Guide', id: string, slug: string, title: string, summary: string | null, createdAt: string, viewCount: number, commentCount: number, territory: { __typename: 'Territory', id: string, code: string, path: string } | null, sections: Array<{ kind: GuideSectionKind, heading: string, body: string }>, contacts: Array<{ phone: string | null, email: string | null, website: string | null, purpose: string }>, examples: { nodes: Array<{ __typename: 'Partnership', id: string, slug: string, name: string }> }, comments: { nodes: Array<{ id: string, createdAt: string, bodyHtml: string | null, replyCount: number, author: { displayName: string } | null }> } } | null };

export type PartnershipListPageQueryVariables = Exact<{
  words?: string | null | undefined;
  code?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type PartnershipListPageQuery = { partnerships: { totalCount: number, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Partnership', id: string, slug: string, name: string, summary: string | null, territories: Array<{ path: string }> }> } | null };

export type EventListPageQueryVariables = Exact<{
  words?: string | null | undefined;
  code?: string | null | undefined;
  after?: string | null | undefined;
  from: string;
}>;


export type EventListPageQuery = { events: { totalCount: number, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Event', id: string, title: string, status: EventStatus, place: string | null, startsOn: string, startsAtLocal: string | null, endsOn: string | null, endsAtLocal: string | null }> } | null };

export type SearchPageQueryVariables = Exact<{
  words: string;
  code?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchPageQuery = { search: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | { __typename: 'Event', id: string, title: string, summary: string | null }
      | { __typename: 'Guide', slug: string, id: string, title: string, summary: string | null }
      | { __typename: 'Organisation', id: string, title: string, summary: string | null }
      | { __typename: 'Partnership', slug: string, id: string, title: string, summary: string | null }
      | { __typename: 'Territory', code: string, id: string, title: string, summary: string | null }
    > } | null };

export type OrganisationPageQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationPageQuery = { organisation: { __typename: 'Organisation', id: string, name: string, summary: string | null, kind: OrganisationKind | null, krs: string | null, nip: string | null, regon: string | null, offers: Array<string>, createdAt: string, contact: { email: string | null, phone: string | null, website: string | null } | null, address: { street: string | null, postalCode: string | null, town: string | null } | null, sources: Array<{ url: string, retrievedAt: string }>, sector: { code: SectorCode } | null, territory: { __typename: 'Territory', id: string, code: string, path: string } | null, memberships: { totalCount: number, nodes: Array<{ id: string, role: MembershipRole, partnership: { __typename: 'Partnership', id: string, slug: string, name: string } }> } } | null };

export type PartnershipPageQueryVariables = Exact<{
  id?: string | number | null | undefined;
  slug?: string | null | undefined;
  language: Language;
  from: string;
}>;


export type PartnershipPageQuery = { partnership: { __typename: 'Partnership', id: string, slug: string, name: string, title: string, summary: string | null, description: string | null, formerNames: Array<string>, kind: PartnershipKind | null, stage: PartnershipStage | null, legalForm: string | null, krs: string | null, isNationwide: boolean, activityAreas: Array<ActivityArea>, seeksSectors: Array<SectorCode>, seeksText: string | null, foundedOn: string | null, endedOn: string | null, endedReason: string | null, createdAt: string, lastConfirmedOn: string | null, viewCount: number, commentCount: number, contact: { email: string | null, phone: string | null, website: string | null } | null, sources: Array<{ url: string, retrievedAt: string }>, territories: Array<{ __typename: 'Territory', id: string, code: string, name: string, path: string }>, sectors: Array<{ code: SectorCode }>, initiators: Array<{ id: string, name: string | null, organisation: { __typename: 'Organisation', id: string, name: string } | null }>, members: { totalCount: number, nodes: Array<{ id: string, role: MembershipRole, residentCount: number | null, organisation: { __typename: 'Organisation', id: string, name: string, sector: { code: SectorCode } | null } | null }> }, goals: Array<{ id: string, text: string, until: string | null, state: GoalState | null }>, agreements: Array<{ id: string, title: string | null, status: AgreementStatus, validUntil: string | null, documentUrl: string | null }>, predecessors: { nodes: Array<{ __typename: 'Partnership', id: string, slug: string, name: string }> }, successors: { nodes: Array<{ __typename: 'Partnership', id: string, slug: string, name: string }> }, partOf: { nodes: Array<{ __typename: 'Partnership', id: string, slug: string, name: string }> }, parts: { nodes: Array<{ __typename: 'Partnership', id: string, slug: string, name: string }> }, events: { totalCount: number, nodes: Array<{ __typename: 'Event', id: string, title: string, status: EventStatus, place: string | null, startsOn: string, startsAtLocal: string | null, endsOn: string | null, endsAtLocal: string | null }> }, activity: { level: ActivityLevel, isConfirmed: boolean }, health: { signals: Array<{ subject: HealthSubject, level: HealthLevel, since: string | null, answer: string | null, explanation: string, advice: string }> }, comments: { nodes: Array<{ id: string, createdAt: string, bodyHtml: string | null, replyCount: number, author: { displayName: string } | null }> } } | null };

export type TerritoryPageQueryVariables = Exact<{
  code: string;
  from: string;
}>;


export type TerritoryPageQuery = { territory: { __typename: 'Territory', id: string, code: string, name: string, path: string, level: TerritoryLevel, isHistorical: boolean, stateDate: string, population: { count: number, asOf: string } | null, area: { squareKm: number, asOf: string } | null, parent: { __typename: 'Territory', id: string, code: string, name: string } | null, successor: { __typename: 'Territory', id: string, code: string, name: string } | null, children: Array<{ __typename: 'Territory', id: string, code: string, name: string, isHistorical: boolean }>, partnerships: { totalCount: number, totalCountIsExact: boolean, nodes: Array<{ __typename: 'Partnership', id: string, slug: string, name: string, summary: string | null }> }, events: { totalCount: number, totalCountIsExact: boolean, nodes: Array<{ __typename: 'Event', id: string, title: string, status: EventStatus, place: string | null, startsOn: string, startsAtLocal: string | null, endsOn: string | null, endsAtLocal: string | null }> } } | null };

export type UnitsNamedPageQueryVariables = Exact<{
  code: string;
  name: string;
}>;


export type UnitsNamedPageQuery = { territory: { code: string, name: string, path: string } | null, territories: { nodes: Array<{ code: string, name: string, path: string }> } | null };
