import sql, { type Sql } from 'sql-template-tag'
import { Initiator } from '../../../initiator/initiator.entity'
import { initiatorColumns } from '../../../initiator/initiator-columns'
import { ChangeKind } from '../../../shared/change-kind'
import { visible } from '../../../shared/visibility'
import type { Writing } from '../../../shared/writing'
import type { Partnership } from '../../partnership.entity'
import { relink } from '../parts/relink'
import type { ListedInitiator } from './initiators-said'

type Kept = Pick<Partnership, 'id' | 'publishedAt'>
type Lists = readonly [before: readonly ListedInitiator[], after: readonly ListedInitiator[]]

/** Brings the initiators of a partnership from what they were to what they are to be. */
export async function replaceInitiators(partnership: Kept, [before, after]: Lists, write: Writing) {
  const isIn = (list: readonly ListedInitiator[]) => new Set(list.map(({ id }) => id))
  const [former, present] = [isIn(before), isIn(after)]
  const come = after.filter(({ id }) => !former.has(id))
  const made = come.filter(({ isNew }) => isNew)
  await leave(
    partnership,
    [...former].filter((id) => !present.has(id)),
    write,
  )
  await makeInitiators(made, write)
  const shown = come.filter(({ isNew }) => !isNew).map(({ id }) => id)
  await tellShown(partnership, shown, write)
  await relink({ table: 'partnership_initiator', other: 'initiatorId' }, partnership.id, {
    before: [...former],
    after: [...present],
    write,
  })
}

export const makeInitiators = (made: readonly ListedInitiator[], write: Writing): Promise<void> =>
  write.insert(
    Initiator,
    made.map(({ id, kind, name, organisationId }) => ({
      ...initiatorColumns({ kind, name }),
      id,
      organisationId,
    })),
  )

/** To be asked before the partnership lets go of them: those behind no other go too, and some may not be seen any more. */
export async function leave({ id, publishedAt }: Kept, initiatorIds: readonly string[], write: Writing) {
  if (initiatorIds.length === 0) return
  const { dialect } = write
  const isOne = dialect.isIn(sql`t."id"`, dialect.list(initiatorIds))
  // Another partnership may be about to name one of them.
  if (dialect.name === 'postgres')
    await write.run(sql`SELECT 1 FROM "initiator" AS t WHERE ${isOne} ORDER BY t."id" FOR UPDATE`)
  const elsewhere = (condition: Sql) =>
    sql`EXISTS (SELECT 1 FROM "partnership_initiator" AS started
      JOIN "partnership" AS whole ON whole."id" = started."partnershipId"
      WHERE started."initiatorId" = t."id" AND whole."id" <> ${id} AND ${condition})`
  const left = await write.read<Pick<Initiator, 'id' | 'name'> & { isNamed: number }>(
    sql`SELECT t."id", t."name", CASE WHEN ${elsewhere(sql`1 = 1`)} THEN 1 ELSE 0 END AS "isNamed"
      FROM "initiator" AS t WHERE ${isOne} AND NOT ${elsewhere(visible.partnership(sql`whole`, null))}`,
  )
  for (const { id: initiatorId, name, isNamed } of left)
    if (!isNamed) await write.delete(Initiator, initiatorId)
    else if (publishedAt !== null)
      await write.update(Initiator, initiatorId, { name }, { kind: ChangeKind.HIDDEN })
}

/** Those whom only drafts have named so far are shown with this partnership. */
export async function tellShown(
  { publishedAt }: Pick<Kept, 'publishedAt'>,
  initiatorIds: readonly string[],
  write: Writing,
) {
  if (publishedAt === null || initiatorIds.length === 0) return
  const { dialect } = write
  const hidden = await write.read<{ id: string }>(
    sql`SELECT t."id" FROM "initiator" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(initiatorIds))}
      AND NOT ${visible.initiator(sql`t`, null)}`,
  )
  write.touch(
    Initiator.name,
    hidden.map(({ id }) => id),
    ChangeKind.RESTORED,
    [],
  )
}
