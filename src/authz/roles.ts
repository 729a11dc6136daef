import { ALWAYS, when } from '../core/collections/conditions'
import type { SignedIn } from '../core/viewer'
import type { Right } from './policy'
import { Role } from './role.enums'

/* Rights that depend on no record. */

export const everybody: readonly Right[] = [[Role.MEMBER, ALWAYS]]

export const byAdmin = ({ isAdmin }: SignedIn): Right => [Role.ADMIN, when(isAdmin)]

export const administrators = (viewer: SignedIn): readonly Right[] => [byAdmin(viewer)]

/** Administrators are moderators too. */
export const moderators = (viewer: SignedIn): readonly Right[] => [
  byAdmin(viewer),
  [Role.MODERATOR, when(viewer.isModerator)],
]

export const FOR_MODERATORS = 'Only a MODERATOR of the registry may do this.'
export const FOR_ADMINISTRATORS = 'Only an ADMIN of the registry may do this.'
