/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, as ISO 8601 with the offset from UTC. Answers are in UTC with milliseconds: `2017-03-09T16:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** A date as precisely as it is known: a year `2009`, a month `2013-05` or a day `2008-06-02`. */
  PartialDate: { input: string; output: string; }
  /** The absolute address of a page on the web, http or https: `https://bpzoliborz.pl`. */
  URL: { input: string; output: string; }
};

/** Somebody who signs in, as others see them (Polish: konto). */
export type Account = Node & {
  /** When the account was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** The name that the person chose to be shown. */
  displayName: Scalars['String']['output'];
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
};

/** What a partnership works on for the common good (Polish: obszar działania). */
export type ActivityArea =
  /** Enlivening local trade, services and tourism. Polish: aktywność gospodarcza. */
  | 'ECONOMIC_ACTIVITY'
  /** Helping people to start businesses and make them grow. Polish: przedsiębiorczość. */
  | 'ENTREPRENEURSHIP'
  /** Bringing residents together and building ties between them. Polish: integracja. */
  | 'INTEGRATION'
  /** Care for history, traditions and the sense of belonging. Polish: tożsamość lokalna. */
  | 'LOCAL_IDENTITY'
  /** Work that none of the other areas covers. Polish: inny. */
  | 'OTHER'
  /** Support for those whom poverty, age, illness or disability keeps from the life of the community. Polish: pomoc osobom zagrożonym wykluczeniem. */
  | 'SOCIAL_INCLUSION'
  /** Helping people without work to find it. Polish: aktywizacja zawodowa. */
  | 'VOCATIONAL_ACTIVATION';

/** The main document of a formalised partnership: who are the parties, and from when until when (Polish: umowa partnerska). */
export type Agreement = Node & {
  /** Where the document can be read. Null: not published, or not known. */
  documentUrl?: Maybe<Scalars['URL']['output']>;
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
  /** The legal acts it rests on. Empty: not known. */
  legalBasis: Array<LegalReference>;
  /** The organisations that signed it. Empty: not known by name; see partiesText. */
  parties: Array<Organisation>;
  /** The parties where they are known only as prose: `23 signatories`. Null: see parties. */
  partiesText?: Maybe<Scalars['String']['output']>;
  /** The partnership that rests on it. */
  partnership: Partnership;
  /** When it was signed. Null: not known. */
  signedOn?: Maybe<Scalars['PartialDate']['output']>;
  /** Whether it is in force: derived from the dates, on the day of asking in Poland. */
  status: AgreementStatus;
  /** When it was terminated before its time. Null: it was not, or that is not known. */
  terminatedOn?: Maybe<Scalars['PartialDate']['output']>;
  /** The title of the document. Null: not known. */
  title?: Maybe<Scalars['String']['output']>;
  /** The first day it is valid. Null: not known; then it counts from the day of signing. */
  validFrom?: Maybe<Scalars['PartialDate']['output']>;
  /** The last day it is valid. Null: not known. */
  validUntil?: Maybe<Scalars['PartialDate']['output']>;
};

/** Whether an agreement (Polish: umowa partnerska) is in force, derived from its dates on the day of asking. */
export type AgreementStatus =
  /** The time for which it was concluded has run out. Polish: wygasła. */
  | 'EXPIRED'
  /** It binds the parties on the day of asking. Polish: obowiązująca. */
  | 'IN_FORCE'
  /** The day from which it binds the parties is still to come. Polish: jeszcze nieobowiązująca. */
  | 'NOT_YET'
  /** A decision of the parties ended it, not the passing of time. Polish: rozwiązana. */
  | 'TERMINATED'
  /** The dates that are known do not tell whether it binds the parties. Polish: nie wiadomo. */
  | 'UNKNOWN';

/** A rectangle on the map, as its four sides in degrees. One whose west is greater than its east crosses the 180th meridian. */
export type BoundingBoxInput = {
  /** The eastern side, −180 to 180. */
  east: Scalars['Float']['input'];
  /** The northern side, −90 to 90; not below south. */
  north: Scalars['Float']['input'];
  /** The southern side, −90 to 90. */
  south: Scalars['Float']['input'];
  /** The western side, −180 to 180. */
  west: Scalars['Float']['input'];
};

/** What somebody who is signed in wrote on a partnership, an event or a guide (Polish: komentarz). */
export type Comment = Node & {
  /** Who wrote it. Null where the comment is not published, or the account is erased. */
  author?: Maybe<Account>;
  /** The text as written: plain, with line breaks. Null where the comment is not published. */
  body?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** How deep in its thread the comment lies: 0 at the top, 1 for a reply to that. */
  depth: Scalars['Int']['output'];
  /** When its author last changed it. Null: never. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
  /** The comment it replies to. Null at the top of a thread. */
  parent?: Maybe<Comment>;
  /** The direct replies, with placeholders as in comments. */
  replies: CommentConnection;
  /** How many published direct replies it has. */
  replyCount: Scalars['Int']['output'];
  /** Whether it is published. A comment that is not is shown only where a thread hangs on it, without text and author. */
  state: CommentState;
  /** What it was written on. */
  subject: Commentable;
};


/** What somebody who is signed in wrote on a partnership, an event or a guide (Polish: komentarz). */
export type CommentRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: CommentOrder;
};

/** A page of comments. */
export type CommentConnection = {
  /** The entries with their cursors. */
  edges: Array<CommentEdge>;
  /** The entries without their cursors. */
  nodes: Array<Comment>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many comments the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the comments on a page, with its place in the list. */
export type CommentEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Comment;
};

/** The order of a list of comments (Polish: komentarz). */
export type CommentOrder =
  /** By createdAt descending, from the last word said. Polish: od najnowszych. */
  | 'NEWEST'
  /** By createdAt ascending, as the conversation went. Polish: od najstarszych. */
  | 'OLDEST';

/** Whether a partnership, an event or a guide takes comments. */
export type CommentPolicy =
  /** No new comments can be added; those that are there stay. Polish: zamknięte. */
  | 'CLOSED'
  /** Comments appear after a moderator has approved them. Polish: moderowane. */
  | 'MODERATED'
  /** Comments appear at once. Polish: otwarte. */
  | 'OPEN';

/** Whether a comment (Polish: komentarz) can be read by all, and if not, why. */
export type CommentState =
  /** Its author took it back. Polish: usunięty. */
  | 'DELETED'
  /** A moderator decided not to show it. Polish: ukryty. */
  | 'HIDDEN'
  /** It waits for a moderator to approve it. Polish: oczekujący. */
  | 'PENDING'
  /** Everyone can read it. Polish: opublikowany. */
  | 'PUBLISHED';

