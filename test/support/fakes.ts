import { CommentPolicy } from '../../src/core/collections/node'
import { searchColumns } from '../../src/core/collections/record'
import { newId } from '../../src/core/id'
import { foldedPhrase, sortKey } from '../../src/core/values/polish-text'
import { Language } from '../../src/core/vocabulary'
import type { Account } from '../../src/modules/account/account.entity'
import type { AccountSession } from '../../src/modules/account/session/account-session.entity'
import type { ApiKey } from '../../src/modules/api-key/api-key.entity'
import { ApiKeyScope } from '../../src/modules/api-key/api-key.enums'
import type { Claim } from '../../src/modules/claim/claim.entity'
import { ClaimState } from '../../src/modules/claim/claim.enums'
import type { Comment } from '../../src/modules/comment/comment.entity'
import { CommentState } from '../../src/modules/comment/comment.enums'
import type { Event } from '../../src/modules/event/event.entity'
import { EventKind, EventStatus } from '../../src/modules/event/event.enums'
import { storedDays } from '../../src/modules/event/event-times'
import type { Guide } from '../../src/modules/guide/guide.entity'
import type { Import } from '../../src/modules/import/import.entity'
import { ImportKind, ImportState } from '../../src/modules/import/import.enums'
import type { Initiator } from '../../src/modules/initiator/initiator.entity'
import { InitiatorKind } from '../../src/modules/initiator/initiator.enums'
import type { Appeal } from '../../src/modules/moderation/appeal/appeal.entity'
import { AppealState } from '../../src/modules/moderation/appeal/appeal.enums'
import { DecisionKind } from '../../src/modules/moderation/moderation.enums'
import type { ModerationDecision } from '../../src/modules/moderation/moderation-decision.entity'
import type { Organisation } from '../../src/modules/organisation/organisation.entity'
import type { Agreement } from '../../src/modules/partnership/agreement/agreement.entity'
import type { Goal } from '../../src/modules/partnership/goal/goal.entity'
import { GoalState } from '../../src/modules/partnership/goal/goal.enums'
import type { PartnershipLink } from '../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../src/modules/partnership/link/link.enums'
import type { Membership } from '../../src/modules/partnership/membership/membership.entity'
import {
  MemberKind,
  MembershipRole,
  MembershipStatus,
} from '../../src/modules/partnership/membership/membership.enums'
import type { Partnership } from '../../src/modules/partnership/partnership.entity'
import type { PendingChange } from '../../src/modules/partnership/pending-change/pending-change.entity'
import { PendingChangeState } from '../../src/modules/partnership/pending-change/pending-change.enums'
import { type Sector, SectorCode } from '../../src/modules/sector/sector.entity'
import { type Territory, territoryId } from '../../src/modules/territory/territory.entity'
import { TerritoryLevel } from '../../src/modules/territory/territory.enums'
import type { Webhook } from '../../src/modules/webhook/webhook.entity'
import { WebhookState } from '../../src/modules/webhook/webhook.enums'

/*
 * Records that are valid as they are, unique, and overridable. Their columns only: links and parts are records of
 * their own. Each is inserted by `write.insert(Entity, [fake…()])`.
 */

type Columns<T> = Omit<
  { -readonly [K in keyof T]: T[K] },
  | 'partnership'
  | 'organisation'
  | 'sector'
  | 'territory'
  | 'parentTerritory'
  | 'successorTerritory'
  | 'author'
  | 'appliedBy'
  | 'claimant'
  | 'decidedBy'
  | 'proposedBy'
  | 'enteredBy'
  | 'createdBy'
  | 'parent'
  | `${string}Links`
>
type Overrides<T> = Partial<Columns<T>>

let made = 0
const next = () => ++made
const LONG_AGO = '2020-01-01T00:00:00.000Z'

const named = (name: string, prefix: string) => ({
  id: newId(prefix),
  isExample: false,
  version: 1,
  createdAt: LONG_AGO,
  updatedAt: LONG_AGO,
  ...searchColumns(name),
})

