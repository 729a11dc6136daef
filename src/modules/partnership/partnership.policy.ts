import sql, { type Sql } from 'sql-template-tag'
import { about, because, holdsOne, isAllowed, policy, REGISTRY, type Right } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { byAdmin } from '../../authz/roles'
import { ALWAYS, allOf, anyOf, isOneOf, NEVER, when } from '../../core/collections/conditions'
import { badUserInput } from '../../core/errors'
import type { SignedIn } from '../../core/viewer'
import { showInitiators } from '../initiator/initiator.policy'
import { admitCreators } from '../organisation/organisation.policy'
import { isEdited } from '../territory/territory.policy'

/** Those who keep the record of the partnership whose id the expression is. */
export const partnershipManagers = (id: Sql, viewer: SignedIn): readonly Right[] => [
  byAdmin(viewer),
  [Role.ORGANISER, isOneOf(id, viewer.organises)],
  [Role.EDITOR, worksInEdited(id, viewer)],
]

const worksInEdited = (id: Sql, viewer: SignedIn): Sql =>
  viewer.edits.length > 0
    ? sql`${id} IN (SELECT "partnershipId" FROM "partnership_territory" WHERE ${isEdited(sql`"territoryId"`, viewer)})`
    : NEVER

export const FOR_PARTNERSHIP_MANAGERS =
  'Only organisers of the partnership, editors of its territory and administrators may do this. To become an organiser, call claimPartnership.'

const rights = (row: Sql, viewer: SignedIn) => partnershipManagers(sql`${row}."id"`, viewer)
const refusal = FOR_PARTNERSHIP_MANAGERS

/** What those do who keep the partnership of a part, whatever its state. */
export const ofPartnershipManagers = {
  rights: (row: Sql, viewer: SignedIn) => partnershipManagers(sql`${row}."partnershipId"`, viewer),
  refusal,
}

const isPublished = (row: Sql) => sql`${row}."publishedAt" IS NOT NULL`
export const hasEnded = (row: Sql) => sql`(${row}."stage" = 'ENDED' OR ${row}."endedOn" IS NOT NULL)`
const worksNowhere = (row: Sql) =>
  sql`NOT EXISTS (SELECT 1 FROM "partnership_territory" AS works WHERE works."partnershipId" = ${row}."id")`

const MAX_DRAFTS = 20

const hasManyDrafts = ({ organises }: SignedIn) =>
  organises.length < MAX_DRAFTS
    ? NEVER
    : sql`(SELECT count(*) FROM "partnership" AS draft
        WHERE draft."publishedAt" IS NULL AND ${isOneOf(sql`draft."id"`, organises)}) >= ${MAX_DRAFTS}`

export const partnershipPolicy = {
  ...policy('partnership', REGISTRY, {
    create: {
      rights: (_row, viewer) => [byAdmin(viewer), [Role.ORGANISER, ALWAYS]],
      refusal: 'Sign in first.',
      obstacles: [
        {
          when: (_row, viewer) => hasManyDrafts(viewer),
          ...because(
            'FORBIDDEN',
            'LIMIT_REACHED',
            `You already have ${MAX_DRAFTS} drafts. Before you create another, ask an editor of its territory to publish one, or delete one with discardPartnership.`,
            () => ({ limit: MAX_DRAFTS }),
          ),
        },
      ],
    },
  }),
  ...policy('partnership', about('partnership'), {
    update: { rights, refusal },
    seeHistory: { rights, refusal },
    /** Somebody else than its people looks at it first. */
    publish: {
      rights: (row, viewer) => [
        byAdmin(viewer),
        [
          Role.EDITOR,
          allOf(
            when(viewer.edits.length > 0),
            anyOf(worksInEdited(sql`${row}."id"`, viewer), worksNowhere(row)),
          ),
        ],
      ],
      refusal: 'Only editors of its territories and administrators may publish a partnership.',
      obstacles: [
        {
          when: (row, { isAdmin }) => allOf(when(!isAdmin), worksNowhere(row)),
          reason: 'NO_TERRITORY',
          refusal: () =>
            badUserInput(
              'input.id',
              'territory',
              'The partnership has no territory yet. Add one with updatePartnership; an editor of that territory can then publish it.',
            ),
        },
        {
          when: isPublished,
          ...because('CONFLICT', 'ALREADY_PUBLISHED', 'The partnership is already published.'),
        },
      ],
    },
    /** Of both: whoever could have published what comes of it. */
    merge: {
      rights: (row, viewer) => [
        byAdmin(viewer),
        [Role.EDITOR, allOf(when(viewer.edits.length > 0), worksInEdited(sql`${row}."id"`, viewer))],
      ],
      refusal: 'Only editors of the territories of both partnerships and administrators may merge them.',
    },
    discard: {
      rights,
      refusal,
      obstacles: [
        {
          when: isPublished,
          ...because(
            'CONFLICT',
            'ALREADY_PUBLISHED',
            'A published partnership cannot be discarded, because others may refer to it. If it has ended, call endPartnership.',
          ),
        },
      ],
    },
    confirm: {
      rights,
      refusal,
      obstacles: [
        {
          when: hasEnded,
          ...because(
            'CONFLICT',
            'PARTNERSHIP_ENDED',
            'The partnership has ended, so there is nothing to confirm. If it continues, call reopenPartnership.',
          ),
        },
      ],
    },
    end: {
      rights,
      refusal,
      obstacles: [
        {
          when: hasEnded,
          ...because(
            'CONFLICT',
            'PARTNERSHIP_ENDED',
            'The partnership has already ended. If it continues, call reopenPartnership.',
          ),
        },
      ],
    },
    reopen: {
      rights,
      refusal,
      obstacles: [
        {
          when: (row) => sql`(coalesce(${row}."stage", '') <> 'ENDED' AND ${row}."endedOn" IS NULL)`,
          ...because(
            'CONFLICT',
            'PARTNERSHIP_NOT_ENDED',
            'The partnership has not ended, so it cannot be reopened.',
          ),
        },
      ],
    },
  }),
}

/** Everybody sees what is published; a draft, whoever may change it. */
export const isPartnershipVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  anyOf(isPublished(row), isAllowed(partnershipPolicy.update, row, viewer))

/** Goals, memberships, agreements and events are seen where the partnership is. */
export const isPartVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  sql`EXISTS (SELECT 1 FROM "partnership" AS parent WHERE parent."id" = ${row}."partnershipId" AND ${isPartnershipVisible(sql`parent`, viewer)})`

/** True of the rows that tell of a partnership by this id, and are seen by those only who keep it. */
export const isManaged = (partnershipId: Sql, viewer: SignedIn | null): Sql =>
  viewer ? holdsOne(partnershipManagers(partnershipId, viewer)) : NEVER

admitCreators(({ organises }) => [
  Role.ORGANISER,
  organises.length > 0
    ? sql`EXISTS (SELECT 1 FROM "partnership" AS organised
        WHERE organised."publishedAt" IS NOT NULL AND ${isOneOf(sql`organised."id"`, organises)})`
    : NEVER,
])

showInitiators(
  (row, viewer) => sql`EXISTS (SELECT 1 FROM "partnership_initiator" AS started
    JOIN "partnership" AS parent ON parent."id" = started."partnershipId"
    WHERE started."initiatorId" = ${row}."id" AND ${isPartnershipVisible(sql`parent`, viewer)})`,
)