/** Something that people who are signed in may comment on: a partnership, an event or a guide. */
export type Commentable = {
  /** How many published comments it has, replies included. */
  commentCount: Scalars['Int']['output'];
  /** Whether it takes comments, and whether they wait for a moderator. */
  commentPolicy: CommentPolicy;
  /** The comments at the top of their threads. A deleted or hidden one that has replies stays as a placeholder, and totalCount counts it. */
  comments: CommentConnection;
  /** Whether a new comment can be written now: true unless commentPolicy is CLOSED. */
  commentsOpen: Scalars['Boolean']['output'];
  /** The id to comment on. */
  id: Scalars['ID']['output'];
};


/** Something that people who are signed in may comment on: a partnership, an event or a guide. */
export type CommentableCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: CommentOrder;
};

/** How to reach an organisation or a partnership: of the office, never of a private person. */
export type Contact = {
  /** E-mail address of the office. */
  email?: Maybe<Scalars['String']['output']>;
  /** Telephone of the office, with the country code: `+48 22 443 01 44`. */
  phone?: Maybe<Scalars['String']['output']>;
  /** The web site. */
  website?: Maybe<Scalars['URL']['output']>;
};

/** How a filter by territory (Polish: jednostka podziału terytorialnego) counts the units below and above it. */
export type Coverage =
  /** The unit, what lies below it and what lies above it, the nationwide included. Polish: dowolne. */
  | 'ANY'
  /** The unit and what lies above it, the nationwide included. Polish: obejmujące. */
  | 'COVERING'
  /** The unit and what lies below it. Polish: w granicach. */
  | 'WITHIN';

/** Something that a partnership organises: a picnic, a workshop, a festival, a meeting (Polish: wydarzenie). */
export type Event = Commentable & Node & Timestamped & Viewable & {
  /** The address of the place. Null: not known. */
  address?: Maybe<PostalAddress>;
  /** How many people can take part. Null: no limit, or not known. */
  capacity?: Maybe<Scalars['Int']['output']>;
  /** Other partnerships that organise it together with the first. */
  coHosts: Array<Partnership>;
  /** How many published comments it has, replies included. */
  commentCount: Scalars['Int']['output'];
  /** Whether it takes comments, and whether they wait for a moderator. */
  commentPolicy: CommentPolicy;
  /** The comments at the top of their threads. A deleted or hidden one that has replies stays as a placeholder, and totalCount counts it. */
  comments: CommentConnection;
  /** Whether a new comment can be written now: true unless commentPolicy is CLOSED. */
  commentsOpen: Scalars['Boolean']['output'];
  /** When the record was entered in the registry, which is not when the thing itself began. */
  createdAt: Scalars['DateTime']['output'];
  /** What happens there, in Markdown. Null: not written yet. */
  description?: Maybe<Scalars['String']['output']>;
  /** When it ends, in UTC; this instant no longer belongs to it. Null: only the beginning is known, and ranges take the event as an instant. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The id to comment on. */
  id: Scalars['ID']['output'];
  /** True of an event that lasts the whole day, or of which only the date is known. */
  isAllDay: Scalars['Boolean']['output'];
  /** True for a fictional record that shows how the registry works; its name says so too. */
  isExample: Scalars['Boolean']['output'];
  /** Whether taking part costs nothing. Null: not known. */
  isFree?: Maybe<Scalars['Boolean']['output']>;
  /** What kind of event it is. */
  kind: EventKind;
  /** Where the place is on the map. Null: not known; near and within then do not find the event. */
  location?: Maybe<GeoPoint>;
  /** Where to take part online. Null: not online, or not known. */
  onlineUrl?: Maybe<Scalars['URL']['output']>;
  /** The partnership that organises it. */
  partnership: Partnership;
  /** Where it takes place, as people say it: `Park Kaskada`. Null: not known. */
  place?: Maybe<Scalars['String']['output']>;
  /** Where the facts of this record were read. */
  sources: Array<Source>;
  /** When it begins, in UTC. Of an all-day event: midnight of the day in timeZone. */
  startsAt: Scalars['DateTime']['output'];
  /** Whether it takes place as planned. */
  status: EventStatus;
  /** The unit it takes place in. Null: the territories of its partnership apply. */
  territory?: Maybe<Territory>;
  /** The IANA name of the time zone that the event’s own clock shows: `Europe/Warsaw`. */
  timeZone: Scalars['String']['output'];
  /** What the event is called. */
  title: Scalars['String']['output'];
  /** When the record was last changed. Views and comments do not count as changes. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change of the record. Give it back when you change the record, so that no one’s change is lost. */
  version: Scalars['Int']['output'];
  /** How many times it was opened by a reader, as applications report it. Queries themselves are not counted. */
  viewCount: Scalars['Int']['output'];
};


/** Something that a partnership organises: a picnic, a workshop, a festival, a meeting (Polish: wydarzenie). */
export type EventCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: CommentOrder;
};

/** A page of events. */
export type EventConnection = {
  /** The entries with their cursors. */
  edges: Array<EventEdge>;
  /** The entries without their cursors. */
  nodes: Array<Event>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many events the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the events on a page, with its place in the list. */
export type EventEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The distance from the centre of a near filter in kilometres, to the metre. Null without such a filter. */
  distanceKm?: Maybe<Scalars['Float']['output']>;
  /** The entry itself. */
  node: Event;
};

/** Narrows a list of events. Each given field narrows it further; a list inside matches any of its values. */
export type EventFilter = {
  /** How the territory counts: what lies in it, what covers it, or both. */
  coverage?: InputMaybe<Coverage>;
  /** Only those that are known to be free, or only those known not to be. */
  free?: InputMaybe<Scalars['Boolean']['input']>;
  /** That have not ended by this instant: with to, events that overlap the time from `from` up to, not including, `to`. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether the fictional examples are in the list. */
  includeExamples?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of one of these kinds. */
  kinds?: InputMaybe<Array<EventKind>>;
  /** That take place in this circle. Those whose location is not known are left out. */
  near?: InputMaybe<NearInput>;
  /** Hosted or co-hosted by the partnership with this id. */
  partnership?: InputMaybe<Scalars['ID']['input']>;
  /** Words of the title, description, place or partnership, in any case and without diacritics if you like; each may be just the beginning of a word. At most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** In one of these states. */
  statuses?: InputMaybe<Array<EventStatus>>;
  /** A TERYT code (`PL`, `14`, `1465`, `1465058`); coverage says how it counts. Where an event names no territory, those of its partnership apply. An unknown code finds nothing. */
  territory?: InputMaybe<Scalars['String']['input']>;
  /** That begin before this instant. Not before from. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whose record was changed at this instant or later. */
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** That take place in this rectangle. Those whose location is not known are left out. */
  within?: InputMaybe<BoundingBoxInput>;
};

