import sql, { empty } from 'sql-template-tag'
import type { Merging } from '../../../mutations/merging'
import type { MutationContext } from '../../../mutations/mutation-context'
import { PendingChange } from './pending-change.entity'
import { PendingChangeState } from './pending-change.enums'

/** What was proposed for a record that goes belongs to the one that stays; what waited was about names that are gone. */
export async function moveChanges({ id, intoId }: Merging, { write, now }: MutationContext) {
  const lock = write.dialect.name === 'postgres' ? sql`FOR UPDATE` : empty
  const changes = await write.read<Pick<PendingChange, 'id' | 'state'>>(sql`SELECT "id", "state"
    FROM "pending_change" WHERE "partnershipId" = ${id} ORDER BY "id" ${lock}`)
  const withdrawn = { state: PendingChangeState.WITHDRAWN, decidedAt: now.toISOString() }
  for (const each of changes)
    await write.update(PendingChange, each.id, {
      partnershipId: intoId,
      ...(each.state === PendingChangeState.PENDING && withdrawn),
    })
}
