/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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


export const DiscussionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Discussion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Partnership"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DiscussionQuery, DiscussionQueryVariables>;
export const FindPartnersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindPartners"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"territory"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"defaultValue":{"kind":"StringValue","value":"32","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partnerships"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"territory"},"value":{"kind":"Variable","name":{"kind":"Name","value":"territory"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"missingSectors"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PRIVATE"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"includeExamples"},"value":{"kind":"BooleanValue","value":false}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seeksText"}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"website"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindPartnersQuery, FindPartnersQueryVariables>;
export const FindTerritoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindTerritory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"Ursynów","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"territories"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<FindTerritoryQuery, FindTerritoryQueryVariables>;
export const GuideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Guide"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"defaultValue":{"kind":"StringValue","value":"partnerstwo-lokalne","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}},"defaultValue":{"kind":"EnumValue","value":"EN"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guide"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"viewCount"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"heading"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contacts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"territory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"examples"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}}]}}]}}]} as unknown as DocumentNode<GuideQuery, GuideQueryVariables>;
export const NearMeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NearMe"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}},"defaultValue":{"kind":"FloatValue","value":"52.23"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}},"defaultValue":{"kind":"FloatValue","value":"21.01"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"radiusKm"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}},"defaultValue":{"kind":"IntValue","value":"25"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partnerships"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"near"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"latitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"longitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"radiusKm"},"value":{"kind":"Variable","name":{"kind":"Name","value":"radiusKm"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"NEAREST"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distanceKm"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"precision"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NearMeQuery, NearMeQueryVariables>;
export const OnePartnershipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OnePartnership"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"defaultValue":{"kind":"StringValue","value":"marymont-kaskada","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partnership"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"foundedOn"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"EN"}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"territories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"initiators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OnePartnershipQuery, OnePartnershipQueryVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"defaultValue":{"kind":"StringValue","value":"mokot","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Partnership"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Guide"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const StatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Statistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"of"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StatisticsSubject"}}},"defaultValue":{"kind":"EnumValue","value":"PARTNERSHIPS"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StatisticsGroup"}}}}},"defaultValue":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"VOIVODESHIP"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"of"},"value":{"kind":"Variable","name":{"kind":"Name","value":"of"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"definition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"EN"}}]},{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"unknownShare"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"EN"}}]}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatisticsQuery, StatisticsQueryVariables>;
export const TerritoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Territory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"defaultValue":{"kind":"StringValue","value":"1465","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"territory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"within"},"name":{"kind":"Name","value":"partnerships"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"covering"},"name":{"kind":"Name","value":"partnerships"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"coverage"},"value":{"kind":"EnumValue","value":"COVERING"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]} as unknown as DocumentNode<TerritoryQuery, TerritoryQueryVariables>;
export const WhatsOnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatsOn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"territory"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"defaultValue":{"kind":"StringValue","value":"14","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateOrTime"}},"defaultValue":{"kind":"StringValue","value":"2026-01-01","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"territory"},"value":{"kind":"Variable","name":{"kind":"Name","value":"territory"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SCHEDULED"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"isFree"}},{"kind":"Field","name":{"kind":"Name","value":"partnership"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhatsOnQuery, WhatsOnQueryVariables>;