const discussed = (name: string, prefix: string) => ({
  ...named(name, prefix),
  viewCount: 0,
  commentPolicy: CommentPolicy.OPEN,
})

export function fakePartnership(overrides: Overrides<Partnership> = {}): Columns<Partnership> {
  const number = next()
  const name = overrides.name ?? `Partnerstwo ${number}`
  return {
    ...discussed(name, 'partnership'),
    slug: `partnerstwo-${number}`,
    name,
    formerNames: [],
    summary: null,
    description: null,
    language: Language.PL,
    kind: null,
    stage: null,
    formality: null,
    legalForm: null,
    legalFormKind: null,
    krs: null,
    nip: null,
    regon: null,
    activityAreas: [],
    seeksSectors: [],
    seeksText: null,
    lastConfirmedOn: null,
    lastConfirmedBy: null,
    location: null,
    address: null,
    contact: null,
    foundedOn: null,
    registeredOn: null,
    endedOn: null,
    endedReason: null,
    logo: null,
    images: [],
    healthAnswers: [],
    sources: [],
    publishedAt: LONG_AGO,
    ...overrides,
  }
}

export function fakeOrganisation(overrides: Overrides<Organisation> = {}): Columns<Organisation> {
  const name = overrides.name ?? `Organizacja ${next()}`
  return {
    ...named(name, 'organisation'),
    name,
    kind: null,
    krs: null,
    nip: null,
    regon: null,
    contact: null,
    address: null,
    offers: [],
    logo: null,
    images: [],
    sources: [],
    sectorId: null,
    territoryId: null,
    publishedAt: LONG_AGO,
    enteredById: null,
    ...overrides,
  }
}

/** `partnershipId` must be that of an existing partnership. */
export function fakeEvent(overrides: Overrides<Event> & Pick<Event, 'partnershipId'>): Columns<Event> {
  const title = overrides.title ?? `Wydarzenie ${next()}`
  const event = {
    ...discussed(title, 'event'),
    title,
    description: null,
    kind: EventKind.MEETING,
    status: EventStatus.SCHEDULED,
    startsAt: '2024-05-01T10:00:00.000Z',
    endsAt: null,
    timeZone: 'Europe/Warsaw',
    isAllDay: false,
    place: null,
    address: null,
    location: null,
    onlineUrl: null,
    capacity: null,
    isFree: null,
    images: [],
    sources: [],
    territoryId: null,
    ...overrides,
  }
  return { ...storedDays(event), ...event }
}

export function fakeGuide(overrides: Overrides<Guide> = {}): Columns<Guide> {
  const number = next()
  const title = overrides.titles?.PL ?? `Poradnik ${number}`
  return {
    ...discussed(title, 'guide'),
    slug: `poradnik-${number}`,
    titles: { PL: title, EN: `Guide ${number}` },
    storedSections: [],
    storedContacts: [],
    territoryId: null,
    ...overrides,
  }
}

export const fakeMembership = (
  overrides: Overrides<Membership> & Pick<Membership, 'partnershipId'>,
): Columns<Membership> => ({
  id: newId('membership'),
  kind: overrides.organisationId ? MemberKind.ORGANISATION : MemberKind.RESIDENTS,
  residentCount: null,
  role: MembershipRole.PARTNER,
  status: MembershipStatus.ACTIVE,
  since: null,
  until: null,
  contribution: null,
  version: 1,
  organisationId: null,
  appliedById: null,
  ...overrides,
})

export const fakeGoal = (overrides: Overrides<Goal> & Pick<Goal, 'partnershipId'>): Columns<Goal> => ({
  id: newId('goal'),
  text: `Cel ${next()}`,
  until: null,
  state: GoalState.PLANNED,
  position: 0,
  ...overrides,
})

export const fakeAgreement = (
  overrides: Overrides<Agreement> & Pick<Agreement, 'partnershipId'>,
): Columns<Agreement> => ({
  id: newId('agreement'),
  title: null,
  signedOn: null,
  validFrom: null,
  validUntil: null,
  terminatedOn: null,
  legalBasis: [],
  documentUrl: null,
  partiesText: null,
  version: 1,
  ...overrides,
})

