import { Role } from '../../src/authz/role.enums'
import type { Ids } from './world'

/** What a permission of viewerCan announces: the record, the permission, the action. */
export const FORETOLD: readonly (readonly [record: keyof Ids, permission: string, action: string])[] = [
  ['partnership', 'comment', 'comment:add'],
  ['partnership', 'report', 'report:record'],
  ['event', 'setCommentPolicy', 'comment:setPolicy'],
  ['partnership', 'update', 'partnership:update'],
  ['event', 'update', 'event:update'],
  ['partnership', 'publish', 'partnership:publish'],
  ['partnership', 'claim', 'claim:partnership'],
  ['partnership', 'confirm', 'partnership:confirm'],
  ['guide', 'comment', 'comment:add'],
  ['organisation', 'update', 'organisation:update'],
  ['organisation', 'claim', 'claim:organisation'],
  ['organisation', 'publish', 'organisation:publish'],
  ['draft', 'publish', 'organisation:publish'],
  ['membership', 'accept', 'membership:accept'],
  ['membership', 'decline', 'membership:decline'],
  ['membership', 'leave', 'membership:leave'],
  ['membership', 'changeRole', 'membership:changeRole'],
  ['partnershipLink', 'accept', 'partnershipLink:accept'],
  ['partnershipLink', 'update', 'partnershipLink:update'],
  ['partnershipLink', 'remove', 'partnershipLink:remove'],
  ['partnership', 'remove', 'partnership:remove'],
  ['lone', 'remove', 'partnership:remove'],
  ['organisation', 'remove', 'organisation:remove'],
  ['draft', 'remove', 'organisation:remove'],
  ['membership', 'remove', 'membership:remove'],
  ['event', 'remove', 'event:remove'],
  ['import', 'undo', 'import:undo'],
  ['claim', 'decide', 'claim:decide'],
  ['claim', 'withdraw', 'claim:withdraw'],
  ['pendingChange', 'accept', 'pendingChange:accept'],
  ['pendingChange', 'decline', 'pendingChange:decline'],
  ['pendingChange', 'withdraw', 'pendingChange:withdraw'],
  ['comment', 'comment', 'comment:reply'],
  ['comment', 'edit', 'comment:edit'],
  ['comment', 'delete', 'comment:delete'],
  ['comment', 'report', 'report:comment'],
  ['comment', 'hide', 'comment:hide'],
  ['decision', 'appeal', 'appeal:make'],
  ['appeal', 'decide', 'appeal:decide'],
]

/** What each of those who ask is granted: with a second factor, unless they are named otherwise. */
export const ROLES: Readonly<Record<string, (ids: Ids) => readonly [Role, string] | null>> = {
  member: () => null,
  organiser: ({ partnership }) => [Role.ORGANISER, partnership],
  representative: ({ organisation }) => [Role.REPRESENTATIVE, organisation],
  editor: () => [Role.EDITOR, 'territory_16'],
  'editor elsewhere': () => [Role.EDITOR, 'territory_14'],
  moderator: () => [Role.MODERATOR, ''],
  administrator: () => [Role.ADMIN, ''],
  'editor without a second factor': () => [Role.EDITOR, 'territory_16'],
  'administrator without a second factor': () => [Role.ADMIN, ''],
  'suspended administrator': () => [Role.ADMIN, ''],
  'suspended representative': ({ organisation }) => [Role.REPRESENTATIVE, organisation],
}

/** Those that count only in sessions with one. */
export const SECOND_FACTOR_ROLES = [Role.EDITOR, Role.MODERATOR, Role.ADMIN]
