import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Account } from '../../account/account.entity'
import { DateTime } from '../../shared/scalars'
import { Grounds, StatedGrounds } from '../decision/grounds'

@InputType({ description: 'Who is to be silent, until when, and why.' })
export class SuspendAccountInput extends StatedGrounds {
  @Field(() => ID, { description: 'The account of whoever wrote it: `account_01j…`.' })
  accountId!: string

  @Field(() => DateTime, { description: 'When the account may write again. It lies in the future.' })
  until!: string
}

@InputType({ description: 'Who may write again, and why.' })
export class LiftSuspensionInput extends Grounds {
  @Field(() => ID, { description: 'The account that is suspended: `account_01j…`.' })
  accountId!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a suspension, or to its end.' })
export class SuspensionPayload {
  @Field(() => Account, { description: 'The account that was named.' })
  account!: Account

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account may write again. Null: it may write now.',
  })
  suspendedUntil!: string | null
}