export const fakeLink = (
  overrides: Overrides<PartnershipLink> & Pick<PartnershipLink, 'partnershipId'>,
): Columns<PartnershipLink> => ({
  id: newId('link'),
  kind: PartnershipLinkKind.SUCCESSOR_OF,
  otherId: null,
  url: null,
  since: null,
  until: null,
  awaitsId: null,
  sources: [],
  version: 1,
  ...overrides,
})

export function fakeInitiator(overrides: Overrides<Initiator> = {}): Columns<Initiator> {
  const name = overrides.name === undefined ? `Inicjator ${next()}` : overrides.name
  return {
    id: newId('initiator'),
    kind: InitiatorKind.NGO,
    name,
    nameKey: name === null ? '\uffff' : sortKey(name),
    sectorId: 'sector_SOCIAL',
    organisationId: null,
    ...overrides,
  }
}

export const fakeAccount = (overrides: Overrides<Account> = {}): Columns<Account> => ({
  id: newId('account'),
  displayName: `Konto ${next()}`,
  createdAt: LONG_AGO,
  email: null,
  passwordHash: null,
  language: Language.PL,
  confirmationLetters: true,
  emailVerifiedAt: null,
  suspendedUntil: null,
  erasedAt: null,
  ...overrides,
})

export const fakeClaim = (
  overrides: Overrides<Claim> & Pick<Claim, 'subjectId' | 'claimantId'>,
): Columns<Claim> => ({
  id: newId('claim'),
  reason: 'Jestem członkiem zarządu.',
  state: ClaimState.PENDING,
  createdAt: new Date(Date.parse(LONG_AGO) + next() * 1000).toISOString(),
  decidedAt: null,
  statement: null,
  decidedById: null,
  ...overrides,
})

export const fakeDecision = (
  overrides: Overrides<ModerationDecision> & Pick<ModerationDecision, 'subjectId'>,
): Columns<ModerationDecision> => ({
  id: newId('decision'),
  kind: DecisionKind.HIDE,
  reason: null,
  ruleCode: null,
  ruleTexts: null,
  statement: null,
  decidedAt: '2024-05-01T10:00:00.000Z',
  setTo: null,
  appealableUntil: '2090-01-01T00:00:00.000Z',
  aboutId: null,
  decidedById: null,
  ...overrides,
})

export const fakeAppeal = (overrides: Overrides<Appeal> & Pick<Appeal, 'decisionId'>): Columns<Appeal> => ({
  id: newId('appeal'),
  reason: 'Niesłusznie.',
  state: AppealState.PENDING,
  createdAt: '2024-05-02T10:00:00.000Z',
  decidedAt: null,
  statement: null,
  isUndone: null,
  appellantId: null,
  decidedById: null,
  ...overrides,
})

export const fakeImport = (overrides: Overrides<Import> = {}) => ({
  id: newId('import'),
  kind: ImportKind.FILE,
  storedState: ImportState.DONE,
  type: 'ORGANISATION',
  fileName: `organisations-${next()}.csv`,
  fileHash: '0'.repeat(64),
  source: 'Urząd',
  columnsHash: null,
  startedAt: new Date(Date.parse(LONG_AGO) + next() * 1000).toISOString(),
  endedAt: LONG_AGO,
  aliveUntil: LONG_AGO,
  isOperators: true,
  ...{ rows: 0, created: 0, updated: 0, removed: 0, unchanged: 0, waiting: 0, skipped: 0, refused: 0 },
  fromSequence: 1_000_000,
  position: null,
  accountId: null,
  undoesId: null,
  ...overrides,
})

export const fakePendingChange = (
  overrides: Overrides<PendingChange> & Pick<PendingChange, 'partnershipId'>,
): Omit<Columns<PendingChange>, 'storedDifferences'> & { storedDifferences: object } => ({
  id: newId('pendingchange'),
  state: PendingChangeState.PENDING,
  storedDifferences: { name: ['Dawna nazwa', `Nowa nazwa ${next()}`] },
  changesTerritories: false,
  createdAt: new Date(Date.parse(LONG_AGO) + next() * 1000).toISOString(),
  decidedAt: null,
  statement: null,
  proposedById: null,
  decidedById: null,
  ...overrides,
})

