import sql, { type Sql } from 'sql-template-tag'
import { about, ID_ALONE, policy, type Right } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { byAdmin } from '../../authz/roles'
import { isOneOf, NEVER } from '../../core/collections/conditions'
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

export const organisationPolicy = {
  ...policy('organisation', about('organisation'), {
    update: { rights, refusal: FOR_ORGANISATION_MANAGERS },
    merge: { rights, refusal: FOR_ORGANISATION_MANAGERS },
    seeHistory: { rights, refusal: FOR_ORGANISATION_MANAGERS },
  }),
  /** About the id of the territory. Everybody sees an organisation at once: so only those enter one who are known. */
  ...policy('organisation', ID_ALONE, {
    create: {
      rights: (row, viewer) => [
        ...territoryEditors(sql`${row}."id"`, viewer),
        ...otherCreators.map((right) => right(viewer)),
      ],
      refusal:
        'Only organisers of a published partnership, editors of the territory and administrators may add an organisation.',
    },
  }),
}
