import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Node, Reportable } from '../../core/collections/node'
import { declareReferences } from '../../core/collections/references'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Account } from '../account/account.entity'
import { Event } from '../event/event.entity'
import { Partnership } from '../partnership/partnership.entity'
import { onPartnership } from '../partnership/partnership-hooks'
import { CommentState } from './comment.enums'
import { isCommentVisible } from './comment.policy'
import { discardComments } from './discard-comments'

@Entity()
@Index(['subjectId', 'parentId', 'createdAt', 'id'])
@Index(['parentId', 'createdAt', 'id'])
@Index(['authorId', 'idempotencyKey'], { unique: true })
@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Reportable],
  simpleResolvers: true,
  description: 'A comment by a signed-in account on a partnership, an event or a guide (Polish: komentarz).',
})
export class Comment {
  @PrimaryColumn({ type: 'text' })
  id!: string

  /** As written. Served only while the comment is published. */
  @Column({ type: 'text' })
  text!: string

  @Field(() => Int, {
    description: 'The depth in its thread: 0 for a comment that begins a thread, 1 for a reply to it.',
  })
  @Column({ type: 'integer' })
  depth!: number

  @Field(() => CommentState, {
    description:
      'Whether it is published. If not, it is shown only as a placeholder with replies, without text and author.',
  })
  @Column({ type: 'text' })
  state!: CommentState

  @Field(() => DateTime, { description: 'When it was written.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, { nullable: true, description: 'When its author last changed it. Null: never.' })
  @Timestamp({ nullable: true })
  editedAt!: string | null

  /** The id of a partnership, an event or a guide. */
  @Column({ type: 'text' })
  subjectId!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly author?: Account

  @Index()
  @Column({ type: 'text', nullable: true })
  authorId!: string | null

  /** What the author's application called the submission, so that a second one makes no second comment. */
  @Column({ type: 'text', nullable: true, select: false })
  idempotencyKey!: string | null

  @ManyToOne(() => Comment, { nullable: true, onDelete: 'RESTRICT' })
  readonly parent?: Comment

  @Column({ type: 'text', nullable: true })
  parentId!: string | null
}

export const comments = collection(Comment, {
  prefix: 'comment',
  visible: isCommentVisible,
  usedBy: {
    state: ['body', 'bodyHtml', 'author'],
    text: ['body', 'bodyHtml'],
    authorId: ['author'],
    subjectId: ['subject'],
    parentId: ['parent'],
  },
  followed: {
    type: {
      name: 'COMMENT',
      PL: { label: 'komentarz', description: 'Komentarz do partnerstwa, wydarzenia lub przewodnika.' },
      EN: { label: 'comment', description: 'A comment on a partnership, an event or a guide.' },
    },
    territories: (id) => sql`SELECT works."territoryId" FROM "comment"
        JOIN "partnership_territory" AS works ON works."partnershipId" = "comment"."subjectId"
        WHERE "comment"."id" = ${id}
      UNION ALL SELECT coalesce("event"."territoryId", works."territoryId") AS "territoryId" FROM "comment"
        JOIN "event" ON "event"."id" = "comment"."subjectId"
        LEFT JOIN "partnership_territory" AS works ON works."partnershipId" = "event"."partnershipId"
        WHERE "comment"."id" = ${id}`,
    partOf: [Partnership, Event].map((entity) => ({
      entity,
      parts: (ids: Sql) => sql`SELECT "id" FROM "comment" WHERE "subjectId" IN (${ids})`,
    })),
  },
  searched: null,
})

onPartnership({ discarded: discardComments })

declareReferences({
  ...{ to: ['Partnership', 'Event'], table: 'comment', column: 'subjectId' },
  called: ['comment', 'comments'],
})
