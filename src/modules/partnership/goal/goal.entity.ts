import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import { PartialDate } from '../../../core/scalars'
import { Partnership } from '../partnership.entity'
import { isPartVisible } from '../partnership.policy'
import { GoalState } from './goal.enums'

@Entity()
@Index(['partnershipId', 'position', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What a partnership wants to achieve, and by when (Polish: cel).',
})
export class Goal {
  @Field(() => ID, { description: 'Stays the same if the text is reworded: `goal_01j…`.' })
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'The goal in a sentence.' })
  @Column({ type: 'text' })
  text!: string

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The date by which it should be reached. Null: no date set, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  until!: string | null

  @Field(() => GoalState, { nullable: true, description: 'The progress towards it. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  state!: GoalState | null

  /** The place in the partnership's list. */
  @Column({ type: 'integer', select: false })
  position!: number

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Column({ type: 'text' })
  partnershipId!: string
}

export const goals = collection(Goal, {
  prefix: 'goal',
  followed: null,
  searched: null,
  visible: isPartVisible,
})