/** What sort of event (Polish: wydarzenie) it is. */
export type EventKind =
  /** Live music for an audience. Polish: koncert. */
  | 'CONCERT'
  /** A celebration with many performances and attractions. Polish: festiwal. */
  | 'FESTIVAL'
  /** Someone who knows a subject speaks of it and takes questions. Polish: wykład. */
  | 'LECTURE'
  /** Partners or residents talk about what concerns them all. Polish: spotkanie. */
  | 'MEETING'
  /** An event that none of the other kinds describes. Polish: inne. */
  | 'OTHER'
  /** A gathering in the open air with food and fun for all ages. Polish: piknik. */
  | 'PICNIC'
  /** A race, a tournament, a match or training together. Polish: sport. */
  | 'SPORTS'
  /** A session where those who come make or practise something. Polish: warsztaty. */
  | 'WORKSHOP';

/** The order of a list of events (Polish: wydarzenie). */
export type EventOrder =
  /** By startsAt descending, from the latest event of the filter. Polish: od najpóźniejszych. */
  | 'LATEST'
  /** By distance from the point of the near filter, which must be given. Polish: od najbliższych. */
  | 'NEAREST'
  /** First those whose title begins with the searched text, then those whose title contains it, then the others; needs the search filter. Polish: według trafności. */
  | 'RELEVANCE'
  /** By startsAt ascending, from the earliest event of the filter: give from to begin today. Polish: od najwcześniejszych. */
  | 'SOONEST';

/** Whether an event (Polish: wydarzenie) takes place as announced. */
export type EventStatus =
  /** It will not take place at all. Polish: odwołane. */
  | 'CANCELLED'
  /** It will take place, but not at the time given. Polish: przełożone. */
  | 'POSTPONED'
  /** It will take place at the time given, or did so. Polish: zaplanowane. */
  | 'SCHEDULED';

/** Whether a partnership rests on trust or on an agreement (Polish: umowa partnerska). */
export type Formality =
  /** An agreement or a common legal person binds the partners. Polish: sformalizowane. */
  | 'FORMALISED'
  /** It rests on trust alone, with no agreement signed. Polish: nieformalne. */
  | 'INFORMAL';

/** A point on the map, in WGS 84, with how precisely it is known. */
export type GeoPoint = {
  /** Degrees north, −90 to 90. */
  latitude: Scalars['Float']['output'];
  /** Degrees east, −180 to 180. */
  longitude: Scalars['Float']['output'];
  /** What the point stands for: the very address, or the middle of a town or region. */
  precision: LocationPrecision;
};

/** What a partnership wants to reach, and by when; planned for the long term (Polish: cel). */
export type Goal = {
  /** The id of the goal. */
  id: Scalars['ID']['output'];
  /** How far it has come. */
  state: GoalState;
  /** The goal in a sentence. */
  text: Scalars['String']['output'];
  /** By when it is to be reached. Null: no date set, or not known. */
  until?: Maybe<Scalars['PartialDate']['output']>;
};

/** How far a partnership has come with one of its goals (Polish: cel). */
export type GoalState =
  /** The partners gave it up before it was achieved. Polish: zaniechany. */
  | 'DROPPED'
  /** The partners have agreed on it, but work has not begun. Polish: planowany. */
  | 'PLANNED'
  /** The partners have done what they set out to do. Polish: osiągnięty. */
  | 'REACHED'
  /** The partners are working on it and are not there yet. Polish: w realizacji. */
  | 'UNDERWAY';

/** A page of knowledge: what a local partnership is, how to found one (Polish: strona wiedzy). */
export type Guide = Commentable & Node & Timestamped & Viewable & {
  /** How many published comments it has, replies included. */
  commentCount: Scalars['Int']['output'];
  /** Whether it takes comments, and whether they wait for a moderator. */
  commentPolicy: CommentPolicy;
  /** The comments at the top of their threads. A deleted or hidden one that has replies stays as a placeholder, and totalCount counts it. */
  comments: CommentConnection;
  /** Whether a new comment can be written now: true unless commentPolicy is CLOSED. */
  commentsOpen: Scalars['Boolean']['output'];
  /** Whom to ask. */
  contacts: Array<GuideContact>;
  /** When the record was entered in the registry, which is not when the thing itself began. */
  createdAt: Scalars['DateTime']['output'];
  /** Partnerships that show what the guide explains. */
  examples: PartnershipConnection;
  /** The id to comment on. */
  id: Scalars['ID']['output'];
  /** True for a fictional record that shows how the registry works; its name says so too. */
  isExample: Scalars['Boolean']['output'];
  /** What the guide says, in its order. */
  sections: Array<GuideSection>;
  /** The title as a part of web addresses: `partnerstwo-lokalne`. */
  slug: Scalars['String']['output'];
  /** The unit whose matters the guide is about. Null: the whole country. */
  territory?: Maybe<Territory>;
  /** What the guide is called. */
  title: Scalars['String']['output'];
  /** When the record was last changed. Views and comments do not count as changes. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change of the record. Give it back when you change the record, so that no one’s change is lost. */
  version: Scalars['Int']['output'];
  /** How many times it was opened by a reader, as applications report it. Queries themselves are not counted. */
  viewCount: Scalars['Int']['output'];
};


/** A page of knowledge: what a local partnership is, how to found one (Polish: strona wiedzy). */
export type GuideCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: CommentOrder;
};


/** A page of knowledge: what a local partnership is, how to found one (Polish: strona wiedzy). */
export type GuideExamplesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A page of knowledge: what a local partnership is, how to found one (Polish: strona wiedzy). */
export type GuideSectionsArgs = {
  language?: Language;
};


/** A page of knowledge: what a local partnership is, how to found one (Polish: strona wiedzy). */
export type GuideTitleArgs = {
  language?: Language;
};

/** A page of guides. */
export type GuideConnection = {
  /** The entries with their cursors. */
  edges: Array<GuideEdge>;
  /** The entries without their cursors. */
  nodes: Array<Guide>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many guides the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** Whom to ask about a matter of a guide: an office, never a private person. */
export type GuideContact = {
  /** E-mail address of the office. Null: none. */
  email?: Maybe<Scalars['String']['output']>;
  /** Telephone with the country code: `+48 22 443 01 44`. Null: none. */
  phone?: Maybe<Scalars['String']['output']>;
  /** What to ask about. */
  purpose: Scalars['String']['output'];
  /** The unit the contact is for. Null: the whole country. */
  territory?: Maybe<Territory>;
  /** The web page. Null: none. */
  website?: Maybe<Scalars['URL']['output']>;
};


/** Whom to ask about a matter of a guide: an office, never a private person. */
export type GuideContactPurposeArgs = {
  language?: Language;
};

/** One of the guides on a page, with its place in the list. */
export type GuideEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Guide;
};

/** A part of a guide, under one heading. */
export type GuideSection = {
  /** The text, in Markdown. */
  body: Scalars['String']['output'];
  /** The heading. */
  heading: Scalars['String']['output'];
  /** What the section is about, the same in every guide. */
  kind: GuideSectionKind;
};

