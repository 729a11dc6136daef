import type { SignedIn } from '../../shared/context'
import { Role } from '../account.enums'

/** A granted role and what it is about; nulls for an account without any. */
export type Granted = [role: Role | null, scopeId: string]

/** What the granted roles add up to. */
export function powers(
  grants: readonly Readonly<Granted>[],
): Pick<SignedIn, 'isAdmin' | 'isModerator' | 'organises' | 'represents' | 'edits'> {
  const isAdmin = grants.some(([role]) => role === Role.ADMIN)
  const scopesOf = (wanted: Role) => grants.filter(([role]) => role === wanted).map(([, scopeId]) => scopeId)
  return {
    isAdmin,
    isModerator: isAdmin || grants.some(([role]) => role === Role.MODERATOR),
    organises: scopesOf(Role.ORGANISER),
    represents: scopesOf(Role.REPRESENTATIVE),
    edits: scopesOf(Role.EDITOR),
  }
}
