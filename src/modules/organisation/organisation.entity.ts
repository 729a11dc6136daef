import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Node, SearchResult, Timestamped } from '../../core/collections/node'
import { NamedRecord } from '../../core/collections/record'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Contact } from '../../core/values/contact'
import { Image, ImagesField, LogoField } from '../../core/values/image'
import { PostalAddress } from '../../core/values/place'
import { KrsField, NipField, RegonField } from '../../core/values/register-numbers'
import { Source, SourcesField } from '../../core/values/source'
import { Account } from '../account/account.entity'
import { Sector } from '../sector/sector.entity'
import { Territory } from '../territory/territory.entity'
import { OrganisationKind } from './organisation.enums'
import { isOrganisationVisible } from './organisation.policy'

@Entity()
@Index(['nameFolded', 'id'])
@Index(['nameKey', 'id'])
@Directive('@key(fields: "id")')
@Directive('@key(fields: "krs")')
@ObjectType({
  implements: [Node, Timestamped, SearchResult],
  simpleResolvers: true,
  description:
    'A body that can be a partner: a municipality, a school, a library, an NGO, a company, an informal group of residents (Polish: organizacja, instytucja).',
})
export class Organisation extends NamedRecord {
  @Field({
    description:
      'The full name: `Gmina Dąbrowa`. Several organisations may have the same name; their territories tell them apart.',
  })
  @Column({ type: 'text' })
  name!: string

  @Field(() => OrganisationKind, {
    nullable: true,
    description: 'The kind of organisation. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  kind!: OrganisationKind | null

  @KrsField()
  krs!: string | null

  @NipField()
  nip!: string | null

  @RegonField()
  regon!: string | null

  @Field(() => Contact, { nullable: true, description: 'How to contact its office. Null: not known.' })
  @Column(() => Contact)
  contact!: Contact | null

  @Field(() => PostalAddress, { nullable: true, description: 'Where its office is. Null: not known.' })
  @Column(() => PostalAddress)
  address!: PostalAddress | null

  @Field(() => [String], {
    description: 'What it can bring to a partnership, in its own words. Empty: not stated.',
  })
  @Column({ type: 'simple-json' })
  offers!: string[]

  @LogoField()
  logo!: Image | null

  @ImagesField()
  images!: Image[]

  @SourcesField()
  sources!: Source[]

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the record was published. Null while it is a draft, which only its author, its managers and administrators can see.',
  })
  @Timestamp({ nullable: true })
  publishedAt!: string | null

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly enteredBy?: Account

  /** Who entered a draft, and sees it. Null: it is published, or the account was erased. */
  @Index()
  @Column({ type: 'text', nullable: true, select: false })
  enteredById!: string | null

  @ManyToOne(() => Sector, { nullable: true, onDelete: 'RESTRICT' })
  readonly sector?: Sector

  @Index()
  @Column({ type: 'text', nullable: true })
  sectorId!: string | null

  @ManyToOne(() => Territory, { nullable: true, onDelete: 'RESTRICT' })
  readonly territory?: Territory

  @Index()
  @Column({ type: 'text', nullable: true })
  territoryId!: string | null
}

export const organisations = collection(Organisation, {
  usedBy: { name: ['title'], sectorId: ['sector'], territoryId: ['territory', 'summary'] },
  prefix: 'organisation',
  historyOf: 'id',
  visible: isOrganisationVisible,
  keys: { krs: { pattern: /^\d{10}$/ } },
  formerly: {
    id: sql`SELECT "id" AS "key", "intoId" AS "id" FROM "merged_organisation"`,
    krs: sql`SELECT "krs" AS "key", "intoId" AS "id" FROM "merged_organisation"`,
  },
  followed: {
    type: {
      name: 'ORGANISATION',
      PL: { label: 'organizacja', description: 'Organizacja lub instytucja.' },
      EN: { label: 'organisation', description: 'An organisation or institution.' },
    },
    territories: (id) => sql`SELECT "territoryId" FROM "organisation" WHERE "id" = ${id}`,
    partOf: [],
  },
  searched: { inUnit: (unitId) => sql`"territoryId" = ${unitId}` },
})
