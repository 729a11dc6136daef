import sql from 'sql-template-tag'
import { RegistryError } from '../../../core/errors'
import { newId } from '../../../core/id'
import { refuse } from '../../../core/validate'
import { tidy } from '../../../core/values/plain-text'
import { polishDay } from '../../../core/values/polish-text'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { MutationResult } from '../../../mutations/payload'
import type { Partnership } from '../partnership.entity'
import { Membership, memberships } from './membership.entity'
import { MemberKind, MembershipRole, MembershipStatus } from './membership.enums'
import {
  isLeading,
  refuseSecondLeader,
  refuseWhereEnded,
  sectorWarnings,
  wrongTerm,
} from './membership.rules'

const { INVITED, APPLIED, ACTIVE } = MembershipStatus

type Entered = MembershipStatus.INVITED | MembershipStatus.APPLIED | MembershipStatus.ACTIVE

/** Which memberships have waited for just this: the other side has said yes already. */
const ANSWERS: Readonly<Record<Entered, readonly MembershipStatus[]>> = {
  INVITED: [APPLIED],
  APPLIED: [INVITED],
  ACTIVE: [INVITED, APPLIED],
}

export interface NewMember {
  readonly partnership: Partnership
  /** Null: residents, for whom whoever writes speaks. */
  readonly organisationId: string | null
  readonly status: Entered
  readonly values: {
    readonly role: MembershipRole
    readonly contribution?: string | null
    readonly residentCount?: number | null
  }
}

/** Enters a member of a partnership that is locked, or accepts what waits. */
export async function enterMember(member: NewMember, mutation: MutationContext): Promise<MutationResult> {
  const { partnership, organisationId, status, values } = member
  refuseWhereEnded(partnership)
  const contribution = values.contribution == null ? null : tidy(values.contribution)
  const warnings = await sectorWarnings(
    { partnershipId: partnership.id, organisationId },
    ['organisationId'],
    mutation,
  )
  const open = await openMembership(member, mutation)
  if (open) {
    refuseUnlessAnswered(open, ANSWERS[status])
    await activate(open, { ...(contribution !== null && { contribution }) }, mutation)
    return { id: open.id, warnings }
  }
  if (isLeading({ role: values.role, status })) await refuseSecondLeader(partnership.id, mutation)
  const id = newId(memberships.prefix)
  await mutation.write.insert(Membership, [
    {
      id,
      partnershipId: partnership.id,
      organisationId,
      kind: organisationId === null ? MemberKind.RESIDENTS : MemberKind.ORGANISATION,
      appliedById: organisationId === null ? mutation.viewer.accountId : null,
      residentCount: values.residentCount ?? null,
      role: values.role,
      status,
      since: status === ACTIVE ? polishDay(mutation.now) : null,
      contribution,
    },
  ])
  return { id, warnings }
}

/** Of the organisation, or of the residents for whom whoever writes has spoken before. */
async function openMembership(
  { partnership, organisationId }: NewMember,
  { write, viewer }: MutationContext,
) {
  const same =
    organisationId === null
      ? sql`"appliedById" = ${viewer.accountId}`
      : sql`"organisationId" = ${organisationId}`
  const [open] = await write.read<{ id: string }>(sql`SELECT "id" FROM "membership"
    WHERE "partnershipId" = ${partnership.id} AND ${same} AND "status" IN ('INVITED', 'APPLIED', 'ACTIVE')`)
  return open ? write.find(memberships, open.id, viewer) : null
}

function refuseUnlessAnswered({ status }: Membership, answered: readonly MembershipStatus[]) {
  if (answered.includes(status)) return
  throw new RegistryError(
    'CONFLICT',
    status === ACTIVE
      ? 'It is already a member.'
      : `It is already ${status}. The other side must answer with acceptMembership or declineMembership.`,
    { reason: 'ALREADY_MEMBER' },
  )
}

interface Activation {
  /** By default today. */
  readonly since?: string | null | undefined
  readonly contribution?: string | undefined
}

/** From now on it takes part. The partnership is locked. */
export async function activate(
  record: Membership,
  { since, contribution }: Activation,
  mutation: MutationContext,
) {
  const from = since ?? polishDay(mutation.now)
  refuse(wrongTerm({ since: from, until: record.until }, 'since'))
  if (record.role === MembershipRole.LEADER) await refuseSecondLeader(record.partnershipId, mutation)
  const changes = { status: MembershipStatus.ACTIVE, since: from, ...(contribution && { contribution }) }
  await changeRecord(memberships, { record, changes }, mutation)
}