/** What a section of a guide (Polish: strona wiedzy) is about. */
export type GuideSectionKind =
  /** What partnerships work on and what they organise. Polish: działania. */
  | 'ACTIVITIES'
  /** Where to ask questions and find help. Polish: kontakt. */
  | 'CONTACT'
  /** What a local partnership is and who makes one up. Polish: definicja. */
  | 'DEFINITION'
  /** Partnerships that one can learn from. Polish: przykłady. */
  | 'EXAMPLES'
  /** Which steps lead from an idea to working together. Polish: zakładanie. */
  | 'FOUNDING'
  /** How sectoral, local and other partnerships differ. Polish: rodzaje. */
  | 'KINDS'
  /** Which laws speak of partnerships and when they are in force. Polish: podstawa prawna. */
  | 'LEGAL_BASIS'
  /** How citizens share in governing beside the authorities. Polish: partycypacja społeczna. */
  | 'PARTICIPATION'
  /** What the partners hold to, such as trust and equality. Polish: zasady. */
  | 'PRINCIPLES'
  /** What the public, the social and the private side each bring. Polish: sektory. */
  | 'SECTORS'
  /** What is easier to reach together than alone. Polish: mocne strony. */
  | 'STRENGTHS'
  /** What can harm the work and is worth noticing early. Polish: słabe strony. */
  | 'WEAK_SIDES';

/** Who took the first step towards a partnership (Polish: inicjator). One initiator may stand behind several. */
export type Initiator = Node & {
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
  /** Which of the six kinds of initiators it is. */
  kind: InitiatorKind;
  /** The name. Null for a resident or a sole trader who did not agree to be named. */
  name?: Maybe<Scalars['String']['output']>;
  /** The organisation behind it, where the registry has it. Null: none, or not known. */
  organisation?: Maybe<Organisation>;
  /** The partnerships that this initiator started. */
  partnerships: PartnershipConnection;
  /** The sector it belongs to. */
  sector: Sector;
};


/** Who took the first step towards a partnership (Polish: inicjator). One initiator may stand behind several. */
export type InitiatorPartnershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: PartnershipOrder;
};

/** A page of initiators. */
export type InitiatorConnection = {
  /** The entries with their cursors. */
  edges: Array<InitiatorEdge>;
  /** The entries without their cursors. */
  nodes: Array<Initiator>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many initiators the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the initiators on a page, with its place in the list. */
export type InitiatorEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Initiator;
};

/** Who took the first step towards a partnership (Polish: inicjator). */
export type InitiatorKind =
  /** A body that unites entrepreneurs, such as a chamber of commerce, a guild or a federation of employers. Polish: organizacja biznesowa. */
  | 'BUSINESS_ORGANISATION'
  /** A body that advises, trains or finances companies, such as a business incubator. Polish: instytucja otoczenia biznesu. */
  | 'BUSINESS_SUPPORT_INSTITUTION'
  /** A person or a company that runs a business. Polish: przedsiębiorca. */
  | 'ENTREPRENEUR'
  /** An association, a foundation or another body that works for the community and not for profit. Polish: organizacja pozarządowa. */
  | 'NGO'
  /** Acts for an office, a school, a library or another body of the public sector. Polish: przedstawiciel instytucji publicznej. */
  | 'PUBLIC_INSTITUTION'
  /** A person of the area who acts on their own behalf. Polish: mieszkaniec. */
  | 'RESIDENT';

/** A language of the registry: reference data come in both, what people write is in one of them. */
export type Language =
  /** English. Polish: angielski. */
  | 'EN'
  /** Polish, the language of most records. Polish: polski. */
  | 'PL';

/** A legal act that an agreement rests on, with the time it is in force (Polish: podstawa prawna). */
export type LegalReference = {
  /** The first day in force. Null: not known. */
  inForceFrom?: Maybe<Scalars['PartialDate']['output']>;
  /** The last day in force. Null: still in force, or not known. */
  inForceUntil?: Maybe<Scalars['PartialDate']['output']>;
  /** Where it was published: `Dz.U. 2015 poz. 378`. Null: not known. */
  publication?: Maybe<Scalars['String']['output']>;
  /** What the act is called. */
  title: Scalars['String']['output'];
  /** Where to read it. Null: not known. */
  url?: Maybe<Scalars['URL']['output']>;
};

/** How exactly a point on the map is known. */
export type LocationPrecision =
  /** The point marks the very building or spot. Polish: dokładne miejsce. */
  | 'EXACT'
  /** The point is roughly the centre of a larger area, such as a powiat. Polish: region. */
  | 'REGION'
  /** The street is right, but perhaps not the building. Polish: ulica. */
  | 'STREET'
  /** The point is roughly the centre of a town, village or district. Polish: miejscowość. */
  | 'TOWN';

/** Who takes part in a partnership by a membership (Polish: członkostwo). */
export type MemberKind =
  /** A municipality, a school, an NGO, a company or another partner that acts under a name of its own. Polish: organizacja lub instytucja. */
  | 'ORGANISATION'
  /** People of the area who take part themselves and not through an organisation. Polish: mieszkańcy. */
  | 'RESIDENTS';

/** An organisation, or a group of residents, taking part in a partnership (Polish: członkostwo). Partners are equal; a leader coordinates. */
export type Membership = Node & {
  /** What the member contributes, in a sentence. Null: not known. */
  contribution?: Maybe<Scalars['String']['output']>;
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
  /** Whether the member is an organisation or a group of residents without one. */
  kind: MemberKind;
  /** The organisation. Null for a group of residents. */
  organisation?: Maybe<Organisation>;
  /** The partnership that the member takes part in. */
  partnership: Partnership;
  /** How many residents take part. Null for organisations, and where it is not known. */
  residentCount?: Maybe<Scalars['Int']['output']>;
  /** Which part the member has. */
  role: MembershipRole;
  /** Since when. Null: not known. */
  since?: Maybe<Scalars['PartialDate']['output']>;
  /** Whether the member has joined, is about to, or has left. */
  status: MembershipStatus;
  /** Until when. Null: it lasts, or that is not known. */
  until?: Maybe<Scalars['PartialDate']['output']>;
};

/** A page of memberships. */
export type MembershipConnection = {
  /** The entries with their cursors. */
  edges: Array<MembershipEdge>;
  /** The entries without their cursors. */
  nodes: Array<Membership>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many memberships the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the memberships on a page, with its place in the list. */
export type MembershipEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Membership;
};

/** The part that a member has in a partnership; all partners are equal, and a leader coordinates. */
export type MembershipRole =
  /** Coordinates the joint work without standing above the others. Polish: lider. */
  | 'LEADER'
  /** Shares in the decisions and in the work on equal terms. Polish: partner. */
  | 'PARTNER'
  /** Helps, for instance with a room, money or publicity. Polish: wspierający. */
  | 'SUPPORTER';

