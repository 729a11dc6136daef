import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany } from 'typeorm'
import { Initiator } from '../initiator/initiator.entity'
import { Sector, SectorCode } from '../sector/sector.entity'
import { collection } from '../shared/collection'
import { Contact } from '../shared/contact'
import { Commentable, Node, Reportable, Timestamped, Viewable } from '../shared/node'
import { GeoPoint, PostalAddress } from '../shared/place'
import { DiscussedRecord } from '../shared/record'
import { DateTime, PartialDate } from '../shared/scalars'
import { Source } from '../shared/source'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { Language } from '../shared/vocabulary'
import { Territory } from '../territory/territory.entity'
import { ActivityArea } from './activity-area.enums'
import { Formality, PartnershipKind, PartnershipStage } from './partnership.enums'

const link = (table: string, other: string) => ({
  name: table,
  joinColumn: { name: 'partnershipId' },
  inverseJoinColumn: { name: other },
})

@Entity()
@Index(['nameFolded', 'id'])
@Index(['nameKey', 'id'])
@Index(['createdAt', 'id'])
@Index(['updatedAt', 'id'])
@Index(['viewCount', 'id'])
@Index(['location.latitude', 'location.longitude'])
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  implements: [Node, Timestamped, Viewable, Commentable, Reportable],
  simpleResolvers: true,
  description:
    'A local partnership: residents, NGOs, municipalities, schools and companies who work together for the common good of their area (Polish: partnerstwo lokalne). Many are registered nowhere, and dates are often known only in part.',
})
export class Partnership extends DiscussedRecord {
  @Field({
    description:
      'The name as a part of web addresses: `dla-rudawki-i-zatrasia`. Stable; former slugs still find the partnership.',
  })
  @Column({ type: 'text', unique: true })
  slug!: string

  @Field({ description: 'What the partnership calls itself.' })
  @Column({ type: 'text' })
  name!: string

  @Field(() => [String], {
    description: 'Names it bore before, and others it is known by. A search finds it by them too.',
  })
  @Column({ type: 'simple-json' })
  formerNames!: string[]

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, in a sentence or two of plain text. Null: not written yet.',
  })
  @Column({ type: 'text', nullable: true })
  summary!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, at length, in Markdown. Null: not written yet.',
  })
  @Column({ type: 'text', nullable: true })
  description!: string | null

  @Field(() => Language, { description: 'The language that the texts of this record are written in.' })
  @Column({ type: 'text', default: Language.PL })
  language!: Language

  @Field(() => PartnershipKind, {
    nullable: true,
    description: 'Which kind of partnership it is (Polish: rodzaj). Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  kind!: PartnershipKind | null

  @Field(() => PartnershipStage, {
    nullable: true,
    description: 'Where in its life it is. Null: not known, as with most records read from old pages.',
  })
  @Column({ type: 'text', nullable: true })
  stage!: PartnershipStage | null

  @Field(() => Formality, {
    nullable: true,
    description: 'Whether it rests on an agreement or on trust alone. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  formality!: Formality | null

  @Field(() => String, {
    nullable: true,
    description:
      'The legal form, if the partnership is a legal person itself: `association`. Null: none, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  legalForm!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Number in the National Court Register, 10 digits: `0000325251`. Null: registered nowhere, or not known.',
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

  @Field(() => [ActivityArea], {
    description: 'The areas it is active in (Polish: obszary działania). Empty: not known.',
  })
  @Column({ type: 'simple-json' })
  activityAreas!: ActivityArea[]

  @Field(() => [SectorCode], {
    description: 'The sectors from which it looks for partners. Empty: it has not said.',
  })
  @Column({ type: 'simple-json' })
  seeksSectors!: SectorCode[]

  @Field(() => String, {
    nullable: true,
    description: 'What help it looks for, in its own words. Null: it has not said.',
  })
  @Column({ type: 'text', nullable: true })
  seeksText!: string | null

  @Field(() => GeoPoint, { nullable: true, description: 'Where its seat is on the map. Null: not known.' })
  @Column(() => GeoPoint)
  location!: GeoPoint | null

  @Field(() => PostalAddress, {
    nullable: true,
    description: 'The address of its seat. Null: none, or not known.',
  })
  @Column(() => PostalAddress)
  address!: PostalAddress | null

  @Field(() => Contact, { nullable: true, description: 'How to reach it. Null: not known.' })
  @Column(() => Contact)
  contact!: Contact | null

  @Field(() => PartialDate, { nullable: true, description: 'When it was founded. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  foundedOn!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'When it was entered in a register, such as the National Court Register. Null: never, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  registeredOn!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it ended. Null: it has not, or that is not known.',
  })
  @Column({ type: 'text', nullable: true })
  endedOn!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Why it ended; reaching the goal is the best reason. Null: it has not ended, or that is not known.',
  })
  @Column({ type: 'text', nullable: true })
  endedReason!: string | null

  @Field(() => [Source], { description: 'Where the facts of this record were read.' })
  @Column({ type: 'simple-json' })
  sources!: Source[]

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the record was published. Null while it is a draft, which only its organisers and administrators see.',
  })
  @Timestamp({ nullable: true })
  publishedAt!: string | null

  @ManyToMany(() => Sector)
  @JoinTable(link('partnership_sector', 'sectorId'))
  readonly sectorLinks?: Sector[]

  @ManyToMany(() => Territory)
  @JoinTable(link('partnership_territory', 'territoryId'))
  readonly territoryLinks?: Territory[]

  @ManyToMany(() => Initiator)
  @JoinTable(link('partnership_initiator', 'initiatorId'))
  readonly initiatorLinks?: Initiator[]
}

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

export const partnerships = collection(Partnership, {
  prefix: 'partnership',
  historyOf: 'id',
  usedBy: { commentPolicy: ['commentsOpen'] },
  visible: visible.partnership,
  keys: {
    slug: {
      pattern: SLUG,
      names: sql`SELECT "slug" AS "key", "id" FROM "partnership" UNION ALL SELECT "slug", "partnershipId" FROM "former_slug"`,
    },
  },
})