export function fakeSession(
  overrides: Overrides<AccountSession> & Pick<AccountSession, 'accountId'>,
): Omit<Columns<AccountSession>, 'lastUsedAt'> {
  return {
    id: newId('session'),
    client: null,
    tokenHash: `hash ${next()}`,
    createdAt: LONG_AGO,
    renewedAt: LONG_AGO,
    expiresAt: '2090-01-01T00:00:00.000Z',
    revokedAt: null,
    hasSecondFactor: false,
    ...overrides,
  }
}

export function fakeApiKey(overrides: Overrides<ApiKey> = {}): Columns<ApiKey> {
  const number = next()
  return {
    id: newId('apikey'),
    name: `Klucz ${number}`,
    prefix: 'partnerstwa_test',
    digest: `digest ${number}`,
    scopes: [ApiKeyScope.FEEDS, ApiKeyScope.GRAPHQL],
    requestsPerMinute: null,
    createdAt: new Date(Date.parse(LONG_AGO) + number * 1000).toISOString(),
    expiresAt: '2090-01-01T00:00:00.000Z',
    lastUsedAt: null,
    revokedAt: null,
    organisationId: null,
    createdById: null,
    ...overrides,
  }
}

/** Behind all changes there will be: nothing is sent to it. */
export const fakeWebhook = (
  overrides: Overrides<Webhook> = {},
): Columns<Webhook> & Pick<Webhook, 'territory'> => ({
  id: newId('webhook'),
  url: 'https://hooks.example.org/partnerstwa',
  types: null,
  territory: null,
  state: WebhookState.ENABLED,
  createdAt: new Date(Date.parse(LONG_AGO) + next() * 1000).toISOString(),
  failingSince: null,
  nextAttemptAt: LONG_AGO,
  position: '999999999999.999999',
  failures: 0,
  secret: 'c2VjcmV0',
  formerSecret: null,
  formerSecretUntil: null,
  holder: null,
  heldUntil: null,
  toldAt: null,
  organisationId: null,
  createdById: null,
  ...overrides,
})

export function fakeComment(overrides: Overrides<Comment> & Pick<Comment, 'subjectId'>) {
  const number = next()
  return {
    id: newId('comment'),
    text: `Komentarz ${number}`,
    depth: 0,
    state: CommentState.PUBLISHED,
    createdAt: new Date(Date.parse(LONG_AGO) + number * 1000).toISOString(),
    editedAt: null,
    authorId: null,
    parentId: null,
    idempotencyKey: null,
    ...overrides,
  } satisfies Overrides<Comment>
}

/** The three sectors, which every registry has. */
export const fakeSectors = (): Columns<Sector>[] =>
  Object.values(SectorCode).map((code) => ({
    id: `sector_${code}`,
    code,
    names: { PL: `sektor ${code}`, EN: `${code} sector` },
    descriptions: { PL: 'opis', EN: 'description' },
    contributions: { PL: ['wkład'], EN: ['contribution'] },
  }))

export function fakeTerritory(
  code: string,
  parent: string | null,
  name = `Jednostka ${code}`,
): Columns<Territory> {
  const levels: Record<number, TerritoryLevel> = { 4: TerritoryLevel.POWIAT, 7: TerritoryLevel.GMINA }
  const level = levels[code.length] ?? TerritoryLevel.VOIVODESHIP
  return {
    id: territoryId(code),
    code,
    level: code === 'PL' ? TerritoryLevel.COUNTRY : level,
    name,
    type: null,
    stateDate: '2024-01-01',
    isHistorical: false,
    location: null,
    population: null,
    area: null,
    nameFolded: foldedPhrase(name),
    parentId: parent === null ? null : territoryId(parent),
    successorId: null,
  }
}
