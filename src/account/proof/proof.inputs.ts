import { Length } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { IsEmailAddress } from '../email-address'

@InputType({ description: 'What proves that an e-mail address is yours.' })
export class VerifyEmailInput {
  @Field({ description: 'The code from the letter. It is good once, for three days.' })
  token!: string
}

@InputType({ description: 'Whose password was lost.' })
export class RequestPasswordResetInput {
  @Field({ description: 'The e-mail address that the account signs in with.' })
  @IsEmailAddress()
  email!: string
}

@InputType({ description: 'What proves that the account is yours, and the password that it is to have.' })
export class ResetPasswordInput {
  @Field({ description: 'The code from the letter. It is good once, for an hour.' })
  token!: string

  @Field({ description: 'The password from now on, 10 to 200 characters.' })
  @Length(10, 200, { message: 'newPassword must have 10 to 200 characters.' })
  newPassword!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to the code that proves an e-mail address.' })
export class VerifyEmailPayload {
  @Field({ description: 'Whether the address is known to be theirs now: always true.' })
  emailVerified!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a lost password.' })
export class RequestPasswordResetPayload {
  @Field({ description: 'Always true, whether the address has an account or not: the letter tells.' })
  requested!: boolean
}
