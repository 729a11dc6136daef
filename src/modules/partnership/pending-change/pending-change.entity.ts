import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne, PrimaryColumn } from 'typeorm'
import type { Differences } from '../../../core/change-log/change.entity'
import { collection } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import { declareReferences } from '../../../core/collections/references'
import { Timestamp } from '../../../core/collections/timestamp'
import { DateTime } from '../../../core/scalars'
import { Account } from '../../account/account.entity'
import { Territory } from '../../territory/territory.entity'
import { Partnership } from '../partnership.entity'
import { PendingChangeState } from './pending-change.enums'
import { isPendingChangeVisible } from './pending-change.policy'

@Entity()
// One change of a record waits at a time.
@Index(['partnershipId'], { unique: true, where: `"state" = 'PENDING'` })
@Index(['partnershipId', 'createdAt', 'id'])
@Index(['proposedById', 'createdAt', 'id'])
@Index(['decidedById'])
@Index(['state', 'createdAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A change of the name or the territories of a published partnership that waits for an editor (Polish: zmiana oczekująca). Visible to managers of the partnership, the proposer, editors of the proposed territories and administrators.',
})
export class PendingChange {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => PendingChangeState, { description: 'Whether it waits, and how it ended.' })
  @Column({ type: 'text' })
  state!: PendingChangeState

  @Field(() => DateTime, { description: 'When it was proposed.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was accepted, declined or withdrawn. Null: it still waits.',
  })
  @Timestamp({ nullable: true })
  decidedAt!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What the editor says about the decision, in plain text. Null: nothing.',
  })
  @Column({ type: 'text', nullable: true })
  statement!: string | null

  /** Of the name, and of the codes of the territories. */
  @Column({ type: 'simple-json' })
  storedDifferences!: Differences

  /** Whether other territories are proposed; none at all is a proposal too. */
  @Column({ type: 'boolean' })
  changesTerritories!: boolean

  @ManyToMany(() => Territory)
  @JoinTable({
    name: 'pending_change_territory',
    joinColumn: { name: 'pendingChangeId' },
    inverseJoinColumn: { name: 'territoryId' },
  })
  readonly territoryLinks?: Territory[]

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Column({ type: 'text' })
  partnershipId!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly proposedBy?: Account

  /** Null: the account was erased. */
  @Column({ type: 'text', nullable: true })
  proposedById!: string | null

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly decidedBy?: Account

  /** Null: nobody has decided, or the account was erased. */
  @Column({ type: 'text', nullable: true })
  decidedById!: string | null
}

export const pendingChanges = collection(PendingChange, {
  prefix: 'pendingchange',
  followed: null,
  searched: null,
  visible: isPendingChangeVisible,
  usedBy: {
    storedDifferences: ['differences'],
    partnershipId: ['partnership'],
    proposedById: ['proposedBy'],
  },
})

declareReferences({
  ...{
    to: ['Partnership'],
    table: 'pending_change',
    column: 'partnershipId',
    counts: sql`"state" = 'PENDING'`,
  },
  called: ['proposed change', 'proposed changes'],
})
