import sql from 'sql-template-tag'
import { partnershipShape } from '../../../exchange/shapes/partnership.shape'
import type { Acting } from '../../../keeping/write-as'
import { inCare } from '../../../shared/care'
import type { Order } from '../../run/order'
import { type Problem, problemOf, type Row, type Target } from '../../run/row'
import { type Named, recordsNamed } from './references'

/** The partnerships that rows name as the whole of which they tell a part. */
export const wholesOf = (rows: readonly Row[], order: Order, acting: Acting): Promise<Named> =>
  recordsNamed(
    rows.map(({ said }) => said.partnershipId),
    { shape: partnershipShape, order },
    acting,
  )

/** Parts of partnerships that are not there, or that whoever brings them does not keep. */
export async function wholeProblems(
  targets: readonly Target[],
  wholes: Named,
  { write, viewer }: Acting,
): Promise<Problem[]> {
  const { dialect } = write
  const ids = targets.flatMap(({ row }) => wholes(row.said.partnershipId) ?? [])
  const rows = viewer.isAdmin
    ? []
    : await write.read<{ id: string }>(sql`SELECT t."id" FROM "partnership" AS t
        WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))} AND ${inCare.partnership(sql`t."id"`, viewer)}`)
  const kept = new Set(rows.map(({ id }) => id))
  return targets.flatMap(({ row, isNew }) => {
    const id = wholes(row.said.partnershipId)
    if (row.said.partnershipId == null && !isNew) return []
    if (id !== undefined && (viewer.isAdmin || kept.has(id))) return []
    const message =
      'partnershipId must be the id of a partnership that you keep, or a key of the same source.'
    return [problemOf(row, 'partnershipId', message)]
  })
}
