import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import { Timestamp } from '../../../core/collections/timestamp'
import { DateTime } from '../../../core/scalars'
import { Account } from '../../account/account.entity'
import { ModerationDecision } from '../moderation-decision.entity'
import { AppealState } from './appeal.enums'
import { isAppealVisible } from './appeal.policy'

@Entity()
// A decision is appealed once.
@Index(['decisionId'], { unique: true })
@Index(['state', 'createdAt', 'id'])
@Index(['appellantId'])
@Index(['decidedById'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'An appeal against a decision (Polish: odwołanie), which somebody decides who did not make the decision. Visible to the account that appealed and to moderators.',
})
export class Appeal {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => String, {
    nullable: true,
    description:
      'Why the decision is wrong, in the words of the person concerned. Null: their account was erased.',
  })
  @Column({ type: 'text', nullable: true })
  reason!: string | null

  @Field(() => AppealState, { description: 'Whether it waits, and how it ended.' })
  @Column({ type: 'text' })
  state!: AppealState

  @Field(() => DateTime, { description: 'When it was made.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, { nullable: true, description: 'When it was decided. Null: it still waits.' })
  @Timestamp({ nullable: true })
  decidedAt!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The reasons of whoever decided the appeal. Null: it waits, or the account was erased.',
  })
  @Column({ type: 'text', nullable: true })
  statement!: string | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether granting it has undone the effect of the decision. False: nothing was left to undo, such as a comment that its author has deleted. Null: it was not granted.',
  })
  @Column({ type: 'boolean', nullable: true })
  isUndone!: boolean | null

  @ManyToOne(() => ModerationDecision, { nullable: false, onDelete: 'CASCADE' })
  readonly decision?: ModerationDecision

  @Column({ type: 'text' })
  decisionId!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly appellant?: Account

  /** Null: the account was erased. */
  @Column({ type: 'text', nullable: true })
  appellantId!: string | null

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly decidedBy?: Account

  /** Null: nobody has decided, or the account was erased. */
  @Column({ type: 'text', nullable: true })
  decidedById!: string | null
}

export const appeals = collection(Appeal, {
  prefix: 'appeal',
  followed: null,
  searched: null,
  visible: isAppealVisible,
  usedBy: { decisionId: ['decision'], appellantId: ['appellant'], decidedById: ['decidedBy'] },
})
