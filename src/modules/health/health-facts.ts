import sql, { join, type Sql } from 'sql-template-tag'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { polishDay } from '../../core/values/polish-text'
import type { ActivityLevel } from '../partnership/activity/activity.enums'
import { activityLevel, isConfirmed, latestSigns } from '../partnership/activity/activity-level'
import { type ActivitySign, newestFirst } from '../partnership/activity/activity-sign'
import type { Agreement } from '../partnership/agreement/agreement.entity'
import type { GoalState } from '../partnership/goal/goal.enums'
import type { HealthAnswer } from '../partnership/health-answer/health-answer'
import { memberSector } from '../partnership/membership/member-sector'
import type { MembershipRole, MembershipStatus } from '../partnership/membership/membership.enums'
import { isMemberVisible } from '../partnership/membership/membership.policy'
import type { Formality, PartnershipKind } from '../partnership/partnership.enums'
import { hasEnded } from '../partnership/partnership.policy'
import type { SectorCode } from '../sector/sector.entity'

export interface KnownMember {
  readonly id: string
  readonly role: MembershipRole
  readonly status: MembershipStatus
  readonly since: string | null
  readonly until: string | null
  /** Null: not known. */
  readonly sector: SectorCode | null
}

export interface KnownGoal {
  readonly id: string
  readonly until: string | null
  readonly state: GoalState | null
}

type KnownAgreement = Pick<Agreement, 'id' | 'signedOn' | 'validFrom' | 'validUntil' | 'terminatedOn'>

/** What visitors can know of a partnership, on one day. */
export interface HealthFacts {
  readonly id: string
  readonly today: string
  readonly hasEnded: boolean
  readonly kind: PartnershipKind | null
  readonly formality: Formality | null
  readonly seeksSectors: readonly SectorCode[]
  readonly seeksText: string | null
  readonly lastConfirmedOn: string | null
  readonly isConfirmed: boolean
  readonly activity: ActivityLevel
  readonly latestSign: ActivitySign | null
  readonly declaredSectors: readonly SectorCode[]
  readonly members: readonly KnownMember[]
  readonly goals: readonly KnownGoal[]
  readonly agreements: readonly KnownAgreement[]
  readonly answers: readonly HealthAnswer[]
}

/** What any visitor may know: an account that sees more is told the same. */
const VISITOR = null

/** A statement for each table, for all partnerships that are asked for at once. */
export const healthFacts = perRequest(
  (context: Context) => new Reads<HealthFacts | null>((ids) => readFacts(ids, context)),
)

async function readFacts(ids: readonly string[], { reader, now }: Context): Promise<(HealthFacts | null)[]> {
  const { dialect } = reader
  const today = polishDay(now)
  const isAsked = (column: Sql) => dialect.isIn(column, dialect.list(ids))
  const rowsOf = async (statement: Sql) => {
    const grouped = new Map<string, unknown[][]>()
    for (const [id, ...row] of await reader.all(statement))
      getOrCreate(grouped, id as string, () => []).push(row)
    return (id: string) => grouped.get(id) ?? []
  }
  const scope = { dialect, today, viewer: VISITOR }
  const signs = latestSigns(sql`t."id"`, scope)
  const kinds = [...signs.keys()]
  const partnerships =
    await rowsOf(sql`SELECT t."id", CASE WHEN coalesce(${hasEnded(sql`t`)}, FALSE) THEN 1 ELSE 0 END,
      t."kind", t."formality", t."seeksSectors", t."seeksText", t."lastConfirmedOn", t."healthAnswers",
      CASE WHEN ${isConfirmed(sql`t`, scope)} THEN 1 ELSE 0 END, ${activityLevel(sql`t`, scope)},
      ${join([...signs.values()])}
    FROM "partnership" AS t WHERE ${isAsked(sql`t."id"`)}`)
  const sectors =
    await rowsOf(sql`SELECT declared."partnershipId", s."code" FROM "partnership_sector" AS declared
    JOIN "sector" AS s ON s."id" = declared."sectorId" WHERE ${isAsked(sql`declared."partnershipId"`)} ORDER BY s."id"`)
  const members =
    await rowsOf(sql`SELECT t."partnershipId", t."id", t."role", t."status", t."since", t."until",
      s."code"
    FROM "membership" AS t LEFT JOIN "sector" AS s ON s."id" = ${memberSector(sql`t`)}
    WHERE ${isAsked(sql`t."partnershipId"`)} AND ${isMemberVisible(sql`t`, VISITOR)} ORDER BY t."role", t."id"`)
  const goals = await rowsOf(sql`SELECT t."partnershipId", t."id", t."until", t."state" FROM "goal" AS t
    WHERE ${isAsked(sql`t."partnershipId"`)} ORDER BY t."position", t."id"`)
  const agreements =
    await rowsOf(sql`SELECT t."partnershipId", t."id", t."signedOn", t."validFrom", t."validUntil",
      t."terminatedOn"
    FROM "agreement" AS t WHERE ${isAsked(sql`t."partnershipId"`)} ORDER BY t."id"`)

  return ids.map((id) => {
    const [row] = partnerships(id)
    if (!row) return null
    const [ended, kind, formality, seeks, seeksText, lastConfirmedOn, answers, confirmed, activity, ...days] =
      row
    const [latestSign = null] = newestFirst(kinds.map((sign, index) => [sign, days[index]]))
    return {
      ...{ id, today, hasEnded: ended === 1, isConfirmed: confirmed === 1, latestSign },
      kind: kind as PartnershipKind | null,
      formality: formality as Formality | null,
      seeksSectors: JSON.parse(seeks as string) as SectorCode[],
      seeksText: seeksText as string | null,
      lastConfirmedOn: lastConfirmedOn as string | null,
      answers: JSON.parse(answers as string) as HealthAnswer[],
      activity: activity as ActivityLevel,
      declaredSectors: sectors(id).map(([code]) => code as SectorCode),
      members: members(id).map(([member, role, status, since, until, sector]) => ({
        ...{ id: member, role, status, since, until, sector },
      })) as KnownMember[],
      goals: goals(id).map(([goal, until, state]) => ({ id: goal, until, state })) as KnownGoal[],
      agreements: agreements(id).map(([agreement, signedOn, validFrom, validUntil, terminatedOn]) => ({
        ...{ id: agreement, signedOn, validFrom, validUntil, terminatedOn },
      })) as KnownAgreement[],
    }
  })
}
