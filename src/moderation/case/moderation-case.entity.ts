import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { collection } from '../../shared/collection'
import { DateTime } from '../../shared/scalars'
import { Timestamp } from '../../shared/timestamp'
import { visible } from '../../shared/visibility'

@Entity()
@Index(['subjectId'])
@Index(['closedAt', 'openedAt', 'id'])
@ObjectType({
  simpleResolvers: true,
  description: 'Something that waits for a moderator: a comment that is pending, or whatever was reported.',
})
export class ModerationCase {
  @Field(() => ID, { description: 'Names the case: `case_01j…`.' })
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => DateTime, { description: 'Since when it waits.' })
  @Timestamp()
  openedAt!: string

  /** A moderator decided, or its subject is gone. */
  @Timestamp({ nullable: true })
  closedAt!: string | null

  /** The id of a comment, a partnership or an event. */
  @Column({ type: 'text' })
  subjectId!: string
}

export const moderationCases = collection(ModerationCase, {
  prefix: 'case',
  visible: visible.toModerators,
  isPart: true,
})
