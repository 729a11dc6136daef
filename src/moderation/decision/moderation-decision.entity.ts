import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Account } from '../../account/account.entity'
import { collection } from '../../shared/collection'
import { DateTime } from '../../shared/scalars'
import { Timestamp } from '../../shared/timestamp'
import { visible } from '../../shared/visibility'
import { DecisionKind, ModerationReason } from '../moderation.enums'

@Entity()
@Index(['subjectId', 'decidedAt', 'id'])
@Index(['decidedAt', 'id'])
@ObjectType({
  simpleResolvers: true,
  description:
    'What was decided in keeping order: when, why and by whom. Kept for good; moderators see all, people those about themselves.',
})
export class ModerationDecision {
  @Field(() => ID, { description: 'Names the decision: `decision_01j…`.' })
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => DecisionKind, { description: 'What was done.' })
  @Column({ type: 'text' })
  kind!: DecisionKind

  @Field(() => ModerationReason, { nullable: true, description: 'Why, in one word. Null: not said.' })
  @Column({ type: 'text', nullable: true })
  reason!: ModerationReason | null

  @Field(() => String, { nullable: true, description: 'Why, in the words of who decided. Null: not said.' })
  @Column({ type: 'text', nullable: true })
  statement!: string | null

  @Field(() => DateTime, { description: 'When it was decided.' })
  @Timestamp()
  decidedAt!: string

  @Field(() => String, {
    nullable: true,
    description:
      'What it set: the comment policy, or the instant until which the account is suspended. Null for other decisions.',
  })
  @Column({ type: 'text', nullable: true })
  setTo!: string | null

  /** The id of a comment, a partnership, an event, a guide or an account. */
  @Column({ type: 'text' })
  subjectId!: string

  /** Whom it concerns: the suspended account, or the author of the comment. No foreign key, as with reports. */
  @Index()
  @Column({ type: 'text', nullable: true })
  aboutId!: string | null

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly decidedBy?: Account

  /** Null: a rule decided, or the account was erased. */
  @Column({ type: 'text', nullable: true })
  decidedById!: string | null
}

export const moderationDecisions = collection(ModerationDecision, {
  prefix: 'decision',
  visible: visible.decision,
  isPart: true,
})