/** How a membership (Polish: członkostwo) stands today. */
export type MembershipStatus =
  /** The member takes part in the partnership at present. Polish: czynne. */
  | 'ACTIVE'
  /** It has asked to join and awaits the decision. Polish: zgłoszenie. */
  | 'APPLIED'
  /** The invitation or the request to join was turned down. Polish: odmowa. */
  | 'DECLINED'
  /** The partnership has asked it to join and awaits the answer. Polish: zaproszenie. */
  | 'INVITED'
  /** The member used to take part and does so no longer. Polish: zakończone. */
  | 'LEFT';

/** A circle on the map: everything within a distance of a point. */
export type NearInput = {
  /** Degrees north of the centre, −90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Degrees east of the centre, −180 to 180. */
  longitude: Scalars['Float']['input'];
  /** The radius in kilometres, 0 to 500. */
  radiusKm: Scalars['Float']['input'];
};

/** Anything in the registry that has an id. Query.node finds it again. */
export type Node = {
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
};

/** A body that can be a partner: a municipality, a school, a library, an NGO, a company, an informal group of residents (Polish: organizacja, instytucja). */
export type Organisation = Node & Timestamped & {
  /** Where its office is. Null: not known. */
  address?: Maybe<PostalAddress>;
  /** How to reach its office. Null: not known. */
  contact?: Maybe<Contact>;
  /** When the record was entered in the registry, which is not when the thing itself began. */
  createdAt: Scalars['DateTime']['output'];
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
  /** True for a fictional record that shows how the registry works; its name says so too. */
  isExample: Scalars['Boolean']['output'];
  /** What kind of body it is. Null: not known. */
  kind?: Maybe<OrganisationKind>;
  /** Number in the National Court Register, 10 digits: `0000325251`. Null: not registered, or not known. */
  krs?: Maybe<Scalars['String']['output']>;
  /** The partnerships it takes part in, as memberships: those it leads first. */
  memberships: MembershipConnection;
  /** The full name: `Gmina Dąbrowa`. Several organisations may share one; territory tells them apart. */
  name: Scalars['String']['output'];
  /** Tax identification number, 10 digits, the last one a checksum: `5242695801`. Null: not known. */
  nip?: Maybe<Scalars['String']['output']>;
  /** What it can bring to a partnership, in its own words. Empty: it has not said. */
  offers: Array<Scalars['String']['output']>;
  /** Statistical number of the REGON register, 9 or 14 digits: `142015721`. Null: not known. */
  regon?: Maybe<Scalars['String']['output']>;
  /** The sector it belongs to. Null: not known. */
  sector?: Maybe<Sector>;
  /** Where the facts of this record were read. */
  sources: Array<Source>;
  /** The unit of the administrative division it belongs to. Null: not known. */
  territory?: Maybe<Territory>;
  /** When the record was last changed. Views and comments do not count as changes. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change of the record. Give it back when you change the record, so that no one’s change is lost. */
  version: Scalars['Int']['output'];
};


/** A body that can be a partner: a municipality, a school, a library, an NGO, a company, an informal group of residents (Polish: organizacja, instytucja). */
export type OrganisationMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: Array<MembershipStatus>;
};

/** A page of organisations. */
export type OrganisationConnection = {
  /** The entries with their cursors. */
  edges: Array<OrganisationEdge>;
  /** The entries without their cursors. */
  nodes: Array<Organisation>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many organisations the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the organisations on a page, with its place in the list. */
export type OrganisationEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Organisation;
};

/** Narrows a list of organisations. Each given field narrows it further; a list inside matches any of its values. */
export type OrganisationFilter = {
  /** How the territory counts: what lies in it, what covers it, or both. */
  coverage?: InputMaybe<Coverage>;
  /** Whether the fictional examples are in the list. */
  includeExamples?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of one of these kinds. */
  kinds?: InputMaybe<Array<OrganisationKind>>;
  /** Words of the name or place, in any case and without diacritics if you like; each may be just the beginning of a word. At most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** From one of these sectors. */
  sectors?: InputMaybe<Array<SectorCode>>;
  /** A TERYT code (`PL`, `14`, `1465`, `1465058`); coverage says how it counts. An unknown code finds nothing. */
  territory?: InputMaybe<Scalars['String']['input']>;
};

/** What an organisation is (Polish: organizacja, instytucja). */
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
  /** An organisation that none of the other kinds describes. Polish: inna. */
  | 'OTHER'
  /** A public body of none of the other kinds, such as a social welfare centre. Polish: instytucja publiczna. */
  | 'PUBLIC_INSTITUTION'
  /** Neighbours who act together without being a legal person. Polish: nieformalna grupa mieszkańców. */
  | 'RESIDENTS_GROUP'
  /** A place of education, from nursery school to university. Polish: szkoła. */
  | 'SCHOOL';

