import sql, { type Sql } from 'sql-template-tag'
import { about, because, ID_ALONE, isAllowed, policy, type Right } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { byAdmin } from '../../authz/roles'
import { allOf, anyOf, isOneOf, NEVER, when } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'
import { isEdited, territoryEditors } from '../territory/territory.policy'

/** Those who keep the record of the organisation whose id the expression is. */
export const organisationManagers = (id: Sql, viewer: SignedIn): readonly Right[] => [
  ...representatives(id, viewer),
  [Role.EDITOR, liesInEdited(id, viewer)],
]

const liesInEdited = (id: Sql, viewer: SignedIn): Sql =>
  viewer.edits.length > 0
    ? sql`EXISTS (SELECT 1 FROM "organisation" AS body WHERE body."id" = ${id} AND ${isEdited(sql`body."territoryId"`, viewer)})`
    : NEVER

/** Of what an organisation has besides its record, in which editors of its territory have no part. */
const representatives = (id: Sql, viewer: SignedIn): readonly Right[] => [
  byAdmin(viewer),
  [Role.REPRESENTATIVE, isOneOf(id, viewer.represents)],
]

const forRepresentatives =
  'Only representatives of the organisation and administrators may do this. To become a representative, call claimOrganisation.'

/** What they do in the name of the organisation whose id it is about; administrators in that of the registry. */
export const ofOrganisation = {
  rights: (row: Sql, viewer: SignedIn) => representatives(sql`${row}."id"`, viewer),
  refusal: forRepresentatives,
}

/** What they do with something of the organisation. */
export const ofRepresentatives = {
  rights: (row: Sql, viewer: SignedIn) => representatives(sql`${row}."organisationId"`, viewer),
  refusal: forRepresentatives,
}

/** What only takes away something of the organisation: its representatives do it also while they are suspended. */
export const endingByRepresentatives = {
  rights: (row: Sql, viewer: SignedIn): readonly Right[] => [
    ...representatives(sql`${row}."organisationId"`, viewer),
    [Role.REPRESENTATIVE, isOneOf(sql`${row}."organisationId"`, viewer.representsLater)],
  ],
  refusal: forRepresentatives,
  evenSuspended: true,
}

export const FOR_ORGANISATION_MANAGERS =
  'Only representatives of the organisation, editors of its territory and administrators may do this. To become a representative, call claimOrganisation.'

const rights = (row: Sql, viewer: SignedIn) => organisationManagers(sql`${row}."id"`, viewer)

type CreatorRight = (viewer: SignedIn) => Right

const otherCreators: CreatorRight[] = []

/** A room above says who else enters organisations: they are known to keep something. */
export function admitCreators(right: CreatorRight) {
  otherCreators.push(right)
}

const isPublished = (row: Sql) => sql`${row}."publishedAt" IS NOT NULL`

/** Whoever has entered a draft corrects it, until an editor has published it. */
export const enteredIt = (row: Sql, { accountId }: SignedIn): Right => [
  Role.MEMBER,
  sql`(${row}."publishedAt" IS NULL AND ${row}."enteredById" = ${accountId})`,
]

const MAX_DRAFTS = 20

const hasManyDrafts = ({ accountId, isAdmin }: SignedIn): Sql =>
  allOf(
    when(!isAdmin),
    sql`(SELECT count(*) FROM "organisation" AS draft
      WHERE draft."publishedAt" IS NULL AND draft."enteredById" = ${accountId}) >= ${MAX_DRAFTS}`,
  )

export const organisationPolicy = {
  ...policy('organisation', about('organisation'), {
    update: {
      rights: (row, viewer) => [...rights(row, viewer), enteredIt(row, viewer)],
      refusal: FOR_ORGANISATION_MANAGERS,
    },
    /** Somebody else than whoever entered it looks at it first. */
    publish: {
      rights: (row, viewer) => territoryEditors(sql`${row}."territoryId"`, viewer),
      refusal: 'Only editors of its territory and administrators may publish an organisation.',
      obstacles: [
        {
          when: isPublished,
          ...because('CONFLICT', 'ALREADY_PUBLISHED', 'The organisation is already published.'),
        },
      ],
    },
    merge: { rights, refusal: FOR_ORGANISATION_MANAGERS },
    seeHistory: { rights, refusal: FOR_ORGANISATION_MANAGERS },
  }),
  /** About the id of the territory. Everybody sees most organisations at once: so only those enter one who are known. */
  ...policy('organisation', ID_ALONE, {
    create: {
      rights: (row, viewer) => [
        ...territoryEditors(sql`${row}."id"`, viewer),
        ...otherCreators.map((right) => right(viewer)),
      ],
      refusal:
        'Only organisers of a published partnership, editors of the territory and administrators may add an organisation.',
      obstacles: [
        {
          when: (_row, viewer) => hasManyDrafts(viewer),
          ...because(
            'FORBIDDEN',
            'LIMIT_REACHED',
            `You already have ${MAX_DRAFTS} drafts of organisations. Before you add another, ask an editor of its territory to publish one.`,
            () => ({ limit: MAX_DRAFTS }),
          ),
        },
      ],
    },
  }),
}

/** Everybody sees what is published; a draft, whoever may change it. */
export const isOrganisationVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  anyOf(isPublished(row), isAllowed(organisationPolicy.update, row, viewer))

/** True where the organisation of this id is visible, or there is none: what names a draft tells nobody of it. */
export const isNamedVisible = (organisationId: Sql, viewer: SignedIn | null): Sql =>
  sql`(${organisationId} IS NULL OR EXISTS (SELECT 1 FROM "organisation" AS named
    WHERE named."id" = ${organisationId} AND ${isOrganisationVisible(sql`named`, viewer)}))`
