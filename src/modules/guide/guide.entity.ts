import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne } from 'typeorm'
import { ChangeKind } from '../../core/change-log/change-kind'
import { collection } from '../../core/collections/collection'
import { visibleToAll } from '../../core/collections/conditions'
import { Commentable, Node, SearchResult, Timestamped, Viewable } from '../../core/collections/node'
import { DiscussedRecord } from '../../core/collections/record'
import { declareReferences } from '../../core/collections/references'
import { WebAddress } from '../../core/scalars'
import type { Language } from '../../core/vocabulary'
import { SLUG } from '../partnership/partnership.collection'
import { Partnership } from '../partnership/partnership.entity'
import { onPartnership } from '../partnership/partnership-hooks'
import { Territory } from '../territory/territory.entity'
import { GuideSectionKind } from './guide.enums'

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A part of a guide, under one heading.' })
export class GuideSection {
  @Field(() => GuideSectionKind, {
    description: 'The subject of the section, for programs. Readers have the heading.',
  })
  kind!: GuideSectionKind

  @Field({ description: 'The title of the section, in the requested language.' })
  heading!: string

  @Field({ description: 'The text, in Markdown.' })
  body!: string
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'An office to ask about the subject of a guide; never a private person.',
})
export class GuideContact {
  territoryCode!: string | null
  purposes!: Readonly<Record<Language, string>>

  @Field(() => String, {
    nullable: true,
    description: 'Telephone with the country code: `+48 22 443 01 44`. Null: none.',
  })
  phone!: string | null

  @Field(() => String, { nullable: true, description: 'E-mail address of the office. Null: none.' })
  email!: string | null

  @Field(() => WebAddress, { nullable: true, description: 'The web page. Null: none.' })
  website!: string | null
}

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
  implements: [Node, Timestamped, Viewable, Commentable, SearchResult],
  simpleResolvers: true,
  description: 'A page of knowledge: what a local partnership is, how to found one (Polish: strona wiedzy).',
})
export class Guide extends DiscussedRecord {
  @Field({ description: 'The title as part of a web address: `partnerstwo-lokalne`.' })
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
  visible: visibleToAll,
  usedBy: {
    commentPolicy: ['commentsOpen'],
    storedSections: ['sections', 'summary'],
    storedContacts: ['contacts'],
  },
  keys: { slug: { pattern: SLUG } },
  followed: {
    type: {
      name: 'GUIDE',
      PL: { label: 'przewodnik', description: 'Strona wiedzy o partnerstwach.' },
      EN: { label: 'guide', description: 'A page of knowledge about partnerships.' },
    },
    territories: null,
    partOf: [],
  },
  searched: { inUnit: null },
})

onPartnership({
  published: async ({ id }, write) => {
    const naming = await write.read<{ id: string }>(
      sql`SELECT "guideId" AS "id" FROM "guide_example" WHERE "partnershipId" = ${id} ORDER BY 1`,
    )
    write.touch(
      Guide.name,
      naming.map((guide) => guide.id),
      ChangeKind.UPDATED,
      ['examples'],
    )
  },
})

declareReferences({
  ...{ to: ['Partnership'], table: 'guide_example', column: 'partnershipId' },
  called: ['guide that names it', 'guides that name it'],
})
