import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Account } from '../../account/account.entity'
import { collection } from '../../shared/collection'
import { DateTime } from '../../shared/scalars'
import { Timestamp } from '../../shared/timestamp'
import { visible } from '../../shared/visibility'
import { ModerationReason } from '../moderation.enums'
import { ModerationCase } from './moderation-case.entity'

@Entity()
@Index(['reporterId', 'caseId'], { unique: true })
@Index(['caseId', 'createdAt', 'id'])
@ObjectType({
  simpleResolvers: true,
  description: 'What somebody finds wrong with a comment, a partnership or an event.',
})
export class Report {
  @Field(() => ID, { description: 'Names the report: `report_01j…`.' })
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => ModerationReason, { description: 'What is wrong with it, in one word.' })
  @Column({ type: 'text' })
  reason!: ModerationReason

  @Field(() => String, { nullable: true, description: 'What else the person who reported it said.' })
  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Field(() => DateTime, { description: 'When it was reported.' })
  @Timestamp()
  createdAt!: string

  @Column({ type: 'text' })
  subjectId!: string

  /**
   * The author of the comment, so that what is said of them can be found when they leave. No foreign key: it would wait
   * for the account of somebody who is leaving, and they for the comment.
   */
  @Index()
  @Column({ type: 'text', nullable: true })
  aboutId!: string | null

  @ManyToOne(() => ModerationCase, { nullable: false, onDelete: 'CASCADE' })
  readonly case?: ModerationCase

  @Column({ type: 'text' })
  caseId!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly reporter?: Account

  /** Null: the account was erased. */
  @Column({ type: 'text', nullable: true })
  reporterId!: string | null
}

export const reports = collection(Report, { prefix: 'report', visible: visible.toModerators, isPart: true })