/** Where a page lies in its list. */
export type PageInfo = {
  /** The cursor of the last entry, null on an empty page. Pass it as after to page forward. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether entries follow this page. When paging backward: whether a before cursor was given. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether entries precede this page. When paging forward: whether an after cursor was given. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry, null on an empty page. Pass it as before to page backward. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A local partnership: residents, NGOs, municipalities, schools and companies who work together for the common good of their area (Polish: partnerstwo lokalne). Many are registered nowhere, and dates are often known only in part. */
export type Partnership = Commentable & Node & Timestamped & Viewable & {
  /** The areas it is active in (Polish: obszary działania). Empty: not known. */
  activityAreas: Array<ActivityArea>;
  /** The address of its seat. Null: none, or not known. */
  address?: Maybe<PostalAddress>;
  /** The agreements it rests on. Empty: none, or not known. */
  agreements: Array<Agreement>;
  /** How many published comments it has, replies included. */
  commentCount: Scalars['Int']['output'];
  /** Whether it takes comments, and whether they wait for a moderator. */
  commentPolicy: CommentPolicy;
  /** The comments at the top of their threads. A deleted or hidden one that has replies stays as a placeholder, and totalCount counts it. */
  comments: CommentConnection;
  /** Whether a new comment can be written now: true unless commentPolicy is CLOSED. */
  commentsOpen: Scalars['Boolean']['output'];
  /** How to reach it. Null: not known. */
  contact?: Maybe<Contact>;
  /** When the record was entered in the registry, which is not when the thing itself began. */
  createdAt: Scalars['DateTime']['output'];
  /** What it is about, at length, in Markdown. Null: not written yet. */
  description?: Maybe<Scalars['String']['output']>;
  /** When it ended. Null: it has not, or that is not known. */
  endedOn?: Maybe<Scalars['PartialDate']['output']>;
  /** Why it ended; reaching the goal is the best reason. Null: it has not ended, or that is not known. */
  endedReason?: Maybe<Scalars['String']['output']>;
  /** The events it hosts or co-hosts. */
  events: EventConnection;
  /** Whether it rests on an agreement or on trust alone. Null: not known. */
  formality?: Maybe<Formality>;
  /** Names it bore before, and others it is known by. A search finds it by them too. */
  formerNames: Array<Scalars['String']['output']>;
  /** When it was founded. Null: not known. */
  foundedOn?: Maybe<Scalars['PartialDate']['output']>;
  /** What it wants to reach, in the order its people gave. Empty: not known. */
  goals: Array<Goal>;
  /** The id to comment on. */
  id: Scalars['ID']['output'];
  /** Who took the first step. Empty: not known. */
  initiators: Array<Initiator>;
  /** True for a fictional record that shows how the registry works; its name says so too. */
  isExample: Scalars['Boolean']['output'];
  /** Whether it works in the whole country: PL is one of its territories. */
  isNationwide: Scalars['Boolean']['output'];
  /** Which kind of partnership it is (Polish: rodzaj). Null: not known. */
  kind?: Maybe<PartnershipKind>;
  /** Number in the National Court Register, 10 digits: `0000325251`. Null: registered nowhere, or not known. */
  krs?: Maybe<Scalars['String']['output']>;
  /** The language that its people write in. */
  language: Language;
  /** The member that coordinates. Null: nobody leads, or that is not known. */
  leader?: Maybe<Membership>;
  /** The legal form, if the partnership is a legal person itself: `association`. Null: none, or not known. */
  legalForm?: Maybe<Scalars['String']['output']>;
  /** Where its seat is on the map. Null: not known. */
  location?: Maybe<GeoPoint>;
  /** Who takes part: the leader first, then partners, then supporters. */
  members: MembershipConnection;
  /** What the partnership calls itself. */
  name: Scalars['String']['output'];
  /** Tax identification number, 10 digits, the last one a checksum: `5242695801`. Null: not known. */
  nip?: Maybe<Scalars['String']['output']>;
  /** When the record was published. Null while it is a draft, which only its organisers and administrators see. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was entered in a register, such as the National Court Register. Null: never, or not known. */
  registeredOn?: Maybe<Scalars['PartialDate']['output']>;
  /** Statistical number of the REGON register, 9 or 14 digits: `142015721`. Null: not known. */
  regon?: Maybe<Scalars['String']['output']>;
  /** The sectors it unites, as its organisers declare them. Members never change this. Empty: not known. */
  sectors: Array<Sector>;
  /** The sectors from which it looks for partners. */
  seeksSectors: Array<SectorCode>;
  /** What help it looks for, in its own words. Null: it has not said. */
  seeksText?: Maybe<Scalars['String']['output']>;
  /** The name as a part of web addresses: `dla-rudawki-i-zatrasia`. Stable; former slugs still find the partnership. */
  slug: Scalars['String']['output'];
  /** Where the facts of this record were read. */
  sources: Array<Source>;
  /** Where in its life it is. Null: not known, as with most records read from old pages. */
  stage?: Maybe<PartnershipStage>;
  /** What it is about, in a sentence or two of plain text. Null: not written yet. */
  summary?: Maybe<Scalars['String']['output']>;
  /** The units of the administrative division it works in, by code. Areas may cross borders. */
  territories: Array<Territory>;
  /** When the record was last changed. Views and comments do not count as changes. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change of the record. Give it back when you change the record, so that no one’s change is lost. */
  version: Scalars['Int']['output'];
  /** How many times it was opened by a reader, as applications report it. Queries themselves are not counted. */
  viewCount: Scalars['Int']['output'];
};


/** A local partnership: residents, NGOs, municipalities, schools and companies who work together for the common good of their area (Polish: partnerstwo lokalne). Many are registered nowhere, and dates are often known only in part. */
export type PartnershipCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: CommentOrder;
};


/** A local partnership: residents, NGOs, municipalities, schools and companies who work together for the common good of their area (Polish: partnerstwo lokalne). Many are registered nowhere, and dates are often known only in part. */
export type PartnershipEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: EventOrder;
};


/** A local partnership: residents, NGOs, municipalities, schools and companies who work together for the common good of their area (Polish: partnerstwo lokalne). Many are registered nowhere, and dates are often known only in part. */
export type PartnershipMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: Array<MembershipStatus>;
};

/** A page of partnerships. */
export type PartnershipConnection = {
  /** The entries with their cursors. */
  edges: Array<PartnershipEdge>;
  /** The entries without their cursors. */
  nodes: Array<Partnership>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many partnerships the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the partnerships on a page, with its place in the list. */
export type PartnershipEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The distance from the centre of a near filter in kilometres, to the metre. Null without such a filter. */
  distanceKm?: Maybe<Scalars['Float']['output']>;
  /** The entry itself. */
  node: Partnership;
};

/** Narrows a list of partnerships. Each given field narrows it further; a list inside matches any of its values, except sectors, which wants all of them. */
export type PartnershipFilter = {
  /** Active in one of these areas. */
  activityAreas?: InputMaybe<Array<ActivityArea>>;
  /** How the territory counts: what lies in it, what covers it, or both. */
  coverage?: InputMaybe<Coverage>;
  /** With an agreement, or on trust alone. */
  formality?: InputMaybe<Formality>;
  /** Only those that host or co-host a scheduled event that has not ended, or only those that do not. */
  hasUpcomingEvents?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the fictional examples are in the list. */
  includeExamples?: InputMaybe<Scalars['Boolean']['input']>;
  /** Started by an initiator of one of these kinds. */
  initiatorKinds?: InputMaybe<Array<InitiatorKind>>;
  /** Of one of these kinds. */
  kinds?: InputMaybe<Array<PartnershipKind>>;
  /** That do not declare one of these sectors. */
  missingSectors?: InputMaybe<Array<SectorCode>>;
  /** Only those that work in the whole country, or only those that do not. */
  nationwide?: InputMaybe<Scalars['Boolean']['input']>;
  /** With a seat in this circle. Those whose location is not known are left out. */
  near?: InputMaybe<NearInput>;
  /** Words of the name, former names, goals or place, in any case and without diacritics if you like: `zolw` finds „Żółw”. Each may be just the beginning of a word. At most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** That declare all of these sectors. */
  sectors?: InputMaybe<Array<SectorCode>>;
  /** That look for partners from one of these sectors. */
  seeksSectors?: InputMaybe<Array<SectorCode>>;
  /** In one of these stages. */
  stages?: InputMaybe<Array<PartnershipStage>>;
  /** A TERYT code (`PL`, `14`, `1465`, `1465058`); coverage says how it counts. An unknown code finds nothing. */
  territory?: InputMaybe<Scalars['String']['input']>;
  /** Whose record was changed at this instant or later. */
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** With a seat in this rectangle. Those whose location is not known are left out. */
  within?: InputMaybe<BoundingBoxInput>;
};

/** What sort of partnership it is (Polish: rodzaj). */
export type PartnershipKind =
  /** It joins the public, social and private sectors of one area. Polish: lokalne. */
  | 'LOCAL'
  /** It serves one goal and ends when that is reached, which is success. Polish: projektowe. */
  | 'PROJECT'
  /** Public institutions and companies carry out public tasks together. Polish: publiczno-prywatne. */
  | 'PUBLIC_PRIVATE'
  /** It unites those who work in one field, such as tourism. Polish: branżowe. */
  | 'SECTORAL';

