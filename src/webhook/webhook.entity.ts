import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Account } from '../account/account.entity'
import { RecordType } from '../change/record-type'
import { Organisation } from '../organisation/organisation.entity'
import { collection } from '../shared/collection'
import { Node } from '../shared/node'
import { DateTime } from '../shared/scalars'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { WebhookState } from './webhook.enums'

@Entity()
@Index(['state', 'nextAttemptAt'])
@Index(['organisationId', 'createdAt', 'id'])
@Index(['createdAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'An address of a partner organisation to which the registry sends each public change, in the form of Standard Webhooks: signed, one after the other in the order of commits, and again until it is taken. Representatives of the organisation and administrators see it.',
})
export class Webhook {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'Where changes are sent: by POST, as JSON.' })
  @Column({ type: 'text' })
  url!: string

  @Field(() => [RecordType], {
    nullable: true,
    description: 'Only changes of records of these types are sent. Null: of all.',
  })
  @Column({ type: 'simple-json', nullable: true })
  types!: RecordType[] | null

  /** A TERYT code, as filters take it. */
  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: only changes are sent of what lies in the unit, or has left it, and of what is gone. Null: of the whole country.',
  })
  @Column({ type: 'text', nullable: true })
  territory!: string | null

  @Field(() => WebhookState, { description: 'Whether it is switched on, and if not, why.' })
  @Column({ type: 'text' })
  state!: WebhookState

  @Field(() => DateTime, { description: 'When it was made.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when nothing could be delivered. Null: the last delivery was taken.',
  })
  @Timestamp({ nullable: true })
  failingSince!: string | null

  @Field(() => DateTime, {
    description: 'Not before this is the next delivery tried: in the past, as soon as there is a change.',
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
    description:
      'Until when deliveries are also signed with the secret before this one. Null: there was none before it.',
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
  visible: visible.ofRepresented,
  usedBy: {
    position: ['cursor'],
    organisationId: ['organisation'],
    createdById: ['createdBy'],
  },
})
