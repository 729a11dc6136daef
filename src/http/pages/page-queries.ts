/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** The areas in which a partnership works for the common good (Polish: obszar działania). */
export type ActivityArea =
  /** Enlivening local trade, services and tourism. Polish: aktywność gospodarcza. */
  | 'ECONOMIC_ACTIVITY'
  /** Helping people start businesses and make them grow. Polish: przedsiębiorczość. */
  | 'ENTREPRENEURSHIP'
  /** Bringing residents together and building ties between them. Polish: integracja. */
  | 'INTEGRATION'
  /** Preserving history, traditions and the sense of belonging. Polish: tożsamość lokalna. */
  | 'LOCAL_IDENTITY'
  /** Work in none of the other areas. Polish: inny. */
  | 'OTHER'
  /** Support for people excluded from community life by poverty, age, illness or disability. Polish: pomoc osobom zagrożonym wykluczeniem. */
  | 'SOCIAL_INCLUSION'
  /** Helping people without work to find it. Polish: aktywizacja zawodowa. */
  | 'VOCATIONAL_ACTIVATION';

/** What the registry can tell of how active a partnership is (Polish: aktywność). */
export type ActivityLevel =
  /** Its latest sign of activity is at most 2 years old. Polish: aktywne. */
  | 'ACTIVE'
  /** The record says so, or its latest sign of activity is more than 5 years old. Polish: uśpione. */
  | 'DORMANT'
  /** The record says that it has ended. Polish: zakończone. */
  | 'ENDED'
  /** There is no sign of activity, or the latest is 2 to 5 years old. Polish: nie wiadomo. */
  | 'UNKNOWN';

/** Whether an agreement (Polish: umowa partnerska) is in force today, derived from its dates. */
export type AgreementStatus =
  /** Its term has ended. Polish: wygasła. */
  | 'EXPIRED'
  /** It binds the parties today. Polish: obowiązująca. */
  | 'IN_FORCE'
  /** It will bind the parties from a later day. Polish: jeszcze nieobowiązująca. */
  | 'NOT_YET'
  /** The parties ended it before the end of its term. Polish: rozwiązana. */
  | 'TERMINATED'
  /** The known dates do not show whether it binds the parties. Polish: nie wiadomo. */
  | 'UNKNOWN';

/** Whether everyone can read a comment (Polish: komentarz), and if not, why. */
export type CommentState =
  /** Its author has deleted it. Polish: usunięty. */
  | 'DELETED'
  /** A moderator has hidden it. Polish: ukryty. */
  | 'HIDDEN'
  /** It waits for a moderator to approve it. Polish: oczekujący. */
  | 'PENDING'
  /** Everyone can read it. Polish: opublikowany. */
  | 'PUBLISHED';

/** The kinds of events (Polish: wydarzenie). */
export type EventKind =
  /** Live music for an audience. Polish: koncert. */
  | 'CONCERT'
  /** A celebration with many performances and attractions. Polish: festiwal. */
  | 'FESTIVAL'
  /** An expert speaks about a subject and answers questions. Polish: wykład. */
  | 'LECTURE'
  /** Partners or residents discuss what concerns them all. Polish: spotkanie. */
  | 'MEETING'
  /** An event of none of the other kinds. Polish: inne. */
  | 'OTHER'
  /** A gathering in the open air with food and fun for all ages. Polish: piknik. */
  | 'PICNIC'
  /** A race, a tournament, a match or joint training. Polish: sport. */
  | 'SPORTS'
  /** A session where the participants make or practise something. Polish: warsztaty. */
  | 'WORKSHOP';

/** Whether an event (Polish: wydarzenie) takes place as announced. */
export type EventStatus =
  /** It will not take place. Polish: odwołane. */
  | 'CANCELLED'
  /** It will take place, but not at the given time. Polish: przełożone. */
  | 'POSTPONED'
  /** Announced for the given time, as far as is known. Polish: zaplanowane. */
  | 'SCHEDULED';

