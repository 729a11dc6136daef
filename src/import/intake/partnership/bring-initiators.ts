import sql from 'sql-template-tag'
import type { Acting } from '../../../keeping/write-as'
import type { InitiatorInput } from '../../../partnership/keeping/initiators/initiator.inputs'
import type { ListedInitiator } from '../../../partnership/keeping/initiators/initiators-said'
import { makeInitiators } from '../../../partnership/keeping/initiators/replace-initiators'
import { tidyAll } from '../../../shared/plain-text'
import type { Order } from '../../run/order'
import type { Target } from '../../run/row'
import type { PartnershipRow } from './partnership-row'

export const initiatorsOf = ({ row }: Target): readonly InitiatorInput[] =>
  (row.said as unknown as PartnershipRow).initiators ?? []

/** Initiators of the registry that a file comes from keep their ids. */
export async function bringInitiators(targets: readonly Target[], order: Order, acting: Acting) {
  if (!order.isOperators) return
  const named = targets.flatMap((target) => initiatorsOf(target).filter(({ id }) => id != null))
  const known = await knownInitiators(named, acting)
  const missing = new Map<string, ListedInitiator>()
  for (const { id, kind, name, organisationId } of tidyAll(named))
    if (id != null && kind != null && !known.has(id))
      missing.set(id, { id, kind, name: name ?? null, organisationId: organisationId ?? null })
  await makeInitiators([...missing.values()], acting.write)
}

export async function knownInitiators(
  named: readonly InitiatorInput[],
  { write }: Pick<Acting, 'write'>,
): Promise<Set<string>> {
  const ids = named.flatMap(({ id }) => id ?? [])
  if (ids.length === 0) return new Set()
  const { dialect } = write
  const rows = await write.read<{ id: string }>(
    sql`SELECT "id" FROM "initiator" WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}`,
  )
  return new Set(rows.map(({ id }) => id))
}
