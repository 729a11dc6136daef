import sql from 'sql-template-tag'
import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { ChangeKind } from '../../core/change-log/change-kind'
import { RecordType } from '../../core/change-log/record-type'
import type { Write } from '../../core/change-log/write'
import { collection } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Webhook } from './webhook.entity'

@Entity()
@Index(['webhookId', 'messageId'], { unique: true })
@Index(['webhookId', 'attemptedAt', 'id'])
@Index(['attemptedAt'])
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'The delivery of one change to a webhook. It is stored for thirty days after the last attempt.',
})
export class WebhookDelivery {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({
    description:
      'The header `webhook-id`: the same for every attempt, so that the receiver can recognise duplicates.',
  })
  @Column({ type: 'text' })
  messageId!: string

  @Field(() => ChangeKind, { description: 'What was done.' })
  @Column({ type: 'text' })
  kind!: ChangeKind

  @Field(() => RecordType, { description: 'The type of the record.' })
  @Column({ type: 'text' })
  type!: RecordType

  @Field({ description: 'The id of the record, also after the record is gone.' })
  @Column({ type: 'text' })
  recordId!: string

  @Field(() => Int, { description: 'The number of attempts.' })
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
    description: 'When it was accepted: answered with a status from 200 to 299. Null: not yet, or never.',
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
    description: 'Why the last attempt failed, for people. Null: it succeeded.',
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
  followed: null,
  searched: null,
  isPart: true,
  visible: visibleWithParent,
})

const KEPT_MS = 30 * 86_400_000

/** Forgets deliveries that were last tried longer ago than they are kept. */
export async function clearDeliveries(write: Write, now = new Date()): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT_MS).toISOString()
  await write((writing) => writing.run(sql`DELETE FROM "webhook_delivery" WHERE "attemptedAt" < ${oldest}`))
}
