import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Account } from '../account/account.entity'
import { collection } from '../shared/collection'
import { Node, Reportable } from '../shared/node'
import { DateTime } from '../shared/scalars'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { CommentState } from './comment.enums'

@Entity()
@Index(['subjectId', 'parentId', 'createdAt', 'id'])
@Index(['parentId', 'createdAt', 'id'])
@Index(['authorId', 'idempotencyKey'], { unique: true })
@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Reportable],
  simpleResolvers: true,
  description:
    'What somebody who is signed in wrote on a partnership, an event or a guide (Polish: komentarz).',
})
export class Comment {
  @PrimaryColumn({ type: 'text' })
  id!: string

  /** As written. Served only while the comment is published. */
  @Column({ type: 'text' })
  text!: string

  @Field(() => Int, {
    description: 'How deep in its thread the comment lies: 0 at the top, 1 for a reply to that.',
  })
  @Column({ type: 'integer' })
  depth!: number

  @Field(() => CommentState, {
    description:
      'Whether it is published. A comment that is not is shown only where a thread hangs on it, without text and author.',
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
  visible: visible.comment,
  usedBy: {
    state: ['body', 'bodyHtml', 'author', 'viewerCan'],
    text: ['body', 'bodyHtml'],
    authorId: ['author', 'viewerCan'],
    subjectId: ['subject'],
    parentId: ['parent'],
  },
})
