import sql, { join, type Sql } from 'sql-template-tag'
import { type Asking, about, because, isAllowed, policy } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { everybody } from '../../authz/roles'
import { ALWAYS, allOf, anyOf } from '../../core/collections/conditions'
import { name } from '../../core/collections/dialect'
import { RegistryError } from '../../core/errors'
import type { SignedIn } from '../../core/viewer'
import { isEventVisible } from '../event/event.policy'
import { byModerators } from '../moderation/moderation.policy'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import type { CommentState } from './comment.enums'

/** What is commented on, and who sees it. The table is called as the ids begin. */
const SUBJECTS: Readonly<Record<string, (row: Sql, viewer: SignedIn | null) => Sql>> = {
  partnership: isPartnershipVisible,
  event: isEventVisible,
  guide: () => ALWAYS,
}

/** The rules of commenting that an operator can set. */
export interface Commenting {
  /** How long after writing it an author may change a comment. */
  readonly editMinutes: number
  /** The depth of the deepest replies. */
  readonly deepest: number
  /** How long an account counts as new. */
  readonly newAccountHours: number
  /** How many reports make a comment wait for a moderator. */
  readonly reportsToHold: number
}

type CommentAsking = Asking & { readonly commenting: Commenting }

/** True of the comments that the viewer wrote. */
export const isOwn = (row: Sql, { accountId }: SignedIn): Sql => sql`${row}."authorId" = ${accountId}`

const authors = (row: Sql, viewer: SignedIn) => [[Role.MEMBER, isOwn(row, viewer)]] as const

/** The comment policy of the subject whose id the expression is. */
const policyOf = (id: Sql): Sql => {
  const ofEach = Object.keys(SUBJECTS).map(
    (table) =>
      sql`(SELECT subject."commentPolicy" FROM ${name(table)} AS subject WHERE subject."id" = ${id})`,
  )
  return sql`coalesce(${join(ofEach)})`
}

const closed = (commentPolicy: (row: Sql) => Sql) => ({
  when: (row: Sql) => sql`${commentPolicy(row)} = 'CLOSED'`,
  ...because('FORBIDDEN', 'COMMENTS_CLOSED', 'Comments are closed here.'),
})

const isClosedAbove = closed((row) => policyOf(sql`${row}."subjectId"`))

/** Another's comment, and one that is deleted, answer as if they were not there. */
export const notYours = () => new RegistryError('NOT_FOUND', 'You have no comment with this id.')

const isDeleted = {
  when: (row: Sql) => sql`${row}."state" = 'DELETED'`,
  reason: 'COMMENT_DELETED' as const,
  refusal: notYours,
}

export const noParent = () =>
  new RegistryError('NOT_FOUND', 'parentId must be the id of a published comment on the same subject.')

const forAuthors = { rights: authors, refusal: notYours }

const earliest = ({ commenting, now }: CommentAsking): string =>
  new Date(now.getTime() - commenting.editMinutes * 60_000).toISOString()

/** What moderators do to a comment that is in one of these states, and not their own. */
const moderating = (isPossible: (row: Sql) => Sql) => ({
  ...byModerators,
  obstacles: [
    {
      when: isOwn,
      ...because(
        'FORBIDDEN',
        'OWN_COMMENT',
        'You cannot decide about your own comment. Another moderator must.',
      ),
    },
    {
      when: (row: Sql) => sql`NOT ${isPossible(row)}`,
      ...because('CONFLICT', 'COMMENT_DECIDED', ({ state }: Moderated) => `The comment is already ${state}.`),
    },
  ],
})

interface Moderated {
  readonly id: string
  readonly state: CommentState
}

/** True of what waits for a moderator. */
export const waits = (row: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM "moderation_case" AS waiting WHERE waiting."subjectId" = ${row}."id" AND waiting."closedAt" IS NULL)`

export const commentPolicy = {
  ...policy('comment', about(...Object.keys(SUBJECTS)), {
    add: {
      rights: () => everybody,
      refusal: 'Sign in first.',
      obstacles: [closed((row) => sql`${row}."commentPolicy"`)],
    },
    setPolicy: byModerators,
  }),
  ...policy('comment', about('comment'), {
    reply: {
      rights: () => everybody,
      refusal: 'Sign in first.',
      obstacles: [
        {
          when: (row) => sql`${row}."state" <> 'PUBLISHED'`,
          reason: 'NOT_PUBLISHED',
          refusal: noParent,
        },
        isClosedAbove,
      ],
    },
    edit: {
      ...forAuthors,
      obstacles: [
        isDeleted,
        {
          when: (row) => sql`${row}."state" = 'HIDDEN'`,
          ...because('FORBIDDEN', 'COMMENT_HIDDEN', 'A moderator has hidden this comment.'),
        },
        {
          when: (row, _viewer, asking: CommentAsking) => sql`${row}."createdAt" < ${earliest(asking)}`,
          ...because(
            'FORBIDDEN',
            'EDIT_TIME_OVER',
            (_comment, { commenting }: CommentAsking) =>
              `A comment can be changed only within ${commenting.editMinutes} minutes of writing it.`,
            (_comment, { commenting }) => ({ editMinutes: commenting.editMinutes }),
          ),
        },
        isClosedAbove,
      ],
    },
    delete: { ...forAuthors, obstacles: [isDeleted], evenSuspended: true },
  }),
  ...policy('comment', about<Moderated>('comment'), {
    hide: moderating((row) => sql`${row}."state" IN ('PUBLISHED', 'PENDING')`),
    restore: moderating((row) => sql`${row}."state" = 'HIDDEN'`),
    /** Also one that is published and was reported, which is found in order. */
    approve: moderating(
      (row) => sql`(${row}."state" = 'PENDING' OR (${row}."state" = 'PUBLISHED' AND ${waits(row)}))`,
    ),
  }),
}

/**
 * Published; or not deleted, for its author and moderators; or a placeholder on which something published hangs. Its
 * subject is known to be visible.
 */
export const isCommentOnVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  anyOf(
    sql`${row}."state" = 'PUBLISHED'`,
    allOf(isReadableUnpublished(row, viewer), sql`${row}."state" <> 'DELETED'`),
    sql`EXISTS (
      WITH RECURSIVE below("id", "state") AS (
        SELECT "id", "state" FROM "comment" WHERE "parentId" = ${row}."id"
        UNION ALL SELECT reply."id", reply."state" FROM "comment" AS reply JOIN below ON reply."parentId" = below."id")
      SELECT 1 FROM below WHERE "state" = 'PUBLISHED')`,
  )

/** What is a viewer's own, or for moderators to decide about. */
const isReadableUnpublished = (row: Sql, viewer: SignedIn | null): Sql =>
  anyOf(isAllowed(commentPolicy.hide, row, viewer), isAllowed(commentPolicy.delete, row, viewer))

export const isCommentVisible = (row: Sql, viewer: SignedIn | null): Sql => {
  const onSubject = Object.entries(SUBJECTS).map(
    ([table, isVisible]) =>
      sql`EXISTS (SELECT 1 FROM ${name(table)} AS subject WHERE subject."id" = ${row}."subjectId" AND ${isVisible(sql`subject`, viewer)})`,
  )
  return allOf(isCommentOnVisible(row, viewer), anyOf(...onSubject))
}
