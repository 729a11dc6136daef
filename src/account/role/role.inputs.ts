import { IsOptional } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Account } from '../account.entity'
import { Role } from '../account.enums'
import { IsEmailAddress } from '../email-address'
import { RoleGrant } from './role-grant.entity'

@InputType({ description: 'A role, whose it is, and what it is about.' })
export class RoleInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account: `account_01j…`. Give it or the e-mail address, not both.',
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
      'The partnership of an ORGANISER, the organisation of a REPRESENTATIVE or the territory of an EDITOR. Null for the others, who serve the whole registry.',
  })
  scopeId?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of what an account may do.' })
export class RolePayload {
  @Field(() => Account, { description: 'The account that was named.' })
  account!: Account

  @Field(() => [RoleGrant], { description: 'Every role that it has now, the oldest first.' })
  grants!: RoleGrant[]
}
