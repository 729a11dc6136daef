import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import { VERSION_DESCRIPTION } from '../../../core/collections/record'
import { declareReferences } from '../../../core/collections/references'
import { PartialDate, WebAddress } from '../../../core/scalars'
import { Source, SourcesField } from '../../../core/values/source'
import { Partnership } from '../partnership.entity'
import { PartnershipLinkKind } from './link.enums'
import { isLinkVisible } from './link.policy'

@Entity()
@Index(['partnershipId', 'kind', 'otherId'], { unique: true })
@Index(['partnershipId', 'url'], { unique: true })
@Index(['otherId', 'kind'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'What a partnership is to another: its successor, a part of it, or the same. A link between two records counts once managers of both have agreed.',
})
export class PartnershipLink {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => PartnershipLinkKind, { description: 'What the partnership is to the other end.' })
  @Column({ type: 'text' })
  kind!: PartnershipLinkKind

  @Field(() => WebAddress, {
    nullable: true,
    description:
      'Of SAME_AS: the page of the same partnership in another registry or knowledge base. Null: the other end is a record here.',
  })
  @Column({ type: 'text', nullable: true })
  url!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Of SUCCESSOR_OF: when it took over. Of PART_OF: since when it belongs to the other. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  since!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'Of PART_OF: until when it belonged to the other. Null: it still does, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  until!: string | null

  @SourcesField()
  sources!: Source[]

  @Field(() => Int, { description: VERSION_DESCRIPTION })
  @Column({ type: 'integer', default: 1 })
  version!: number

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Column({ type: 'text' })
  partnershipId!: string

  @ManyToOne(() => Partnership, { nullable: true, onDelete: 'CASCADE' })
  readonly other?: Partnership

  /** Null: the other end is a page elsewhere. */
  @Column({ type: 'text', nullable: true })
  otherId!: string | null

  @ManyToOne(() => Partnership, { nullable: true, onDelete: 'CASCADE' })
  readonly awaits?: Partnership

  /** Which of the two has not agreed yet. Null: neither. */
  @Index()
  @Column({ type: 'text', nullable: true })
  awaitsId!: string | null
}

const endsOf = (link: Sql) => sql`(${link}."partnershipId", ${link}."otherId")`

export const partnershipLinks = collection(PartnershipLink, {
  prefix: 'link',
  historyOf: 'partnershipId',
  visible: isLinkVisible,
  usedBy: { partnershipId: ['partnership'], otherId: ['other'], awaitsId: ['awaits'] },
  followed: {
    type: {
      name: 'PARTNERSHIP_LINK',
      PL: { label: 'powiązanie', description: 'Powiązanie partnerstwa z innym: następca, część, to samo.' },
      EN: {
        label: 'partnership link',
        description: 'A link between two partnerships: successor, part, same.',
      },
    },
    territories: (id) => sql`SELECT works."territoryId" FROM "partnership_link" AS link
      JOIN "partnership_territory" AS works ON works."partnershipId" IN ${endsOf(sql`link`)} WHERE link."id" = ${id}`,
    partOf: [
      {
        entity: Partnership,
        parts: (ids) =>
          sql`SELECT "id" FROM "partnership_link" WHERE "partnershipId" IN (${ids}) OR "otherId" IN (${ids})`,
      },
    ],
  },
  searched: null,
})

const LINK = ['link to another partnership', 'links to other partnerships'] as const
/** A proposal goes with either of its ends. */
const AGREED = sql`"awaitsId" IS NULL`

declareReferences(
  ...['partnershipId', 'otherId', 'awaitsId'].map((column) => ({
    ...{ to: ['Partnership'], table: 'partnership_link', column, counts: AGREED },
    called: LINK,
  })),
)
