import { RegistryError } from '../core/errors'
import type { SignedIn } from '../core/viewer'

type Suspended = Pick<SignedIn, 'suspendedUntil'>

export const isSuspended = ({ suspendedUntil }: Suspended, now: Date): boolean =>
  suspendedUntil !== null && Date.parse(suspendedUntil) > now.getTime()

/** A suspended account reads what visitors read, takes away what is its own, and leaves; it does nothing else. */
export function refuseSuspended(account: Suspended, now: Date) {
  const { suspendedUntil } = account
  if (isSuspended(account, now))
    throw new RegistryError(
      'FORBIDDEN',
      `Your account is suspended and cannot write until ${suspendedUntil}. viewer.decisions has the reason.`,
      { reason: 'SUSPENDED', suspendedUntil },
    )
}
