import { Role } from '../../../authz/role.enums'
import { isSuspended } from '../../../authz/suspension'
import type { SignedIn } from '../../../core/viewer'

/** A granted role and what it is about; nulls for an account without any. */
export type Granted = [role: Role | null, scopeId: string]

type Powers = Pick<
  SignedIn,
  'isAdmin' | 'isModerator' | 'organises' | 'represents' | 'edits' | 'representsLater'
>

/** Who asks, before it is known what the roles allow. */
export type Asker = Omit<SignedIn, keyof Powers | 'withSecondFactor'>

/** Whoever asks, with what the granted roles add up to; inactive ones add nothing. */
export function withPowers(asker: Asker, granted: readonly Readonly<Granted>[], now: Date): SignedIn {
  const all = { ...asker, ...powers(granted, asker, now), withSecondFactor: null }
  const counting = granted.filter(([role]) => role === null || !asker.inactiveRoles.includes(role))
  if (counting.length === granted.length) return all
  return { ...asker, ...powers(counting, asker, now), withSecondFactor: { ...all, inactiveRoles: [] } }
}

/** While the account is suspended, its roles add up to nothing, so that it reads what visitors read. */
function powers(
  granted: readonly Readonly<Granted>[],
  suspended: Pick<SignedIn, 'suspendedUntil'>,
  now: Date,
): Powers {
  const isAway = isSuspended(suspended, now)
  const grants = isAway ? [] : granted
  const isAdmin = grants.some(([role]) => role === Role.ADMIN)
  return {
    isAdmin,
    isModerator: isAdmin || grants.some(([role]) => role === Role.MODERATOR),
    organises: scopesOf(Role.ORGANISER, grants),
    represents: scopesOf(Role.REPRESENTATIVE, grants),
    edits: scopesOf(Role.EDITOR, grants),
    representsLater: isAway ? scopesOf(Role.REPRESENTATIVE, granted) : [],
  }
}

const scopesOf = (wanted: Role, grants: readonly Readonly<Granted>[]) =>
  grants.filter(([role]) => role === wanted).map(([, scopeId]) => scopeId)
