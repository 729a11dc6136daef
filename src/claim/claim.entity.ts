import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Account } from '../account/account.entity'
import { collection } from '../shared/collection'
import { Node } from '../shared/node'
import { DateTime } from '../shared/scalars'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { ClaimState } from './claim.enums'

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
    'A request to keep the record of a partnership or an organisation in its name (Polish: wniosek o prowadzenie wpisu). Only whoever made it sees it, and those who decide: editors of the territory, and administrators.',
})
export class Claim {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'Who they are, and why they may speak for it, in plain text.' })
  @Column({ type: 'text' })
  reason!: string

  @Field(() => ClaimState, { description: 'Whether it waits, and what became of it.' })
  @Column({ type: 'text' })
  state!: ClaimState

  @Field(() => DateTime, { description: 'When it was made.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was accepted, rejected or withdrawn. Null: it waits.',
  })
  @Timestamp({ nullable: true })
  decidedAt!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What whoever decided has to say about it, to whoever asked. Null: nothing.',
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
  visible: visible.claim,
  usedBy: {
    state: ['viewerCan'],
    subjectId: ['subject'],
    claimantId: ['claimant', 'viewerCan'],
  },
})
