import sql from 'sql-template-tag'
import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import { VERSION_DESCRIPTION } from '../../../core/collections/record'
import { declareReferences } from '../../../core/collections/references'
import { PartialDate } from '../../../core/scalars'
import { Account } from '../../account/account.entity'
import { Organisation } from '../../organisation/organisation.entity'
import { Partnership } from '../partnership.entity'
import { MemberKind, MembershipRole, MembershipStatus } from './membership.enums'
import { isMembershipVisible } from './membership.policy'

@Entity()
@Index(['partnershipId', 'role', 'id'])
@Index(['organisationId', 'role', 'id'])
// One at the most leads.
@Index(['partnershipId'], { unique: true, where: `"role" = 'LEADER' AND "status" = 'ACTIVE'` })
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'The membership of an organisation or a group of residents in a partnership (Polish: członkostwo). All members are equal; a leader coordinates.',
})
export class Membership {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => MemberKind, {
    description: 'Whether the member is an organisation or a group of residents.',
  })
  @Column({ type: 'text' })
  kind!: MemberKind

  @Field(() => Int, {
    nullable: true,
    description: 'How many residents take part. Null for organisations, and if not known.',
  })
  @Column({ type: 'integer', nullable: true })
  residentCount!: number | null

  @Field(() => MembershipRole, { description: 'The role of the member.' })
  @Column({ type: 'text' })
  role!: MembershipRole

  @Field(() => MembershipStatus, {
    description: 'Whether the member takes part now, is about to join, has left or never joined.',
  })
  @Column({ type: 'text' })
  status!: MembershipStatus

  @Field(() => PartialDate, {
    nullable: true,
    description: 'Since when the member takes part. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  since!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'Until when the member took part. Null: it still does, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  until!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What the member contributes, in a sentence. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  contribution!: string | null

  @Field(() => Int, { description: VERSION_DESCRIPTION })
  @Column({ type: 'integer', default: 1 })
  version!: number

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Column({ type: 'text' })
  partnershipId!: string

  @ManyToOne(() => Organisation, { nullable: true, onDelete: 'CASCADE' })
  readonly organisation?: Organisation

  @Column({ type: 'text', nullable: true })
  organisationId!: string | null

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly appliedBy?: Account

  /** Who asked to join for residents, and may take it back. Null: not by the API, or the account was erased. */
  @Index()
  @Column({ type: 'text', nullable: true, select: false })
  appliedById!: string | null
}

export const memberships = collection(Membership, {
  prefix: 'membership',
  historyOf: 'partnershipId',
  visible: isMembershipVisible,
  usedBy: { partnershipId: ['partnership'], organisationId: ['organisation'] },
  followed: {
    type: {
      name: 'MEMBERSHIP',
      PL: { label: 'członkostwo', description: 'Udział organizacji lub mieszkańców w partnerstwie.' },
      EN: {
        label: 'membership',
        description: 'The part of an organisation or of residents in a partnership.',
      },
    },
    territories: (id) => sql`SELECT works."territoryId" FROM "membership" AS part
      JOIN "partnership_territory" AS works ON works."partnershipId" = part."partnershipId" WHERE part."id" = ${id}`,
    partOf: [
      {
        entity: Partnership,
        parts: (ids) => sql`SELECT "id" FROM "membership" WHERE "partnershipId" IN (${ids})`,
      },
    ],
  },
  searched: null,
})

declareReferences(
  {
    ...{ to: ['Partnership'], table: 'membership', column: 'partnershipId' },
    called: ['membership', 'memberships'],
  },
  {
    ...{ to: ['Organisation'], table: 'membership', column: 'organisationId' },
    called: ['membership', 'memberships'],
  },
)
