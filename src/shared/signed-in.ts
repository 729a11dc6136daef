import type { Context, SignedIn } from './context'
import { RegistryError } from './errors'

/** Who asks, where only those who are signed in may. */
export function signedIn({ viewer }: Context): SignedIn {
  if (!viewer)
    throw new RegistryError(
      'UNAUTHENTICATED',
      'Sign in first: send the access token as Authorization: Bearer ….',
    )
  return viewer
}

/** Who asks, where only moderators may, whom administrators are too. */
export const moderator = (context: Context): SignedIn => holder(context, 'isModerator', 'a MODERATOR')

/** Who asks, where only administrators may. */
export const administrator = (context: Context): SignedIn => holder(context, 'isAdmin', 'an ADMIN')

function holder(context: Context, role: 'isModerator' | 'isAdmin', name: string): SignedIn {
  const viewer = signedIn(context)
  if (!viewer[role]) throw new RegistryError('FORBIDDEN', `Only ${name} of the registry may do this.`)
  return viewer
}
