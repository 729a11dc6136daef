import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { DateTime } from '../../shared/scalars'
import { Timestamp } from '../../shared/timestamp'
import { Account } from '../account.entity'
import { Role } from '../account.enums'

/** What a role is about when it is about the whole registry; unlike null, it is equal to itself. */
export const WHOLE_REGISTRY = ''

@Entity()
@Index(['accountId', 'role', 'scopeId'], { unique: true })
@ObjectType({
  simpleResolvers: true,
  description: 'A role that an account was given beyond that of every member, and what it is about.',
})
export class RoleGrant {
  @Field(() => ID, { description: 'Names this grant: `grant_01j…`.' })
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => Role, { description: 'What the account may do.' })
  @Column({ type: 'text' })
  role!: Role

  @Field(() => DateTime, { description: 'Since when it may.' })
  @Timestamp()
  grantedAt!: string

  /** The id of a partnership (ORGANISER), an organisation (REPRESENTATIVE) or a territory (EDITOR), else WHOLE_REGISTRY. */
  @Column({ type: 'text' })
  scopeId!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Column({ type: 'text' })
  accountId!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly grantedBy?: Account

  /** Null: from the command line of the server. */
  @Column({ type: 'text', nullable: true })
  grantedById!: string | null
}
