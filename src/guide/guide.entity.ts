import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne } from 'typeorm'
import { Partnership, SLUG } from '../partnership/partnership.entity'
import { collection } from '../shared/collection'
import { Commentable, Node, Timestamped, Viewable } from '../shared/node'
import { DiscussedRecord } from '../shared/record'
import type { Language } from '../shared/vocabulary'
import { Territory } from '../territory/territory.entity'
import type { GuideSectionKind } from './guide.enums'
import type { GuideContact } from './guide.parts'

type InEachLanguage<T> = Readonly<Record<Language, T>>

/** A section as it is stored, in both languages. */
export interface StoredSection {
  readonly kind: GuideSectionKind
  readonly headings: InEachLanguage<string>
  readonly bodies: InEachLanguage<string>
}

@Entity()
@Index(['nameFolded', 'id'])
@Index(['nameKey', 'id'])
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  implements: [Node, Timestamped, Viewable, Commentable],
  simpleResolvers: true,
  description: 'A page of knowledge: what a local partnership is, how to found one (Polish: strona wiedzy).',
})
export class Guide extends DiscussedRecord {
  @Field({ description: 'The title as a part of web addresses: `partnerstwo-lokalne`.' })
  @Column({ type: 'text', unique: true })
  slug!: string

  @Column({ type: 'simple-json' })
  titles!: InEachLanguage<string>

  @Column({ type: 'simple-json' })
  storedSections!: StoredSection[]

  @Column({ type: 'simple-json' })
  storedContacts!: GuideContact[]

  @ManyToOne(() => Territory, { nullable: true, onDelete: 'RESTRICT' })
  readonly territory?: Territory

  @Index()
  @Column({ type: 'text', nullable: true })
  territoryId!: string | null

  @ManyToMany(() => Partnership)
  @JoinTable({
    name: 'guide_example',
    joinColumn: { name: 'guideId' },
    inverseJoinColumn: { name: 'partnershipId' },
  })
  readonly exampleLinks?: Partnership[]
}

export const guides = collection(Guide, {
  prefix: 'guide',
  usedBy: { commentPolicy: ['commentsOpen'], storedSections: ['sections'], storedContacts: ['contacts'] },
  keys: { slug: { pattern: SLUG } },
})
