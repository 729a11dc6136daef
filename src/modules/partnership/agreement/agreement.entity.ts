import sql from 'sql-template-tag'
import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import { VERSION_DESCRIPTION } from '../../../core/collections/record'
import { declareReferences } from '../../../core/collections/references'
import { PartialDate, WebAddress } from '../../../core/scalars'
import { Organisation } from '../../organisation/organisation.entity'
import { ActivitySignKind } from '../activity/activity.enums'
import { Partnership } from '../partnership.entity'
import { isPartVisible } from '../partnership.policy'
import { onPartnership } from '../partnership-hooks'
import { lastInForce } from './last-in-force'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'A legal act that an agreement is based on, and when it is in force (Polish: podstawa prawna).',
})
export class LegalReference {
  @Field({ description: 'What the act is called.' })
  title!: string

  @Field(() => String, {
    nullable: true,
    description: 'Where it was published: `Dz.U. 2015 poz. 378`. Null: not known.',
  })
  publication!: string | null

  @Field(() => WebAddress, { nullable: true, description: 'Where to read it. Null: not known.' })
  url!: string | null

  @Field(() => PartialDate, { nullable: true, description: 'The first day in force. Null: not known.' })
  inForceFrom!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The last day in force. Null: still in force, or not known.',
  })
  inForceUntil!: string | null
}

@Entity()
@Index(['partnershipId', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'The main document of a formalised partnership: its parties and its term (Polish: umowa partnerska).',
})
export class Agreement {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => String, { nullable: true, description: 'The title of the document. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  title!: string | null

  @Field(() => PartialDate, { nullable: true, description: 'When it was signed. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  signedOn!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The first day it is valid. Null: not known; then the day of signing counts.',
  })
  @Column({ type: 'text', nullable: true })
  validFrom!: string | null

  @Field(() => PartialDate, { nullable: true, description: 'The last day it is valid. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  validUntil!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was terminated early. Null: it was not, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  terminatedOn!: string | null

  @Field(() => [LegalReference], { description: 'The legal acts it is based on. Empty: not known.' })
  @Column({ type: 'simple-json' })
  legalBasis!: LegalReference[]

  @Field(() => WebAddress, {
    nullable: true,
    description: 'Where the document can be read. Null: not published, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  documentUrl!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The parties, if they are known only as text: `23 signatories`. Null: see parties.',
  })
  @Column({ type: 'text', nullable: true })
  partiesText!: string | null

  @Field(() => Int, { description: VERSION_DESCRIPTION })
  @Column({ type: 'integer', default: 1 })
  version!: number

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Column({ type: 'text' })
  partnershipId!: string

  @ManyToMany(() => Organisation)
  @JoinTable({
    name: 'agreement_party',
    joinColumn: { name: 'agreementId' },
    inverseJoinColumn: { name: 'organisationId' },
  })
  readonly partyLinks?: Organisation[]
}

export const agreements = collection(Agreement, {
  prefix: 'agreement',
  historyOf: 'partnershipId',
  visible: isPartVisible,
  usedBy: {
    signedOn: ['status'],
    validFrom: ['status'],
    validUntil: ['status'],
    terminatedOn: ['status'],
  },
  followed: {
    type: {
      name: 'AGREEMENT',
      PL: { label: 'umowa partnerska', description: 'Umowa partnerska, także jej strony.' },
      EN: { label: 'agreement', description: 'The agreement of a partnership with its parties.' },
    },
    territories: (id) => sql`SELECT works."territoryId" FROM "agreement" AS part
      JOIN "partnership_territory" AS works ON works."partnershipId" = part."partnershipId" WHERE part."id" = ${id}`,
    partOf: [
      {
        entity: Partnership,
        parts: (ids) => sql`SELECT "id" FROM "agreement" WHERE "partnershipId" IN (${ids})`,
      },
    ],
  },
  searched: null,
})

onPartnership({ activity: { kind: ActivitySignKind.AGREEMENT, latest: lastInForce } })

declareReferences(
  {
    ...{ to: ['Partnership'], table: 'agreement', column: 'partnershipId' },
    called: ['agreement', 'agreements'],
  },
  {
    ...{ to: ['Organisation'], table: 'agreement_party', column: 'organisationId' },
    called: ['agreement that it is a party to', 'agreements that it is a party to'],
  },
)
