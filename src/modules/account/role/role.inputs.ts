import { IsOptional } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Role } from '../../../authz/role.enums'
import { Account } from '../account.entity'
import { IsEmailAddress } from '../email-address'
import { RoleGrant } from './role-grant.entity'

@InputType({ description: 'A role, the account and the scope.' })
export class RoleInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the account: `account_01j…`. Give it or the e-mail address, not both.',
  })
  accountId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address that the account signs in with. Give it or the account, not both.',
  })
  @IsOptional()
  @IsEmailAddress()
  email?: string | null

  @Field(() => Role, {
    description: 'ORGANISER, REPRESENTATIVE, EDITOR, MODERATOR or ADMIN. Every account is a MEMBER.',
  })
  role!: Role

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the partnership of an ORGANISER, the organisation of a REPRESENTATIVE or the territory of an EDITOR. Null for the other roles, which apply to the whole registry.',
  })
  scopeId?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an account’s roles.' })
export class RolePayload {
  @Field(() => Account, { description: 'The account in question.' })
  account!: Account

  @Field(() => [RoleGrant], { description: 'All roles it has now, the oldest first.' })
  grants!: RoleGrant[]
}
