import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Account } from '../account/account.entity'
import { Organisation } from '../organisation/organisation.entity'
import { collection } from '../shared/collection'
import { Node } from '../shared/node'
import { DateTime } from '../shared/scalars'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { ApiKeyScope } from './api-key.enums'

@Entity()
@Index(['digest'], { unique: true })
@Index(['organisationId', 'createdAt', 'id'])
@Index(['createdAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A key by which the programs of a partner organisation are known (Polish: klucz API), so that they may ask more often than visitors. Representatives of the organisation and administrators see it; the key itself was shown once, to whoever made it.',
})
export class ApiKey {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'What it is for, in the words of whoever made it.' })
  @Column({ type: 'text' })
  name!: string

  @Field({ description: 'How the key begins, to be told from others: `partnerstwa_x7Qf`.' })
  @Column({ type: 'text' })
  prefix!: string

  /** Of the whole key, which has as many random bits as the digest: nobody guesses it from this. */
  @Column({ type: 'text', select: false })
  readonly digest!: string

  @Field(() => [ApiKeyScope], { description: 'Where it may be shown.' })
  @Column({ type: 'simple-json' })
  scopes!: ApiKeyScope[]

  @Field(() => Int, {
    nullable: true,
    description:
      'How many requests a minute it alone is good for. Null: it shares those that its organisation has.',
  })
  @Column({ type: 'integer', nullable: true })
  requestsPerMinute!: number | null

  @Field(() => DateTime, { description: 'When it was made.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, { description: 'From when on it is refused.' })
  @Timestamp()
  expiresAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last shown and was good, to a few seconds. Null: never yet.',
  })
  @Timestamp({ nullable: true })
  lastUsedAt!: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When somebody ended it before its time. Null: nobody has.',
  })
  @Timestamp({ nullable: true })
  revokedAt!: string | null

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

export const apiKeys = collection(ApiKey, {
  prefix: 'apikey',
  visible: visible.ofRepresented,
  usedBy: { organisationId: ['organisation'], createdById: ['createdBy'] },
})
