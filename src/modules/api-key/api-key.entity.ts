import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { declareReferences } from '../../core/collections/references'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Account } from '../account/account.entity'
import { Organisation } from '../organisation/organisation.entity'
import { ApiKeyScope } from './api-key.enums'
import { isApiKeyVisible } from './api-key.policy'

@Entity()
@Index(['digest'], { unique: true })
@Index(['organisationId', 'createdAt', 'id'])
@Index(['createdAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A key that identifies the programs of a partner organisation (Polish: klucz API), so that they may send more requests than visitors. Visible to representatives of the organisation and to administrators. The key itself was shown once, when it was created.',
})
export class ApiKey {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({ description: 'What it is for, in the words of its creator.' })
  @Column({ type: 'text' })
  name!: string

  @Field({ description: 'The beginning of the key, to tell it from others: `partnerstwa_x7Qf`.' })
  @Column({ type: 'text' })
  prefix!: string

  /** Of the whole key, which has as many random bits as the digest: nobody guesses it from this. */
  @Column({ type: 'text', select: false })
  readonly digest!: string

  @Field(() => [ApiKeyScope], { description: 'Where it may be used.' })
  @Column({ type: 'simple-json' })
  scopes!: ApiKeyScope[]

  @Field(() => Int, {
    nullable: true,
    description:
      'How many requests a minute this key may send. Null: it shares the limit of its organisation.',
  })
  @Column({ type: 'integer', nullable: true })
  requestsPerMinute!: number | null

  @Field(() => DateTime, { description: 'When it was made.' })
  @Timestamp()
  createdAt!: string

  @Field(() => DateTime, { description: 'When it expires.' })
  @Timestamp()
  expiresAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to within a few seconds. Null: never.',
  })
  @Timestamp({ nullable: true })
  lastUsedAt!: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was revoked. Null: it was not.',
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
  followed: null,
  searched: null,
  visible: isApiKeyVisible,
  usedBy: { organisationId: ['organisation'], createdById: ['createdBy'] },
})

declareReferences({
  ...{ to: ['Organisation'], table: 'api_key', column: 'organisationId' },
  called: ['API key', 'API keys'],
})
