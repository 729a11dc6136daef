import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { declareReferences } from '../../core/collections/references'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Account } from '../account/account.entity'
import { ClaimState } from './claim.enums'
import { isClaimVisible } from './claim.policy'

@Entity()
// An account waits for one answer about a thing.
@Index(['claimantId', 'subjectId'], { unique: true, where: `"state" = 'PENDING'` })
@Index(['claimantId', 'createdAt', 'id'])
@Index(['state', 'createdAt', 'id'])
@Index(['subjectId'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A request to manage the record of a partnership or an organisation on its behalf (Polish: wniosek o prowadzenie wpisu). Visible to the claimant, editors of the territory and administrators.',
})
export class Claim {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'Who the claimant is, and why they may speak for it, in plain text.' })
  @Column({ type: 'text' })
  reason!: string

  @Field(() => ClaimState, { description: 'Whether it is open, and how it ended.' })
  @Column({ type: 'text' })
  state!: ClaimState

  @Field(() => DateTime, { description: 'When it was made.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was accepted, rejected or withdrawn. Null: it is still open.',
  })
  @Timestamp({ nullable: true })
  decidedAt!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What the decider tells the claimant. Null: nothing.',
  })
  @Column({ type: 'text', nullable: true })
  statement!: string | null

  /** The id of a partnership or an organisation. */
  @Column({ type: 'text' })
  subjectId!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly claimant?: Account

  @Column({ type: 'text' })
  claimantId!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly decidedBy?: Account

  /** Null: nobody has decided, or the account was erased. */
  @Column({ type: 'text', nullable: true })
  decidedById!: string | null
}

export const claims = collection(Claim, {
  prefix: 'claim',
  followed: null,
  searched: null,
  visible: isClaimVisible,
  usedBy: {
    subjectId: ['subject'],
    claimantId: ['claimant'],
  },
})

declareReferences({
  ...{
    to: ['Organisation', 'Partnership'],
    table: 'claim',
    column: 'subjectId',
    counts: sql`"state" = 'PENDING'`,
  },
  called: ['open claim', 'open claims'],
})
