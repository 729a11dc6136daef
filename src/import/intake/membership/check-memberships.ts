import sql from 'sql-template-tag'
import type { Acting } from '../../../keeping/write-as'
import { isLeading } from '../../../partnership/membership/leadership'
import { wrongTerm } from '../../../partnership/membership/term'
import { type Problem, problemOf, type Target } from '../../run/row'
import { problemsOf } from '../rules/violations'
import { wholeProblems } from '../rules/whole'
import { columnsOf, type Parties, saidOf } from './membership-columns'

/** What is wrong with memberships that only the registry knows. */
export const checkMemberships = async (
  targets: readonly Target[],
  parties: Parties,
  acting: Acting,
): Promise<Problem[]> => [
  ...(await wholeProblems(targets, parties.partnership, acting)),
  ...targets.flatMap((target) => wrongWith(target, parties)),
  ...(await secondLeaders(targets, parties, acting)),
]

function wrongWith({ row, isNew }: Target, parties: Parties): Problem[] {
  const { organisationId, kind, residentCount } = saidOf(row)
  if (organisationId != null && parties.organisation(organisationId) === undefined)
    return [
      problemOf(
        row,
        'organisationId',
        'organisationId must be the id of an organisation of the registry, or a key of the same source.',
      ),
    ]
  const columns = columnsOf(row, parties)
  const found = isNew ? problemsOf(row, wrongTerm(columns, columns.until === null ? 'since' : 'until')) : []
  if (isNew && kind != null && kind !== columns.kind)
    found.push(
      problemOf(row, 'kind', 'kind must be ORGANISATION beside organisationId, and RESIDENTS without.'),
    )
  if (organisationId != null && residentCount != null)
    found.push(
      problemOf(
        row,
        'residentCount',
        'residentCount is for residents without an organisation: leave it out.',
      ),
    )
  return found
}

/** Nobody becomes the leader beside another one. */
async function secondLeaders(
  targets: readonly Target[],
  parties: Parties,
  { write }: Acting,
): Promise<Problem[]> {
  const { dialect } = write
  const leaders = targets.filter(({ row }) => isLeading(columnsOf(row, parties)))
  const ids = leaders.flatMap(({ row }) => parties.partnership(row.said.partnershipId) ?? [])
  const known = await write.read<{ id: string; whole: string }>(
    sql`SELECT "id", "partnershipId" AS "whole" FROM "membership" WHERE "role" = 'LEADER' AND "status" = 'ACTIVE'
      AND ${dialect.isIn(sql`"partnershipId"`, dialect.list(ids))}`,
  )
  const leading = new Map(known.map(({ id, whole }) => [whole, id]))
  return leaders.flatMap(({ row, id }) => {
    const whole = parties.partnership(row.said.partnershipId)
    if (whole === undefined) return []
    const leader = leading.get(whole) ?? id
    leading.set(whole, leader)
    const message = 'The partnership has a leader already: give that member another role first, or this one.'
    return leader === id ? [] : [problemOf(row, 'role', message)]
  })
}
