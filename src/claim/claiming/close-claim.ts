import { findVisible } from '../../keeping/find-kept'
import type { Acting } from '../../keeping/write-as'
import type { SignedIn } from '../../shared/context'
import { RegistryError } from '../../shared/errors'
import { Claim, claims } from '../claim.entity'
import { refusalWhereClosed } from '../rules'

/** A claim that is to be closed by whoever may, locked until commit. */
export async function findOpen(
  id: string,
  refusalTo: (claim: Claim, viewer: SignedIn) => string | null,
  acting: Acting,
): Promise<Claim> {
  const claim = await findVisible(claims, id, acting)
  const refusal = refusalTo(claim, acting.viewer)
  if (refusal !== null) throw new RegistryError('FORBIDDEN', refusal)
  const closed = refusalWhereClosed(claim)
  if (closed !== null) throw new RegistryError('CONFLICT', closed)
  return claim
}

type End = Pick<Claim, 'state'> & Partial<Pick<Claim, 'statement' | 'decidedById'>>

export const closeClaim = ({ id }: Claim, end: End, { write, now }: Acting): Promise<void> =>
  write.update(Claim, id, { ...end, decidedAt: now.toISOString() })