/** The order of a list of partnerships (Polish: partnerstwo). */
export type PartnershipOrder =
  /** By viewCount descending. Polish: od najczęściej oglądanych. */
  | 'MOST_VIEWED'
  /** In the order of the Polish alphabet, where ą comes after a. Polish: według nazwy. */
  | 'NAME'
  /** By distance from the point of the near filter, which must be given. Polish: od najbliższych. */
  | 'NEAREST'
  /** By createdAt descending, which is when it entered the registry. Polish: od najnowszych. */
  | 'NEWEST'
  /** By updatedAt descending. Polish: od ostatnio zmienionych. */
  | 'RECENTLY_UPDATED'
  /** First those whose name begins with the searched text, then those whose name contains it, then the others; needs the search filter. Polish: według trafności. */
  | 'RELEVANCE';

/** Where a partnership (Polish: partnerstwo) is in its life. */
export type PartnershipStage =
  /** The partners are working together at present. Polish: działające. */
  | 'ACTIVE'
  /** Nothing happens in it for now, but it may start work again. Polish: uśpione. */
  | 'DORMANT'
  /** Its work is over, sometimes because the goal was reached. Polish: zakończone. */
  | 'ENDED'
  /** Its initiators look for partners and agree on goals. Polish: powstające. */
  | 'FORMING';

/** A postal address. Parts that are not known are null. */
export type PostalAddress = {
  /** Polish postal code: `49-100`. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** Street and number: `ul. Rynek 52`. */
  street?: Maybe<Scalars['String']['output']>;
  /** Town or village: `Niemodlin`. */
  town?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  /** One comment. If it is deleted or hidden: a placeholder where a thread hangs on it, else null. */
  comment?: Maybe<Comment>;
  /** One event. Null: there is none with this id. */
  event?: Maybe<Event>;
  /** Events of all partnerships. SOONEST starts at the earliest event of the filter: give from to begin today. */
  events: EventConnection;
  /** One guide, by exactly one of its id and its slug. Null: there is none. */
  guide?: Maybe<Guide>;
  /** The guides of the registry, by title. */
  guides: GuideConnection;
  /** One initiator. Null: there is none with this id. */
  initiator?: Maybe<Initiator>;
  /** Those who took the first step, by name; the unnamed come last. */
  initiators: InitiatorConnection;
  /** Anything that has an id, of whatever type. Null: nothing visible has this id. */
  node?: Maybe<Node>;
  /** The things with these ids, each in its place; null where nothing visible has the id. At most 100 ids. */
  nodes: Array<Maybe<Node>>;
  /** One organisation, by exactly one of its id and its KRS number. Null: there is none. */
  organisation?: Maybe<Organisation>;
  /** The organisations of the registry, by name. */
  organisations: OrganisationConnection;
  /** One partnership, by exactly one of its id and its slug. Null: there is none. */
  partnership?: Maybe<Partnership>;
  /** The partnerships of the registry. */
  partnerships: PartnershipConnection;
  /** Partnerships, events, organisations and guides that hold all words of the query. Best first: the name begins with it, the name contains it, it is elsewhere; then by name. */
  search: SearchConnection;
  /** One of the three sectors. */
  sector: Sector;
  /** The three sectors: public, social, private. */
  sectors: Array<Sector>;
  /** Units of the administrative division, by code. */
  territories: TerritoryConnection;
  /** One unit of the administrative division. Null: no unit has this code. */
  territory?: Maybe<Territory>;
  /** Whoever asks. Null for a visitor. */
  viewer?: Maybe<Viewer>;
  /** Labels and meanings of all enum values, so that an application can show them in words. */
  vocabulary: Array<VocabularyEntry>;
};


export type QueryCommentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEventArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: EventOrder;
};


export type QueryGuideArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


export type QueryGuidesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInitiatorArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInitiatorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<InitiatorKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sectors?: InputMaybe<Array<SectorCode>>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryOrganisationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  krs?: InputMaybe<Scalars['String']['input']>;
};


export type QueryOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganisationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPartnershipArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPartnershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PartnershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: PartnershipOrder;
};


export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
  types?: InputMaybe<Array<SearchType>>;
};


export type QuerySectorArgs = {
  code: SectorCode;
};


export type QueryTerritoriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeHistorical?: Scalars['Boolean']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<TerritoryLevel>;
  parent?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryTerritoryArgs = {
  code: Scalars['String']['input'];
};


export type QueryVocabularyArgs = {
  language?: Language;
};

/** What an account may do in the registry. */
export type Role =
  /** Runs the whole registry, accounts and drafts included. Polish: administrator. */
  | 'ADMIN'
  /** Writes the guides and looks after the data that all share. Polish: redaktor. */
  | 'EDITOR'
  /** May write comments. Polish: użytkownik. */
  | 'MEMBER'
  /** Approves comments and hides improper ones. Polish: moderator. */
  | 'MODERATOR'
  /** Keeps the record of their partnership and announces events. Polish: organizator. */
  | 'ORGANISER';

/** A page of results. */
export type SearchConnection = {
  /** The entries with their cursors. */
  edges: Array<SearchEdge>;
  /** The entries without their cursors. */
  nodes: Array<SearchResult>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many results the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the results on a page, with its place in the list. */
export type SearchEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: SearchResult;
};

/** What a search over everything can find. */
export type SearchResult = Event | Guide | Organisation | Partnership;

/** What a search can find. */
export type SearchType =
  /** What a partnership invites to, such as a picnic or a concert. Polish: wydarzenie. */
  | 'EVENT'
  /** An explanation, such as what a partnership is or how to found one. Polish: strona wiedzy. */
  | 'GUIDE'
  /** A municipality, a school, an NGO, a company or another partner. Polish: organizacja lub instytucja. */
  | 'ORGANISATION'
  /** People and organisations who work together for their area. Polish: partnerstwo. */
  | 'PARTNERSHIP';

/** One of the three sectors of society: public, social and private. Each brings to a partnership what the others lack (Polish: sektor). */
export type Sector = Node & {
  /** Which of the three sectors this is. */
  code: SectorCode;
  /** What the sector brings to a partnership that the others lack. */
  contributions: Array<Scalars['String']['output']>;
  /** Who belongs to the sector, in a sentence or two. */
  description: Scalars['String']['output'];
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
  /** What the sector is called: `publiczny` or `public`. */
  name: Scalars['String']['output'];
  /** The organisations of this sector, by name. */
  organisations: OrganisationConnection;
  /** The partnerships that declare this sector. */
  partnerships: PartnershipConnection;
};


/** One of the three sectors of society: public, social and private. Each brings to a partnership what the others lack (Polish: sektor). */
export type SectorContributionsArgs = {
  language?: Language;
};


