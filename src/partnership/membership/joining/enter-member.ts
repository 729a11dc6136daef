import sql from 'sql-template-tag'
import type { Created } from '../../../keeping/create-as'
import type { Acting } from '../../../keeping/write-as'
import { RegistryError } from '../../../shared/errors'
import { newId } from '../../../shared/ids'
import { tidy } from '../../../shared/plain-text'
import { polishDay } from '../../../shared/polish-day'
import type { Partnership } from '../../partnership.entity'
import { isLeading, refuseSecondLeader } from '../leadership'
import { Membership, memberships } from '../membership.entity'
import { MemberKind, type MembershipRole, MembershipStatus } from '../membership.enums'
import { activate } from './answer-membership'
import { refuseWhereEnded, sectorWarnings } from './joining-rules'

const { INVITED, APPLIED, ACTIVE } = MembershipStatus

type Entered = MembershipStatus.INVITED | MembershipStatus.APPLIED | MembershipStatus.ACTIVE

/** Which memberships have waited for just this: the other side has said yes already. */
const ANSWERS: Readonly<Record<Entered, readonly MembershipStatus[]>> = {
  INVITED: [APPLIED],
  APPLIED: [INVITED],
  ACTIVE: [INVITED, APPLIED],
}

export interface Newcomer {
  readonly partnership: Partnership
  /** Null: residents, for whom whoever writes speaks. */
  readonly organisationId: string | null
  readonly status: Entered
  readonly said: {
    readonly role: MembershipRole
    readonly contribution?: string | null
    readonly residentCount?: number | null
  }
}

/** Enters a member of a partnership that is locked, or accepts what waits. */
export async function enterMember(newcomer: Newcomer, acting: Acting): Promise<Created> {
  const { partnership, organisationId, status, said } = newcomer
  refuseWhereEnded(partnership)
  const contribution = said.contribution == null ? null : tidy(said.contribution)
  const warnings = await sectorWarnings(
    { partnershipId: partnership.id, organisationId },
    ['organisationId'],
    acting,
  )
  const open = await openMembership(newcomer, acting)
  if (open) {
    refuseUnlessAnswered(open, ANSWERS[status])
    await activate(open, { ...(contribution !== null && { contribution }) }, acting)
    return { id: open.id, warnings }
  }
  if (isLeading({ role: said.role, status })) await refuseSecondLeader(partnership.id, acting)
  const id = newId(memberships.prefix)
  await acting.write.insert(Membership, [
    {
      id,
      partnershipId: partnership.id,
      organisationId,
      kind: organisationId === null ? MemberKind.RESIDENTS : MemberKind.ORGANISATION,
      appliedById: organisationId === null ? acting.viewer.accountId : null,
      residentCount: said.residentCount ?? null,
      role: said.role,
      status,
      since: status === ACTIVE ? polishDay(acting.now) : null,
      contribution,
    },
  ])
  return { id, warnings }
}

/** Of the organisation, or of the residents for whom whoever writes has spoken before. */
async function openMembership({ partnership, organisationId }: Newcomer, { write, viewer }: Acting) {
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
      ? 'It is a member already.'
      : `It is ${status} already: the other side is to answer by acceptMembership or declineMembership.`,
  )
}
