import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany } from 'typeorm'
import {
  Commentable,
  Node,
  Reportable,
  SearchResult,
  Timestamped,
  Viewable,
} from '../../core/collections/node'
import { DiscussedRecord } from '../../core/collections/record'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime, PartialDate } from '../../core/scalars'
import { Contact } from '../../core/values/contact'
import { Image, ImagesField, LogoField } from '../../core/values/image'
import { GeoPoint, PostalAddress } from '../../core/values/place'
import { KrsField, NipField, RegonField } from '../../core/values/register-numbers'
import { Source, SourcesField } from '../../core/values/source'
import { Language } from '../../core/vocabulary'
import { Initiator } from '../initiator/initiator.entity'
import { Sector, SectorCode } from '../sector/sector.entity'
import { Territory } from '../territory/territory.entity'
import { Confirmer } from './activity/activity.enums'
import { ActivityArea } from './activity-area.enums'
import { HealthAnswer, HealthAnswersField } from './health-answer/health-answer'
import { LegalFormKind } from './legal-form.enums'
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
@Directive('@key(fields: "krs")')
@ObjectType({
  implements: [Node, Timestamped, Viewable, Commentable, Reportable, SearchResult],
  simpleResolvers: true,
  description:
    'A local partnership: residents, NGOs, municipalities, schools and companies who work together for the common good of their area (Polish: partnerstwo lokalne). Many are in no official register, and dates are often only partly known.',
})
export class Partnership extends DiscussedRecord {
  @Field({
    description:
      'The name as part of a web address: `dla-rudawki-i-zatrasia`. Former slugs still find the partnership.',
  })
  @Column({ type: 'text', unique: true })
  slug!: string

  @Field({ description: 'The name the partnership uses.' })
  @Column({ type: 'text' })
  name!: string

  @Field(() => [String], {
    description: 'Its former names and other names it is known by. Searches find it by them too.',
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

  @Field(() => Language, { description: 'The language of the texts in this record.' })
  @Column({ type: 'text', default: Language.PL })
  language!: Language

  @Field(() => PartnershipKind, {
    nullable: true,
    description: 'The kind of partnership (Polish: rodzaj). Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  kind!: PartnershipKind | null

  @Field(() => PartnershipStage, {
    nullable: true,
    description: 'The stage of its life. Null: not known, as for most records taken from old pages.',
  })
  @Column({ type: 'text', nullable: true })
  stage!: PartnershipStage | null

  @Field(() => Formality, {
    nullable: true,
    description: 'Whether it is based on an agreement or only on trust. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  formality!: Formality | null

  @Field(() => String, {
    nullable: true,
    description:
      'The legal form in its own words, if the partnership itself is a legal person: `association`. Null: none, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  legalForm!: string | null

  @Field(() => LegalFormKind, {
    nullable: true,
    description:
      'The kind of its legal form (Polish: forma prawna): a local action group, a water partnership, an association … Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  legalFormKind!: LegalFormKind | null

  @KrsField()
  krs!: string | null

  @NipField()
  nip!: string | null

  @RegonField()
  regon!: string | null

  @Field(() => [ActivityArea], {
    description: 'The areas it is active in (Polish: obszary działania). Empty: not known.',
  })
  @Column({ type: 'simple-json' })
  activityAreas!: ActivityArea[]

  @Field(() => [SectorCode], {
    description: 'The sectors it looks for partners from. Empty: not stated.',
  })
  @Column({ type: 'simple-json' })
  seeksSectors!: SectorCode[]

  @Field(() => String, {
    nullable: true,
    description: 'What help it looks for, in its own words. Null: not stated.',
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

  @Field(() => Contact, { nullable: true, description: 'How to contact it. Null: not known.' })
  @Column(() => Contact)
  contact!: Contact | null

  @Field(() => PartialDate, { nullable: true, description: 'When it was founded. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  foundedOn!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was entered in a register, such as the KRS. Null: never, or not known.',
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
    description: 'Why it ended; reaching the goal is the best reason. Null: not ended, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  endedReason!: string | null

  @LogoField()
  logo!: Image | null

  @ImagesField()
  images!: Image[]

  @HealthAnswersField()
  healthAnswers!: HealthAnswer[]

  @SourcesField()
  sources!: Source[]

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The latest day on which somebody, or a source, confirmed that it exists. Null: never.',
  })
  @Column({ type: 'text', nullable: true })
  lastConfirmedOn!: string | null

  @Field(() => Confirmer, { nullable: true, description: 'Who said so. Null: nobody has.' })
  @Column({ type: 'text', nullable: true })
  lastConfirmedBy!: Confirmer | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the record was published. Null while it is a draft, which only its managers can see.',
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
