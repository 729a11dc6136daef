import sql from 'sql-template-tag'
import type { Acting } from '../../../keeping/write-as'
import type { Row } from '../../run/row'
import type { Match } from '../intake'
import { type Parties, saidOf } from './membership-columns'

/** An organisation takes part in a partnership once at a time: that is the membership which is meant. */
export async function matchMemberships(
  rows: readonly Row[],
  parties: Parties,
  { write }: Acting,
): Promise<Map<Row, Match>> {
  const { dialect } = write
  const ids = rows.flatMap(({ said }) => parties.partnership(said.partnershipId) ?? [])
  const open = await write.read<{ id: string; whole: string; part: string }>(
    sql`SELECT "id", "partnershipId" AS "whole", "organisationId" AS "part" FROM "membership"
      WHERE ${dialect.isIn(sql`"partnershipId"`, dialect.list(ids))} AND "organisationId" IS NOT NULL
        AND "status" IN ('INVITED', 'APPLIED', 'ACTIVE')`,
  )
  const known = new Map(open.map(({ id, whole, part }) => [`${whole} ${part}`, id]))
  return new Map(
    rows.flatMap((row) => {
      const { partnershipId, organisationId, status } = saidOf(row)
      const id = known.get(`${parties.partnership(partnershipId)} ${parties.organisation(organisationId)}`)
      const isOver = status === 'LEFT' || status === 'DECLINED'
      return id === undefined || isOver ? [] : [[row, { id, likeness: null }] as const]
    }),
  )
}
