import sql, { join, type Sql } from 'sql-template-tag'
import { inCare } from './care'
import type { SignedIn } from './viewer'

type Predicate = (row: Sql, viewer: SignedIn | null) => Sql

/** What is a viewer's own, or in a moderator's care. */
const ownOf = (row: Sql, viewer: SignedIn | null) =>
  viewer?.isModerator ? sql`1 = 1` : viewer ? sql`${row}."authorId" = ${viewer.accountId}` : sql`1 = 0`

const keepsAny = (viewer: SignedIn | null): boolean =>
  viewer !== null && viewer.organises.length + viewer.edits.length > 0

type Visible =
  | 'partnership'
  | 'ofPartnership'
  | 'membership'
  | 'memberOfVisible'
  | 'event'
  | 'initiator'
  | 'account'
  | 'comment'
  | 'commentOnVisible'
  | 'underVisible'
  | 'toModerators'
  | 'decision'
  | 'change'
  | 'inHistory'
  | 'claim'
  | 'claimToDecide'
  | 'ofRepresented'

/**
 * Who is visible, said once for every exit: lists, lookups, `node`, `_entities`, search and counts all read through these.
 * A part is visible where its whole is.
 */
export const visible: Readonly<Record<Visible, Predicate>> = {
  /** A draft: whoever keeps it. */
  partnership: (row, viewer) => {
    if (viewer?.isAdmin) return sql`1 = 1`
    const published = sql`${row}."publishedAt" IS NOT NULL`
    return keepsAny(viewer)
      ? sql`(${published} OR ${inCare.partnership(sql`${row}."id"`, viewer)})`
      : published
  },
  /** Goals, memberships, agreements. */
  ofPartnership: (row, viewer) =>
    sql`EXISTS (SELECT 1 FROM "partnership" AS whole WHERE whole."id" = ${row}."partnershipId" AND ${visible.partnership(sql`whole`, viewer)})`,
  membership: (row, viewer) =>
    sql`${visible.ofPartnership(row, viewer)} AND ${visible.memberOfVisible(row, viewer)}`,
  /** What residents write who ask to join is for the partnership to read, until it has said yes. */
  memberOfVisible: (row, viewer) => {
    if (viewer?.isAdmin) return sql`1 = 1`
    const joined = sql`(${row}."kind" <> 'RESIDENTS' OR ${row}."status" NOT IN ('APPLIED', 'DECLINED'))`
    if (!viewer) return joined
    return sql`(${joined} OR ${row}."appliedById" = ${viewer.accountId}
      OR ${inCare.partnership(sql`${row}."partnershipId"`, viewer)})`
  },
  event: (row, viewer) => visible.ofPartnership(row, viewer),
  /** Who started nothing that is visible may be a person who is not known to the public. */
  initiator: (row, viewer) =>
    sql`EXISTS (SELECT 1 FROM "partnership_initiator" AS started JOIN "partnership" AS whole ON whole."id" = started."partnershipId"
      WHERE started."initiatorId" = ${row}."id" AND ${visible.partnership(sql`whole`, viewer)})`,
  account: (row) => sql`${row}."erasedAt" IS NULL`,
  /** A part whose whole is known to be visible. */
  underVisible: () => sql`1 = 1`,
  /**
   * Published; or not deleted, for its author and moderators; or a placeholder on which something published hangs. Its
   * subject is known to be visible.
   */
  commentOnVisible: (
    row,
    viewer,
  ) => sql`(${row}."state" = 'PUBLISHED' OR (${ownOf(row, viewer)} AND ${row}."state" <> 'DELETED') OR EXISTS (
      WITH RECURSIVE below("id", "state") AS (
        SELECT "id", "state" FROM "comment" WHERE "parentId" = ${row}."id"
        UNION ALL SELECT reply."id", reply."state" FROM "comment" AS reply JOIN below ON reply."parentId" = below."id")
      SELECT 1 FROM below WHERE "state" = 'PUBLISHED'))`,
  comment: (row, viewer) => sql`${visible.commentOnVisible(row, viewer)}
    AND (EXISTS (SELECT 1 FROM "partnership" AS subject WHERE subject."id" = ${row}."subjectId" AND ${visible.partnership(sql`subject`, viewer)})
      OR EXISTS (SELECT 1 FROM "event" AS subject WHERE subject."id" = ${row}."subjectId" AND ${visible.event(sql`subject`, viewer)})
      OR EXISTS (SELECT 1 FROM "guide" AS subject WHERE subject."id" = ${row}."subjectId"))`,
  /** Reports, and what waits for a decision. */
  toModerators: (_row, viewer) => (viewer?.isModerator ? sql`1 = 1` : sql`1 = 0`),
  /** What moderators decided: they themselves, and whom it is about. */
  decision: (row, viewer) =>
    viewer?.isModerator ? sql`1 = 1` : sql`${row}."aboutId" = ${viewer?.accountId ?? ''}`,
  /** What visitors saw before or see since. */
  change: (row) => sql`${row}."isPublic" = TRUE`,
  /** Those who keep a partnership know what was done to it as a draft. */
  inHistory: (row, viewer) => {
    if (viewer?.isAdmin) return sql`1 = 1`
    const known = visible.change(row, viewer)
    return keepsAny(viewer)
      ? sql`(${known} OR ${inCare.partnership(sql`${row}."historyOf"`, viewer)})`
      : known
  },
  /** What an organisation has besides its record: its representatives. What is the registry’s own: administrators only. */
  ofRepresented: (row, viewer) => {
    if (viewer?.isAdmin) return sql`1 = 1`
    return viewer && viewer.represents.length > 0
      ? sql`${row}."organisationId" IN (${join(viewer.represents)})`
      : sql`1 = 0`
  },
  /** Whoever claimed it, and those who decide. */
  claim: (row, viewer) =>
    sql`(${row}."claimantId" = ${viewer?.accountId ?? ''} OR ${visible.claimToDecide(row, viewer)})`,
  /** An editor of the territory of what is claimed decides, though not about a claim of their own; an administrator about all. */
  claimToDecide: (row, viewer) => {
    if (viewer?.isAdmin) return sql`1 = 1`
    if (!viewer || viewer.edits.length === 0) return sql`1 = 0`
    return sql`(${row}."claimantId" <> ${viewer.accountId} AND (
      EXISTS (SELECT 1 FROM "partnership_territory" AS works WHERE works."partnershipId" = ${row}."subjectId"
        AND ${inCare.territory(sql`works."territoryId"`, viewer)})
      OR EXISTS (SELECT 1 FROM "organisation" AS whole WHERE whole."id" = ${row}."subjectId"
        AND ${inCare.territory(sql`whole."territoryId"`, viewer)})))`
  },
}
