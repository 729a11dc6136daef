import sql, { type Sql } from 'sql-template-tag'
import { inCare } from '../../../shared/care'
import { perRequest } from '../../../shared/context'
import { Reads } from '../../../shared/reads'
import type { SignedIn } from '../../../shared/viewer'
import { PartnershipStage } from '../../partnership.enums'
import { MembershipRole, MembershipStatus } from '../membership.enums'
import { type MembershipPermissions, NOTHING_ABOUT_MEMBERSHIP } from './membership-permissions'

/** How things stand with a membership, and where whoever asks stands. */
type Standing = [
  id: string,
  role: MembershipRole,
  status: MembershipStatus,
  stage: PartnershipStage | null,
  isLed: number,
  keepsPartnership: number,
  keepsMember: number,
]

/** What the viewer may do about memberships, were the account not suspended: one statement for all that are asked for at once. */
export const permissionsOn = perRequest(
  ({ reader, viewer }) =>
    new Reads(async (ids): Promise<MembershipPermissions[]> => {
      if (!viewer) return ids.map(() => NOTHING_ABOUT_MEMBERSHIP)
      const { dialect } = reader
      const rows = (await reader.all(sql`SELECT t."id", t."role", t."status", whole."stage",
          ${flag(isLed)}, ${flag(inCare.partnership(sql`t."partnershipId"`, viewer))}, ${flag(isMembers(viewer))}
        FROM "membership" AS t JOIN "partnership" AS whole ON whole."id" = t."partnershipId"
        LEFT JOIN "organisation" AS body ON body."id" = t."organisationId"
        WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}`)) as Standing[]
      const found = new Map(rows.map((standing) => [standing[0], permissionsOf(standing)]))
      return ids.map((id) => found.get(id) ?? NOTHING_ABOUT_MEMBERSHIP)
    }),
)

const flag = (condition: Sql): Sql => sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`

const isLed = sql`EXISTS (SELECT 1 FROM "membership" AS leader WHERE leader."partnershipId" = t."partnershipId"
  AND leader."role" = 'LEADER' AND leader."status" = 'ACTIVE')`

/** Those who keep the organisation speak for the member; for residents, whoever asked to join. */
const isMembers = (viewer: SignedIn): Sql =>
  sql`((t."organisationId" IS NOT NULL AND ${inCare.organisation(sql`body`, viewer)})
    OR (t."organisationId" IS NULL AND ${viewer.isAdmin ? sql`1 = 1` : sql`t."appliedById" = ${viewer.accountId}`}))`

/** As the mutations have it: see joining/answer-membership and keeping/member-keeper. */
function permissionsOf(standing: Standing): MembershipPermissions {
  const [, role, status, stage, isLed, keepsPartnership, keepsMember] = standing
  const isOver = status === MembershipStatus.LEFT || status === MembershipStatus.DECLINED
  const answers =
    (status === MembershipStatus.APPLIED && keepsPartnership === 1) ||
    (status === MembershipStatus.INVITED && keepsMember === 1)
  const isTaken = role === MembershipRole.LEADER && isLed === 1
  return {
    accept: answers && stage !== PartnershipStage.ENDED && !isTaken,
    decline: answers,
    leave: !isOver && (keepsPartnership === 1 || keepsMember === 1),
    changeRole: !isOver && keepsPartnership === 1,
  }
}
