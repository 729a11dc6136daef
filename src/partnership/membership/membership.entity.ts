import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Account } from '../../account/account.entity'
import { Organisation } from '../../organisation/organisation.entity'
import { collection } from '../../shared/collection'
import { Node } from '../../shared/node'
import { VERSION_DESCRIPTION } from '../../shared/record'
import { PartialDate } from '../../shared/scalars'
import { visible } from '../../shared/visibility'
import { Partnership } from '../partnership.entity'
import { MemberKind, MembershipRole, MembershipStatus } from './membership.enums'

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
    'An organisation, or a group of residents, taking part in a partnership (Polish: członkostwo). Partners are equal; a leader coordinates.',
})
export class Membership {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => MemberKind, {
    description: 'Whether the member is an organisation or a group of residents without one.',
  })
  @Column({ type: 'text' })
  kind!: MemberKind

  @Field(() => Int, {
    nullable: true,
    description: 'How many residents take part. Null for organisations, and where it is not known.',
  })
  @Column({ type: 'integer', nullable: true })
  residentCount!: number | null

  @Field(() => MembershipRole, { description: 'Which part the member has.' })
  @Column({ type: 'text' })
  role!: MembershipRole

  @Field(() => MembershipStatus, {
    description: 'Whether the member takes part today, is about to join, has left or never joined.',
  })
  @Column({ type: 'text' })
  status!: MembershipStatus

  @Field(() => PartialDate, { nullable: true, description: 'Since when. Null: not known.' })
  @Column({ type: 'text', nullable: true })
  since!: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'Until when. Null: it lasts, or that is not known.',
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
  visible: visible.membership,
  usedBy: { partnershipId: ['partnership'], organisationId: ['organisation'] },
})