/** The progress of a partnership towards a goal (Polish: cel). */
export type GoalState =
  /** The partners gave it up before they achieved it. Polish: zaniechany. */
  | 'DROPPED'
  /** The partners have agreed on it, but work has not begun. Polish: planowany. */
  | 'PLANNED'
  /** The partners have achieved it. Polish: osiągnięty. */
  | 'REACHED'
  /** The partners are working on it but have not reached it yet. Polish: w realizacji. */
  | 'UNDERWAY';

/** The subjects of the sections of a guide (Polish: strona wiedzy). */
export type GuideSectionKind =
  /** What partnerships work on and what they organise. Polish: działania. */
  | 'ACTIVITIES'
  /** Where to ask questions and find help. Polish: kontakt. */
  | 'CONTACT'
  /** What a local partnership is and who makes one up. Polish: definicja. */
  | 'DEFINITION'
  /** Partnerships that one can learn from. Polish: przykłady. */
  | 'EXAMPLES'
  /** The steps from an idea to working together. Polish: zakładanie. */
  | 'FOUNDING'
  /** How sectoral, local and other partnerships differ. Polish: rodzaje. */
  | 'KINDS'
  /** The laws about partnerships and when they are in force. Polish: podstawa prawna. */
  | 'LEGAL_BASIS'
  /** How citizens take part in governing, alongside the authorities. Polish: partycypacja społeczna. */
  | 'PARTICIPATION'
  /** The principles of the partners, such as trust and equality. Polish: zasady. */
  | 'PRINCIPLES'
  /** What the public, social and private sectors each contribute. Polish: sektory. */
  | 'SECTORS'
  /** What is easier to achieve together than alone. Polish: mocne strony. */
  | 'STRENGTHS'
  /** What can harm the work and should be noticed early. Polish: słabe strony. */
  | 'WEAK_SIDES';

/** What a signal says of one side of a partnership (Polish: stan partnerstwa). */
export type HealthLevel =
  /** The records show a weakness that can harm the joint work. Polish: niepokojące. */
  | 'CONCERN'
  /** The records show that all is well. Polish: dobrze. */
  | 'GOOD'
  /** The records do not tell. That says nothing against the partnership. Polish: nie wiadomo. */
  | 'UNKNOWN'
  /** The records show something that the partners should talk about. Polish: warto się przyjrzeć. */
  | 'WATCH';

/** What a health signal is about: each is a known weak side of partnerships. */
export type HealthSubject =
  /** Whether the partnership is active. Polish: aktywność. */
  | 'ACTIVITY'
  /** Whether the partnership agreement is in force, and for how long. Polish: umowa. */
  | 'AGREEMENT'
  /** Whether somebody confirmed the record within the last year. Polish: potwierdzenie wpisu. */
  | 'CONFIRMATION'
  /** Whether the partners trust each other and can settle disputes. Polish: konflikt. */
  | 'CONFLICT'
  /** Whether the partners are equal and the leader does not dominate. Polish: równość. */
  | 'EQUALITY'
  /** Whether it has goals and reaches them in time. Polish: cele. */
  | 'GOALS'
  /** Whether the partners have the knowledge and means that their goals need. Polish: wiedza. */
  | 'KNOWLEDGE'
  /** Whether somebody leads. Polish: przewodzenie. */
  | 'LEADERSHIP'
  /** Whether partners stay, because the joint work benefits them. Polish: korzyści partnerów. */
  | 'PARTNERS_STAY'
  /** Whether the partners come from all sectors that the partnership needs. Polish: sektory. */
  | 'SECTORS';

/** The six kinds of initiators (Polish: inicjator). */
export type InitiatorKind =
  /** A body that unites entrepreneurs, such as a chamber of commerce, a guild or a federation of employers. Polish: organizacja biznesowa. */
  | 'BUSINESS_ORGANISATION'
  /** A body that advises, trains or finances companies, such as a business incubator. Polish: instytucja otoczenia biznesu. */
  | 'BUSINESS_SUPPORT_INSTITUTION'
  /** A person or a company that runs a business. Polish: przedsiębiorca. */
  | 'ENTREPRENEUR'
  /** An association, a foundation or another body that works for the community and not for profit. Polish: organizacja pozarządowa. */
  | 'NGO'
  /** Acts for an office, a school, a library or another public body. Polish: przedstawiciel instytucji publicznej. */
  | 'PUBLIC_INSTITUTION'
  /** A person of the area who acts on their own behalf. Polish: mieszkaniec. */
  | 'RESIDENT';

