import type { Context } from '../core/context'
import { RegistryError } from '../core/errors'
import type { SignedIn } from '../core/viewer'

/** Who asks, where only those who are signed in may. */
export function signedIn({ viewer }: Context): SignedIn {
  if (!viewer)
    throw new RegistryError(
      'UNAUTHENTICATED',
      'Sign in first, and send the access token as Authorization: Bearer ….',
    )
  return viewer
}
