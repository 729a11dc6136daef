import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { RecordType } from '../../core/change-log/record-type'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { declareReferences } from '../../core/collections/references'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Account } from '../account/account.entity'
import { Organisation } from '../organisation/organisation.entity'
import { WebhookState } from './webhook.enums'
import { isWebhookVisible } from './webhook.policy'

@Entity()
@Index(['state', 'nextAttemptAt'])
@Index(['organisationId', 'createdAt', 'id'])
@Index(['createdAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'An address of a partner organisation that receives each public change as a signed Standard Webhooks message, one at a time in the order of commits, retried until it is accepted. Visible to representatives of the organisation and to administrators.',
})
export class Webhook {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'The address that changes are sent to, by POST and as JSON.' })
  @Column({ type: 'text' })
  url!: string

  @Field(() => [RecordType], {
    nullable: true,
    description: 'Only changes of these types of records are sent. Null: all.',
  })
  @Column({ type: 'simple-json', nullable: true })
  types!: RecordType[] | null

  /** A TERYT code, as filters take it. */
  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: only changes of records that are in the unit, have left it or are gone are sent. Null: the whole country.',
  })
  @Column({ type: 'text', nullable: true })
  territory!: string | null

  @Field(() => WebhookState, { description: 'Whether it is on, and if not, why.' })
  @Column({ type: 'text' })
  state!: WebhookState

  @Field(() => DateTime, { description: 'When it was made.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when deliveries have failed. Null: the last one was accepted.',
  })
  @Timestamp({ nullable: true })
  failingSince!: string | null

  @Field(() => DateTime, {
    description:
      'The next delivery is not tried before this time. If it is in the past, the next change is sent at once.',
  })
  @Timestamp()
  nextAttemptAt!: string

  /** Behind the change of this id, all is still to be delivered: the log of changes is the queue. */
  @Column({ type: 'text' })
  position!: string

  /** In a row, since something was taken. */
  @Column({ type: 'integer', default: 0 })
  failures!: number

  /** With which deliveries are signed: base64. */
  @Column({ type: 'text', select: false })
  readonly secret!: string

  /** The secret before this one, until all receivers know the new one. */
  @Column({ type: 'text', nullable: true, select: false })
  readonly formerSecret!: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when deliveries are also signed with the previous secret. Null: there is none.',
  })
  @Timestamp({ nullable: true })
  formerSecretUntil!: string | null

  /** Which server delivers it just now: another one takes over where it has not been heard of until heldUntil. */
  @Column({ type: 'text', nullable: true, select: false })
  readonly holder!: string | null

  @Timestamp({ nullable: true, select: false })
  readonly heldUntil!: string | null

  /** When its representatives were last told that it was switched off. */
  @Timestamp({ nullable: true, select: false })
  readonly toldAt!: string | null

  @ManyToOne(() => Organisation, { nullable: true, onDelete: 'CASCADE' })
  readonly organisation?: Organisation

  /** Null: it is the registry’s own. */
  @Column({ type: 'text', nullable: true })
  organisationId!: string | null

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly createdBy?: Account

  /** Null: the account was erased. */
  @Index()
  @Column({ type: 'text', nullable: true })
  createdById!: string | null
}

export const webhooks = collection(Webhook, {
  prefix: 'webhook',
  followed: null,
  searched: null,
  visible: isWebhookVisible,
  usedBy: {
    position: ['cursor'],
    organisationId: ['organisation'],
    createdById: ['createdBy'],
  },
})

declareReferences({
  ...{ to: ['Organisation'], table: 'webhook', column: 'organisationId' },
  called: ['webhook', 'webhooks'],
})