/** A language of the registry. Reference data are in both languages; what people write is in one of them. */
export type Language =
  /** English, the second language of the guides and of all reference data. Polish: angielski. */
  | 'EN'
  /** Polish, the language of most records. Polish: polski. */
  | 'PL';

/** How precise a point on the map is. */
export type LocationPrecision =
  /** The point marks the exact building or spot. Polish: dokładne miejsce. */
  | 'EXACT'
  /** The point is roughly the centre of a larger area, such as a powiat. Polish: region. */
  | 'REGION'
  /** The street is right, but perhaps not the building. Polish: ulica. */
  | 'STREET'
  /** The point is roughly the centre of a town, village or district. Polish: miejscowość. */
  | 'TOWN';

/** The role of a member in a partnership. All members are equal; a leader coordinates. */
export type MembershipRole =
  /** Coordinates the joint work, without being above the others. Polish: lider. */
  | 'LEADER'
  /** A member on equal terms; also one of whose role nothing else is known. Polish: partner. */
  | 'PARTNER'
  /** Helps, for example with a room, money or publicity. Polish: wspierający. */
  | 'SUPPORTER';

/** The kinds of organisations (Polish: organizacja, instytucja). */
export type OrganisationKind =
  /** A body that unites entrepreneurs, such as a chamber of commerce, a guild or a federation of employers. Polish: organizacja biznesowa. */
  | 'BUSINESS_ORGANISATION'
  /** A body that advises, trains or finances companies, such as a business incubator. Polish: instytucja otoczenia biznesu. */
  | 'BUSINESS_SUPPORT_INSTITUTION'
  /** A business of any size, a sole trader included. Polish: firma. */
  | 'COMPANY'
  /** A community arts centre, a museum, a theatre or the like. Polish: instytucja kultury. */
  | 'CULTURAL_INSTITUTION'
  /** Lends books and often gives people a place to meet. Polish: biblioteka. */
  | 'LIBRARY'
  /** The authorities and the office of a gmina, a town, a district or a powiat. Polish: samorząd. */
  | 'MUNICIPALITY'
  /** An association, a foundation or another body that works for the community and not for profit. Polish: organizacja pozarządowa. */
  | 'NGO'
  /** An organisation of none of the other kinds. Polish: inna. */
  | 'OTHER'
  /** Another public body, such as a social welfare centre. Polish: instytucja publiczna. */
  | 'PUBLIC_INSTITUTION'
  /** Neighbours who act together without being a legal person. Polish: nieformalna grupa mieszkańców. */
  | 'RESIDENTS_GROUP'
  /** A place of education, from nursery school to university. Polish: szkoła. */
  | 'SCHOOL';

/** The kinds of partnerships (Polish: rodzaj). */
export type PartnershipKind =
  /** It joins the public, social and private sectors of one area. Polish: lokalne. */
  | 'LOCAL'
  /** It has one goal and ends when the goal is reached: that is success. Polish: projektowe. */
  | 'PROJECT'
  /** Public institutions and companies carry out public tasks together. Polish: publiczno-prywatne. */
  | 'PUBLIC_PRIVATE'
  /** It unites people who work in one field, such as tourism. Polish: branżowe. */
  | 'SECTORAL';

/** The stages in the life of a partnership (Polish: partnerstwo). */
export type PartnershipStage =
  /** The partners are working together now. Polish: działające. */
  | 'ACTIVE'
  /** Nothing is happening in it, but it may resume work. Polish: uśpione. */
  | 'DORMANT'
  /** Its work has ended, sometimes because the goal was reached. Polish: zakończone. */
  | 'ENDED'
  /** Its initiators are looking for partners and agreeing on goals. Polish: powstające. */
  | 'FORMING';

/** The three sectors of society whose co-operation makes a local partnership (Polish: sektor). */
export type SectorCode =
  /** Entrepreneurs, companies and their organisations. Polish: prywatny. */
  | 'PRIVATE'
  /** Local government, offices, schools, libraries and other public institutions. Polish: publiczny. */
  | 'PUBLIC'
  /** Residents, non-governmental organisations and informal groups. Polish: społeczny. */
  | 'SOCIAL';

