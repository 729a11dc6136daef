import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import type { Writing } from '../../core/change-log/write'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { Timestamp } from '../../core/collections/timestamp'
import { newId } from '../../core/id'
import { DateTime } from '../../core/scalars'
import { tidy } from '../../core/values/plain-text'
import { Account } from '../account/account.entity'
import { type HouseRuleCode, type RuleTexts, ruleOfReason, textsOfRule } from './house-rules'
import { DecisionKind, ModerationReason } from './moderation.enums'
import type { Grounds } from './moderation.inputs'
import { isDecisionVisible } from './moderation.policy'

@Entity()
@Index(['subjectId', 'decidedAt', 'id'])
@Index(['decidedAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A decision of moderators, or of editors about claims and changes: when, why and by whom. It is stored for good. Moderators see all decisions, others those about themselves.',
})
export class ModerationDecision {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => DecisionKind, { description: 'What was done.' })
  @Column({ type: 'text' })
  kind!: DecisionKind

  @Field(() => ModerationReason, { nullable: true, description: 'The reason, as a code. Null: none given.' })
  @Column({ type: 'text', nullable: true })
  reason!: ModerationReason | null

  @Field(() => String, {
    nullable: true,
    description: 'The reason in the words of the moderator. Null: none given.',
  })
  @Column({ type: 'text', nullable: true })
  statement!: string | null

  @Column({ type: 'text', nullable: true })
  ruleCode!: HouseRuleCode | null

  /** As the rule read then. */
  @Column({ type: 'simple-json', nullable: true })
  ruleTexts!: RuleTexts | null

  @Field(() => DateTime, { description: 'When it was decided.' })
  @Timestamp()
  decidedAt!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The value that it set: the comment policy, or the time until which the account is suspended. Null for other decisions.',
  })
  @Column({ type: 'text', nullable: true })
  setTo!: string | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when the person concerned may call appealDecision. Null: the decision cannot be appealed.',
  })
  @Timestamp({ nullable: true })
  appealableUntil!: string | null

  /** The id of a comment, a partnership, an event, a guide, an account, a claim, a pending change or an API key. */
  @Column({ type: 'text' })
  subjectId!: string

  /** Whom it concerns: the suspended account, or whose the comment, the claim, the change or the key is. No foreign key, as with reports. */
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
  followed: null,
  searched: null,
  visible: isDecisionVisible,
  usedBy: { ruleCode: ['rule', 'statementOfReasons'], ruleTexts: ['rule', 'statementOfReasons'] },
})

export interface Decided extends Partial<Grounds> {
  readonly kind: DecisionKind
  readonly subjectId: string
  readonly setTo?: string
  /** Null: there is nobody to appeal. */
  readonly appealableUntil?: string | null
  /** Whom it concerns; null where it is about no one’s comment or account. */
  readonly aboutId: string | null
  /** Null: a rule. */
  readonly decidedById: string | null
}

/** Keeps what was decided, for those whom it concerns and for the other moderators, and answers with its id. */
export async function storeDecision(decided: Decided, write: Writing, now: Date): Promise<string> {
  const { kind, subjectId, aboutId, decidedById, reason = null, statement, setTo = null } = decided
  const ruleCode = decided.rule ?? ruleOfReason(reason)
  const id = newId('decision')
  await write.insert(ModerationDecision, [
    {
      id,
      kind,
      subjectId,
      aboutId,
      decidedById,
      reason,
      ruleCode,
      ruleTexts: ruleCode && textsOfRule(ruleCode),
      statement: statement == null ? null : tidy(statement),
      setTo,
      decidedAt: now.toISOString(),
      appealableUntil: decided.appealableUntil ?? null,
    },
  ])
  return id
}
