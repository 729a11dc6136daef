import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { RecordType } from '../change/record-type'
import { ChangeKind } from '../shared/change-kind'
import { collection } from '../shared/collection'
import { DateTime } from '../shared/scalars'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { Webhook } from './webhook.entity'

@Entity()
@Index(['webhookId', 'messageId'], { unique: true })
@Index(['webhookId', 'attemptedAt', 'id'])
@Index(['attemptedAt'])
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What became of sending one change to a webhook. It is kept for thirty days after the last time.',
})
export class WebhookDelivery {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({
    description:
      'The header `webhook-id`: the same whenever the change is sent, so that a receiver knows what it has.',
  })
  @Column({ type: 'text' })
  messageId!: string

  @Field(() => ChangeKind, { description: 'What was done.' })
  @Column({ type: 'text' })
  kind!: ChangeKind

  @Field(() => RecordType, { description: 'What kind of record it was done to.' })
  @Column({ type: 'text' })
  type!: RecordType

  @Field({ description: 'The id of that record, whether it is there or gone.' })
  @Column({ type: 'text' })
  recordId!: string

  @Field(() => Int, { description: 'How often it was sent.' })
  @Column({ type: 'integer' })
  attempts!: number

  @Field(() => DateTime, { description: 'When it was first sent.' })
  @Timestamp()
  startedAt!: string

  @Field(() => DateTime, { description: 'When it was last sent.' })
  @Timestamp()
  attemptedAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken: answered with a status of 200 to 299. Null: not yet, or never.',
  })
  @Timestamp({ nullable: true })
  deliveredAt!: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'The HTTP status of the last answer. Null: there was none.',
  })
  @Column({ type: 'integer', nullable: true })
  status!: number | null

  @Field(() => Int, { description: 'How long the last answer took, in milliseconds.' })
  @Column({ type: 'integer' })
  milliseconds!: number

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not taken the last time, for people. Null: it was.',
  })
  @Column({ type: 'text', nullable: true })
  problem!: string | null

  @ManyToOne(() => Webhook, { nullable: false, onDelete: 'CASCADE' })
  readonly webhook?: Webhook

  @Column({ type: 'text' })
  webhookId!: string
}

export const webhookDeliveries = collection(WebhookDelivery, {
  prefix: 'delivery',
  isPart: true,
  visible: visible.underVisible,
})