/** What statistics can be broken down by. */
export type StatisticsGroup =
  /** Each area that a partnership is active in. Polish: obszar działania. */
  | 'ACTIVITY_AREA'
  /** The unit of this level in which it lies, as TERYT has it today: a partnership or a membership counts in each in which the partnership works. Without a unit: what works in a larger area, and what has no known place. Polish: dzielnica. */
  | 'DISTRICT'
  /** Whether a partnership is based on an agreement or on trust. Polish: podstawa. */
  | 'FORMALITY'
  /** The unit of this level in which it lies, as TERYT has it today: a partnership or a membership counts in each in which the partnership works. Without a unit: what works in a larger area, and what has no known place. Polish: gmina. */
  | 'GMINA'
  /** The kind of partnership, organisation, event or member; of comments, what they are about. Polish: rodzaj. */
  | 'KIND'
  /** The kind of legal form of a partnership. Polish: rodzaj formy prawnej. */
  | 'LEGAL_FORM_KIND'
  /** The month of the Polish calendar in which it was entered or written; each in which an event takes place, by timeZone of the filter. Polish: miesiąc. */
  | 'MONTH'
  /** The unit of this level in which it lies, as TERYT has it today: a partnership or a membership counts in each in which the partnership works. Without a unit: what works in a larger area, and what has no known place. Polish: powiat. */
  | 'POWIAT'
  /** The role of a member. Polish: rola. */
  | 'ROLE'
  /** Each sector that a partnership declares; that of an organisation; the one that a member comes from: residents are of the social sector. Polish: sektor. */
  | 'SECTOR'
  /** Each sector from which a partnership looks for partners. Polish: poszukiwany sektor. */
  | 'SOUGHT_SECTOR'
  /** The stage of the life of a partnership. One of which only its end is known is in none. Polish: etap. */
  | 'STAGE'
  /** The status of an event. Polish: status. */
  | 'STATUS'
  /** The unit of this level in which it lies, as TERYT has it today: a partnership or a membership counts in each in which the partnership works. Without a unit: what works in a larger area, and what has no known place. Polish: województwo. */
  | 'VOIVODESHIP'
  /** The year in which a partnership was founded. Polish: rok założenia. */
  | 'YEAR_FOUNDED'
  /** The year since which a member takes part. Polish: rok przystąpienia. */
  | 'YEAR_JOINED';

/** What statistics can count. */
export type StatisticsSubject =
  /** Published comments, replies included, as in commentCount. Period: when they were written. Polish: komentarze. */
  | 'COMMENTS'
  /** The events that the list events has with the same filter. Period: those that overlap it. Polish: wydarzenia. */
  | 'EVENTS'
  /** Active memberships, as in members of a partnership. Period: since when the member takes part; a date known in part counts wherever it may lie. Polish: członkostwa. */
  | 'MEMBERSHIPS'
  /** The organisations that the list organisations has with the same filter. Period: when they were entered. Polish: organizacje. */
  | 'ORGANISATIONS'
  /** The partnerships that the list partnerships has with the same filter. Period: when they were entered. Polish: partnerstwa. */
  | 'PARTNERSHIPS';

/** The level of a unit of the TERYT register (Polish: jednostka podziału terytorialnego). */
export type TerritoryLevel =
  /** The whole of Poland, with the code PL. Polish: kraj. */
  | 'COUNTRY'
  /** One of the 18 units that make up Warsaw, with a code of 7 digits. Polish: dzielnica. */
  | 'DISTRICT'
  /** The basic unit of local government, with a code of 7 digits. Polish: gmina. */
  | 'GMINA'
  /** The town or the rural area of an urban-rural gmina, or a delegature in a city, with a code of 7 digits. Polish: część gminy. */
  | 'PART'
  /** A unit between voivodeship and gmina, or a city with powiat rights, with a code of 4 digits. Polish: powiat. */
  | 'POWIAT'
  /** One of the 16 largest units, with a code of 2 digits. Polish: województwo. */
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
