import sql, { type Sql } from 'sql-template-tag'
import { about, because, isAllowed, policy } from '../../../authz/policy'
import { Role } from '../../../authz/role.enums'
import { byAdmin } from '../../../authz/roles'
import { allOf, anyOf, isOneOf, NEVER, when } from '../../../core/collections/conditions'
import type { SignedIn } from '../../../core/viewer'
import { isUnderAppeal } from '../../moderation/moderation.policy'
import { isEdited } from '../../territory/territory.policy'
import { isManaged, worksInEdited } from '../partnership.policy'
import type { PendingChangeState } from './pending-change.enums'

interface Proposed {
  readonly id: string
  readonly state: PendingChangeState
}

const isDecided = {
  when: (row: Sql) => sql`${row}."state" <> 'PENDING'`,
  ...because('CONFLICT', 'CHANGE_DECIDED', ({ state }: Proposed) => `The change is already ${state}.`),
}

const isOwn = (row: Sql, { accountId }: SignedIn) => sql`${row}."proposedById" = ${accountId}`
const isOthers = (row: Sql, viewer: SignedIn) =>
  sql`coalesce(${row}."proposedById", '') <> ${viewer.accountId}`

const worksInOwn = (row: Sql, viewer: SignedIn) => worksInEdited(sql`${row}."partnershipId"`, viewer)

/** True where the viewer edits one of the proposed territories. */
const wouldWorkInEdited = (row: Sql, viewer: SignedIn): Sql =>
  viewer.edits.length === 0
    ? NEVER
    : sql`EXISTS (SELECT 1 FROM "pending_change_territory" AS proposed
        WHERE proposed."pendingChangeId" = ${row}."id" AND ${isEdited(sql`proposed."territoryId"`, viewer)})`

/** True where the viewer could publish what the change makes of the record. */
const couldPublish = (row: Sql, viewer: SignedIn): Sql =>
  viewer.edits.length === 0
    ? NEVER
    : sql`CASE WHEN ${row}."changesTerritories" THEN ${wouldWorkInEdited(row, viewer)}
        ELSE ${worksInOwn(row, viewer)} END`

const refusal =
  'An editor of the proposed territories or an administrator decides, and not about a change of their own. To withdraw your own, call withdrawPendingChange.'

export const pendingChangePolicy = policy('pendingChange', about<Proposed>('pendingchange'), {
  accept: {
    rights: (row, viewer) => [
      byAdmin(viewer),
      [Role.EDITOR, allOf(isOthers(row, viewer), couldPublish(row, viewer))],
    ],
    refusal,
    obstacles: [isDecided],
  },
  decline: {
    rights: (row, viewer) => [
      byAdmin(viewer),
      [
        Role.EDITOR,
        allOf(
          when(viewer.edits.length > 0),
          isOthers(row, viewer),
          anyOf(worksInOwn(row, viewer), wouldWorkInEdited(row, viewer)),
        ),
      ],
    ],
    refusal,
    obstacles: [isDecided],
  },
  withdraw: {
    rights: (row, viewer) => [
      [Role.ORGANISER, isOneOf(sql`${row}."partnershipId"`, viewer.organises)],
      [Role.MEMBER, isOwn(row, viewer)],
    ],
    refusal:
      'Only organisers of the partnership and the proposer can withdraw a change. To decide it, call acceptPendingChange or declinePendingChange.',
    obstacles: [isDecided],
  },
})

/** True of those that the viewer may decide, or that others have decided in their place. */
export const isChangeToDecide = (row: Sql, viewer: SignedIn | null): Sql =>
  isAllowed(pendingChangePolicy.decline, row, viewer)

export const isPendingChangeVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  anyOf(
    isManaged(sql`${row}."partnershipId"`, viewer),
    isAllowed(pendingChangePolicy.withdraw, row, viewer),
    isChangeToDecide(row, viewer),
    isUnderAppeal(row, viewer),
  )
