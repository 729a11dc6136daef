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
