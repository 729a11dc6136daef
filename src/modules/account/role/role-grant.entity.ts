import sql, { join } from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Role } from '../../../authz/role.enums'
import { collection } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import type { Reader } from '../../../core/collections/reader'
import { declareReferences } from '../../../core/collections/references'
import { rowMapper } from '../../../core/collections/row-mapper'
import { Timestamp } from '../../../core/collections/timestamp'
import { DateTime } from '../../../core/scalars'
import { Account } from '../account.entity'
import { isGrantVisible } from '../account.policy'

/** What a role is about when it is about the whole registry; unlike null, it is equal to itself. */
export const WHOLE_REGISTRY = ''

@Entity()
@Index(['accountId', 'role', 'scopeId'], { unique: true })
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A role granted to an account, and its scope.',
})
export class RoleGrant {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => Role, { description: 'What the account may do.' })
  @Column({ type: 'text' })
  role!: Role

  @Field(() => DateTime, { description: 'When the role was granted.' })
  @Timestamp()
  grantedAt!: string

  /** When its holder was last asked whether the record is right. */
  @Timestamp({ nullable: true, select: false })
  askedAt!: string | null

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

const roleGrants = collection(RoleGrant, {
  prefix: 'grant',
  followed: null,
  searched: null,
  visible: isGrantVisible,
})

/** Every role that an account was given, the oldest first. */
export async function grantsOf(accountId: string, reader: Reader): Promise<RoleGrant[]> {
  const mapper = rowMapper(roleGrants, { reader, selection: null })
  const rows = await reader.all(
    sql`SELECT ${join([...mapper.columns])} FROM "role_grant" AS t WHERE t."accountId" = ${accountId} ORDER BY t."grantedAt", t."id"`,
  )
  return rows.map((row) => mapper.instance(row, 0))
}

declareReferences({
  ...{ to: ['Organisation', 'Partnership'], table: 'role_grant', column: 'scopeId' },
  called: ['account that manages it', 'accounts that manage it'],
})
