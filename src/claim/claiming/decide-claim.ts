import sql, { empty } from 'sql-template-tag'
import { Role } from '../../account/account.enums'
import type { AccountContext } from '../../account/account-context'
import { isSuspended } from '../../account/lock-account'
import { addGrant } from '../../account/role/grant-role'
import type { Created } from '../../keeping/create-as'
import { type Acting, writeAs } from '../../keeping/write-as'
import { partnerships } from '../../partnership/partnership.entity'
import { RegistryError, type Violation } from '../../shared/errors'
import { prefixOf } from '../../shared/ids'
import { tidy } from '../../shared/plain-text'
import { signedIn } from '../../shared/signed-in'
import type { Write } from '../../shared/writing'
import type { Claim } from '../claim.entity'
import { ClaimDecision, ClaimState } from '../claim.enums'
import { refusalToDecide } from '../rules'
import type { DecideClaimInput } from './claim.inputs'
import { closeClaim, findOpen } from './close-claim'

export function decideClaim(input: DecideClaimInput, context: AccountContext): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const claim = await findOpen(input.id, refusalToDecide, acting)
    acting.as(acting.viewer.isAdmin ? Role.ADMIN : Role.EDITOR)
    const isAccepted = input.decision === ClaimDecision.ACCEPT
    if (isAccepted) await handOver(claim, acting)
    const state = isAccepted ? ClaimState.ACCEPTED : ClaimState.REJECTED
    const statement = input.statement == null ? null : tidy(input.statement)
    await closeClaim(claim, { state, statement, decidedById: acting.viewer.accountId }, acting)
    return { id: claim.id, warnings: [] }
  }
  const check = async () => unexplained(input)
  return writeAs({ input, check, work }, lockingBoth(input.id, context))
}

function unexplained({ decision, statement }: DecideClaimInput): Violation[] {
  if (decision !== ClaimDecision.REJECT || statement != null) return []
  const message = 'statement must tell the claimant why the claim is rejected.'
  return [{ path: ['input', 'statement'], rule: 'required', message }]
}

/** From now on the claimant keeps the record. */
async function handOver({ claimantId, subjectId }: Claim, { write, viewer, now }: Acting) {
  const [claimant] = await write.read<{ suspendedUntil: string | null }>(
    sql`SELECT "suspendedUntil" FROM "account" WHERE "id" = ${claimantId} AND "erasedAt" IS NULL`,
  )
  if (!claimant || isSuspended(claimant.suspendedUntil, now))
    throw new RegistryError(
      'CONFLICT',
      'The account of the claimant is suspended or gone: it can keep nothing now. Reject the claim, or decide later.',
    )
  const role = prefixOf(subjectId) === partnerships.prefix ? Role.ORGANISER : Role.REPRESENTATIVE
  const grant = { accountId: claimantId, role, scopeId: subjectId, grantedById: viewer.accountId }
  await addGrant(grant, write, now)
}

/** Two may decide about each other’s claims: so both accounts are locked first, in the order of their ids. */
function lockingBoth(claimId: string, context: AccountContext): AccountContext {
  const { accountId } = signedIn(context)
  const write: Write = (work) =>
    context.write(async (writing) => {
      const lock = writing.dialect.name === 'postgres' ? sql`FOR NO KEY UPDATE` : empty
      await writing.run(sql`SELECT 1 FROM "account" WHERE "id" = ${accountId}
        OR "id" = (SELECT "claimantId" FROM "claim" WHERE "id" = ${claimId}) ORDER BY "id" ${lock}`)
      return work(writing)
    })
  return { ...context, write }
}