/** One of the three sectors of society: public, social and private. Each brings to a partnership what the others lack (Polish: sektor). */
export type SectorDescriptionArgs = {
  language?: Language;
};


/** One of the three sectors of society: public, social and private. Each brings to a partnership what the others lack (Polish: sektor). */
export type SectorNameArgs = {
  language?: Language;
};


/** One of the three sectors of society: public, social and private. Each brings to a partnership what the others lack (Polish: sektor). */
export type SectorOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** One of the three sectors of society: public, social and private. Each brings to a partnership what the others lack (Polish: sektor). */
export type SectorPartnershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: PartnershipOrder;
};

/** The three sectors of society whose co-operation makes a local partnership (Polish: sektor). */
export type SectorCode =
  /** Entrepreneurs, companies and their organisations. Polish: prywatny. */
  | 'PRIVATE'
  /** Local government, offices, schools, libraries and other public institutions. Polish: publiczny. */
  | 'PUBLIC'
  /** Residents, non-governmental organisations and informal groups. Polish: społeczny. */
  | 'SOCIAL';

/** Where a fact was read, when, and of which day it speaks (Polish: źródło). */
export type Source = {
  /** The day, month or year that the page speaks of. Null: the page does not say. */
  asOf?: Maybe<Scalars['PartialDate']['output']>;
  /** When the page was read. */
  retrievedAt: Scalars['DateTime']['output'];
  /** The page the fact was read on. */
  url: Scalars['URL']['output'];
};

/** A unit of Poland’s administrative division, as the TERYT register (its TERC part) lists it: the country, a voivodeship, a powiat, a gmina or a district of Warsaw (Polish: jednostka podziału terytorialnego). */
export type Territory = Node & {
  /** The units directly below it that the registry has, by code. */
  children: Array<Territory>;
  /** The TERYT code as text, leading zeros included: `PL`, or 2 digits for a voivodeship (`14`), 4 for a powiat (`1465`), 7 for a gmina or district (`1465058`). */
  code: Scalars['String']['output'];
  /** The events in this unit and in what lies below it. */
  events: EventConnection;
  /** Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque. */
  id: Scalars['ID']['output'];
  /** True of a unit that the newest known state of the register no longer has. */
  isHistorical: Scalars['Boolean']['output'];
  /** Which level of the division the unit belongs to. */
  level: TerritoryLevel;
  /** The name as registered: `mazowieckie`, `Warszawa`, `Mokotów`. Several units may share one. */
  name: Scalars['String']['output'];
  /** The unit it lies in. Null for the country. */
  parent?: Maybe<Territory>;
  /** The partnerships that work in this unit; coverage says how. */
  partnerships: PartnershipConnection;
  /** The day of the register’s state in which the unit was last seen: `2024-01-01`. */
  stateDate: Scalars['String']['output'];
  /** The kind of unit in the register’s words: `powiat`, `gmina miejska`, `dzielnica`. Null for the country and the voivodeships. */
  type?: Maybe<Scalars['String']['output']>;
};


/** A unit of Poland’s administrative division, as the TERYT register (its TERC part) lists it: the country, a voivodeship, a powiat, a gmina or a district of Warsaw (Polish: jednostka podziału terytorialnego). */
export type TerritoryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: EventOrder;
};


/** A unit of Poland’s administrative division, as the TERYT register (its TERC part) lists it: the country, a voivodeship, a powiat, a gmina or a district of Warsaw (Polish: jednostka podziału terytorialnego). */
export type TerritoryPartnershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  coverage?: Coverage;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: PartnershipOrder;
};

/** A page of territories. */
export type TerritoryConnection = {
  /** The entries with their cursors. */
  edges: Array<TerritoryEdge>;
  /** The entries without their cursors. */
  nodes: Array<Territory>;
  /** Whether there is more, and how to get it. */
  pageInfo: PageInfo;
  /** How many territories the whole list has, whatever the page. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One of the territories on a page, with its place in the list. */
export type TerritoryEdge = {
  /** The place in the list: pass it as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Territory;
};

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

/** Something whose record tells when it was made and last changed. */
export type Timestamped = {
  /** When the record was entered in the registry, which is not when the thing itself began. */
  createdAt: Scalars['DateTime']['output'];
  /** When the record was last changed. Views and comments do not count as changes. */
  updatedAt: Scalars['DateTime']['output'];
};

/** Something whose readers are counted. */
export type Viewable = {
  /** The id of the thing viewed. */
  id: Scalars['ID']['output'];
  /** How many times it was opened by a reader, as applications report it. Queries themselves are not counted. */
  viewCount: Scalars['Int']['output'];
};

/** The account of whoever asks, with what only they may see of it. */
export type Viewer = {
  /** The account as others see it. */
  account: Account;
  /** The name that others see. */
  displayName: Scalars['String']['output'];
  /** The e-mail address. Null: none given. */
  email?: Maybe<Scalars['String']['output']>;
  /** Whether the e-mail address is known to be theirs. */
  emailVerified: Scalars['Boolean']['output'];
  /** The id of the account. */
  id: Scalars['ID']['output'];
  /** What they may do. */
  roles: Array<Role>;
};

/** What a value of an enum is called and means, in one language. */
export type VocabularyEntry = {
  /** What it means, in a sentence. */
  description: Scalars['String']['output'];
  /** The enum: `SectorCode`. */
  enum: Scalars['String']['output'];
  /** What people call it: `publiczny`. */
  label: Scalars['String']['output'];
  /** The value: `PUBLIC`. */
  value: Scalars['String']['output'];
};

/** Who took the first step towards a partnership (Polish: inicjator). */
export type InitiatorKind =
  /** A body that unites entrepreneurs, such as a chamber of commerce, a guild or a federation of employers. Polish: organizacja biznesowa. */
  | 'BUSINESS_ORGANISATION'
  /** A body that advises, trains or finances companies, such as a business incubator. Polish: instytucja otoczenia biznesu. */
  | 'BUSINESS_SUPPORT_INSTITUTION'
  /** A person or a company that runs a business. Polish: przedsiębiorca. */
  | 'ENTREPRENEUR'
  /** An association, a foundation or another body that works for the community and not for profit. Polish: organizacja pozarządowa. */
  | 'NGO'
  /** Acts for an office, a school, a library or another body of the public sector. Polish: przedstawiciel instytucji publicznej. */
  | 'PUBLIC_INSTITUTION'
  /** A person of the area who acts on their own behalf. Polish: mieszkaniec. */
  | 'RESIDENT';

export type FirstLookQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstLookQuery = { partnership: { name: string, foundedOn: string | null, sectors: Array<{ name: string }>, territories: Array<{ code: string, name: string }>, initiators: Array<{ name: string | null, kind: InitiatorKind }> } | null };


export const FirstLookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FirstLook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partnership"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"StringValue","value":"marymont-kaskada","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"foundedOn"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"EN"}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"territories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"initiators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<FirstLookQuery, FirstLookQueryVariables>;