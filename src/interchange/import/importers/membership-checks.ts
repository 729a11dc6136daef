import sql from 'sql-template-tag'
import { tidy } from '../../../core/values/plain-text'
import type { Membership } from '../../../modules/partnership/membership/membership.entity'
import {
  MemberKind,
  MembershipRole,
  MembershipStatus,
} from '../../../modules/partnership/membership/membership.enums'
import { isLeading, wrongTerm } from '../../../modules/partnership/membership/membership.rules'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportOptions } from '../import-options'
import { type ImportRow, problemOf, type RowProblem, type Target } from '../import-row'
import { parentProblems, type ResolveId } from './referenced-records'
import { problemsOf } from './row-checks'

export interface Parties {
  readonly partnership: ResolveId
  readonly organisation: ResolveId
}

type RowValues = Partial<Pick<Membership, 'kind' | 'residentCount' | 'since' | 'until' | 'contribution'>> & {
  readonly partnershipId?: string | null
  readonly organisationId?: string | null
  readonly role?: MembershipRole | null
  readonly status?: MembershipStatus | null
}

export const valuesOf = ({ values }: Pick<ImportRow, 'values'>) => values as RowValues

/** The columns of a new membership. */
export function columnsOf(row: ImportRow, { organisation }: Parties) {
  const { organisationId, role, status, residentCount, since, until, contribution } = valuesOf(row)
  return {
    organisationId: organisationId == null ? null : (organisation(organisationId) as string),
    kind: organisationId == null ? MemberKind.RESIDENTS : MemberKind.ORGANISATION,
    role: role ?? MembershipRole.PARTNER,
    status: status ?? MembershipStatus.ACTIVE,
    residentCount: residentCount ?? null,
    since: since ?? null,
    until: until ?? null,
    contribution: contribution == null ? null : tidy(contribution),
  }
}

/** What is wrong with memberships that only the registry knows. */
export const checkMemberships = async (
  targets: readonly Target[],
  { parties, options }: { readonly parties: Parties; readonly options: ImportOptions },
  mutation: MutationContext,
): Promise<RowProblem[]> => [
  ...(await parentProblems(targets, { parents: parties.partnership, options }, mutation)),
  ...targets.flatMap((target) => violationsOf(target, parties)),
  ...(await secondLeaders(targets, parties, mutation)),
]

function violationsOf({ row, isNew }: Target, parties: Parties): RowProblem[] {
  const { organisationId, kind, residentCount } = valuesOf(row)
  if (organisationId != null && parties.organisation(organisationId) === undefined)
    return [
      problemOf(
        row,
        'organisationId',
        'organisationId must be the id of an organisation in the registry, or a key of the same source.',
      ),
    ]
  const columns = columnsOf(row, parties)
  const found = isNew ? problemsOf(row, wrongTerm(columns, columns.until === null ? 'since' : 'until')) : []
  if (isNew && kind != null && kind !== columns.kind)
    found.push(
      problemOf(row, 'kind', 'kind must be ORGANISATION with organisationId, and RESIDENTS without it.'),
    )
  if (organisationId != null && residentCount != null)
    found.push(
      problemOf(
        row,
        'residentCount',
        'residentCount is only for residents: leave it out for an organisation.',
      ),
    )
  return found
}

/** Nobody becomes the leader beside another one. */
async function secondLeaders(
  targets: readonly Target[],
  parties: Parties,
  { write }: MutationContext,
): Promise<RowProblem[]> {
  const { dialect } = write
  const stored = await storedParts(targets, write)
  const partnershipOf = ({ row, id }: Target) =>
    parties.partnership(row.values.partnershipId) ?? stored.get(id)?.partnershipId
  const leaders = targets.filter(({ row, id }) => {
    const { role, status } = stored.get(id) ?? columnsOf(row, parties)
    const values = valuesOf(row)
    return isLeading({ role: values.role ?? role, status: values.status ?? status })
  })
  const ids = leaders.flatMap((target) => partnershipOf(target) ?? [])
  const known = await write.read<{ id: string; whole: string }>(
    sql`SELECT "id", "partnershipId" AS "whole" FROM "membership" WHERE "role" = 'LEADER' AND "status" = 'ACTIVE'
      AND ${dialect.isIn(sql`"partnershipId"`, dialect.list(ids))}`,
  )
  const leading = new Map(known.map(({ id, whole }) => [whole, id]))
  return leaders.flatMap((target) => {
    const { row, id } = target
    const whole = partnershipOf(target)
    if (whole === undefined) return []
    const leader = leading.get(whole) ?? id
    leading.set(whole, leader)
    const message =
      'The partnership already has a leader. First give that member another role, or give this row another role.'
    return leader === id ? [] : [problemOf(row, 'role', message)]
  })
}

type StoredPart = Pick<Membership, 'id' | 'partnershipId' | 'role' | 'status'>

/** The memberships that are there: what a row leaves out of one stays. */
async function storedParts(targets: readonly Target[], write: MutationContext['write']) {
  const ids = targets.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const rows = await write.read<StoredPart>(
    sql`SELECT "id", "partnershipId", "role", "status" FROM "membership"
      WHERE ${write.dialect.isIn(sql`"id"`, write.dialect.list(ids))}`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
