import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../shared/collection'
import { PartialDate } from '../../shared/scalars'
import { visible } from '../../shared/visibility'
import { Partnership } from '../partnership.entity'
import { GoalState } from './goal.enums'

@Entity()
@Index(['partnershipId', 'position', 'id'])
@ObjectType({
  simpleResolvers: true,
  description: 'What a partnership wants to reach, and by when; planned for the long term (Polish: cel).',
})
export class Goal {
  @Field(() => ID, { description: 'Stable, while the text may be reworded: `goal_01j…`.' })
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'The goal in a sentence.' })
  @Column({ type: 'text' })
  text!: string

  @Field(() => PartialDate, {
    nullable: true,
    description: 'By when it is to be reached. Null: no date set, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  until!: string | null

  @Field(() => GoalState, { description: 'How far it has come.' })
  @Column({ type: 'text', default: GoalState.PLANNED })
  state!: GoalState

  /** The place in the partnership's list. */
  @Column({ type: 'integer', select: false })
  position!: number

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Column({ type: 'text' })
  partnershipId!: string
}

export const goals = collection(Goal, { prefix: 'goal', visible: visible.ofPartnership, isPart: true })
