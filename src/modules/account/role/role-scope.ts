import { Role } from '../../../authz/role.enums'
import { isSuspended } from '../../../authz/suspension'
import type { SignedIn } from '../../../core/viewer'

/** A granted role and what it is about; nulls for an account without any. */
export type Granted = [role: Role | null, scopeId: string]

type Powers = Pick<
  SignedIn,
  'isAdmin' | 'isModerator' | 'organises' | 'represents' | 'edits' | 'representsLater' | 'suspendedUntil'
>

/** What the granted roles add up to: while the account is suspended, to nothing, so that it reads what visitors read. */
export function powers(
  granted: readonly Readonly<Granted>[],
  suspendedUntil: string | null,
  now: Date,
): Powers {
  const isAway = isSuspended({ suspendedUntil }, now)
  const grants = isAway ? [] : granted
  const isAdmin = grants.some(([role]) => role === Role.ADMIN)
  return {
    isAdmin,
    isModerator: isAdmin || grants.some(([role]) => role === Role.MODERATOR),
    organises: scopesOf(Role.ORGANISER, grants),
    represents: scopesOf(Role.REPRESENTATIVE, grants),
    edits: scopesOf(Role.EDITOR, grants),
    representsLater: isAway ? scopesOf(Role.REPRESENTATIVE, granted) : [],
    suspendedUntil,
  }
}

const scopesOf = (wanted: Role, grants: readonly Readonly<Granted>[]) =>
  grants.filter(([role]) => role === wanted).map(([, scopeId]) => scopeId)
