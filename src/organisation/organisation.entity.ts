import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne } from 'typeorm'
import { Sector } from '../sector/sector.entity'
import { collection } from '../shared/collection'
import { Contact } from '../shared/contact'
import { Node, Timestamped } from '../shared/node'
import { PostalAddress } from '../shared/place'
import { NamedRecord } from '../shared/record'
import { Source } from '../shared/source'
import { Territory } from '../territory/territory.entity'
import { OrganisationKind } from './organisation.enums'

@Entity()
@Index(['nameFolded', 'id'])
@Index(['nameKey', 'id'])
@Directive('@key(fields: "id")')
@Directive('@key(fields: "krs")')
@ObjectType({
  implements: [Node, Timestamped],
  simpleResolvers: true,
  description:
    'A body that can be a partner: a municipality, a school, a library, an NGO, a company, an informal group of residents (Polish: organizacja, instytucja).',
})
export class Organisation extends NamedRecord {
  @Field({
    description:
      'The full name: `Gmina Dąbrowa`. Several organisations may share one; territory tells them apart.',
  })
  @Column({ type: 'text' })
  name!: string

  @Field(() => OrganisationKind, { nullable: true, description: 'What kind of body it is. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  kind!: OrganisationKind | null

  @Field(() => String, {
    nullable: true,
    description:
      'Number in the National Court Register, 10 digits: `0000325251`. Null: not registered, or not known.',
  })
  @Column({ type: 'text', nullable: true, unique: true })
  krs!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Tax identification number, 10 digits, the last one a checksum: `5242695801`. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  nip!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Statistical number of the REGON register, 9 or 14 digits: `142015721`. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  regon!: string | null

  @Field(() => Contact, { nullable: true, description: 'How to reach its office. Null: not known.' })
  @Column(() => Contact)
  contact!: Contact | null

  @Field(() => PostalAddress, { nullable: true, description: 'Where its office is. Null: not known.' })
  @Column(() => PostalAddress)
  address!: PostalAddress | null

  @Field(() => [String], {
    description: 'What it can bring to a partnership, in its own words. Empty: it has not said.',
  })
  @Column({ type: 'simple-json' })
  offers!: string[]

  @Field(() => [Source], { description: 'Where the facts of this record were read.' })
  @Column({ type: 'simple-json' })
  sources!: Source[]

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
  usedBy: { sectorId: ['sector'], territoryId: ['territory'] },
  prefix: 'organisation',
  historyOf: 'id',
  keys: { krs: { pattern: /^\d{10}$/ } },
  formerly: {
    id: sql`SELECT "id" AS "key", "intoId" AS "id" FROM "merged_organisation"`,
    krs: sql`SELECT "krs" AS "key", "intoId" AS "id" FROM "merged_organisation"`,
  },
})
