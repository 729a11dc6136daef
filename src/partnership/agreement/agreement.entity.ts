import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne, PrimaryColumn } from 'typeorm'
import { Organisation } from '../../organisation/organisation.entity'
import { collection } from '../../shared/collection'
import { Node } from '../../shared/node'
import { VERSION_DESCRIPTION } from '../../shared/record'
import { PartialDate, WebAddress } from '../../shared/scalars'
import { visible } from '../../shared/visibility'
import { Partnership } from '../partnership.entity'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'A legal act that an agreement rests on, with the time it is in force (Polish: podstawa prawna).',
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
    'The main document of a formalised partnership: who are the parties, and from when until when (Polish: umowa partnerska).',
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
    description: 'The first day it is valid. Null: not known; then it counts from the day of signing.',
  })
  @Column({ type: 'text', nullable: true })
  validFrom!: string | null

  @Field(() => PartialDate, { nullable: true, description: 'The last day it is valid. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  validUntil!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was terminated before its time. Null: it was not, or that is not known.',
  })
  @Column({ type: 'text', nullable: true })
  terminatedOn!: string | null

  @Field(() => [LegalReference], { description: 'The legal acts it rests on. Empty: not known.' })
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
    description: 'The parties where they are known only as prose: `23 signatories`. Null: see parties.',
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
  visible: visible.ofPartnership,
  usedBy: {
    signedOn: ['status'],
    validFrom: ['status'],
    validUntil: ['status'],
    terminatedOn: ['status'],
  },
})
