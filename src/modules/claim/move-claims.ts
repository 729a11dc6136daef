import sql, { empty } from 'sql-template-tag'
import type { Merging } from '../../mutations/merging'
import type { MutationContext } from '../../mutations/mutation-context'
import { Claim } from './claim.entity'
import { ClaimState } from './claim.enums'

/**
 * Before the grants are moved: whoever accepts a claim has locked it, and their grant is there when it is free. An account
 * that waits for an answer about both waits for one.
 */
export async function moveClaims({ id, intoId }: Merging, { write, now }: MutationContext) {
  const lock = write.dialect.name === 'postgres' ? sql`FOR UPDATE` : empty
  const about = (subjectId: string) => sql`SELECT "id", "claimantId", "state" FROM "claim"
    WHERE "subjectId" = ${subjectId} ORDER BY "id" ${lock}`
  const claims = await write.read<Claim>(about(intoId))
  const waiting = claims.filter(({ state }) => state === ClaimState.PENDING)
  const withdrawn = { state: ClaimState.WITHDRAWN, decidedAt: now.toISOString() }
  for (const claim of await write.read<Claim>(about(id))) {
    const isTwin =
      claim.state === ClaimState.PENDING && waiting.some(({ claimantId }) => claimantId === claim.claimantId)
    await write.update(Claim, claim.id, { subjectId: intoId, ...(isTwin && withdrawn) })
  }
}
