import { IsOptional, Length, MaxLength } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { IsEmailAddress } from '../email-address'
import { CODE, CODE_LENGTH, LONG_CODE } from '../second-factor/code.inputs'

@InputType({ description: 'The proof that an e-mail address is yours.' })
export class VerifyEmailInput {
  @Field({ description: 'The code from the letter. It works once, within three days.' })
  token!: string
}

@InputType({ description: 'The account whose password is lost.' })
export class RequestPasswordResetInput {
  @Field({ description: 'The e-mail address that the account signs in with.' })
  @IsEmailAddress()
  email!: string
}

@InputType({ description: 'The proof that the account is yours, and its new password.' })
export class ResetPasswordInput {
  @Field({ description: 'The code from the letter. It works once, within an hour.' })
  token!: string

  @Field({ description: 'The new password, 10 to 200 characters.' })
  @Length(10, 200, { message: 'newPassword must have 10 to 200 characters.' })
  newPassword!: string

  @Field(() => String, { nullable: true, description: CODE })
  @IsOptional()
  @MaxLength(CODE_LENGTH, { message: LONG_CODE })
  code?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to verifying an e-mail address.' })
export class VerifyEmailPayload {
  @Field({ description: 'Whether the address is verified now: always true.' })
  emailVerified!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a request for a new password.' })
export class RequestPasswordResetPayload {
  @Field({ description: 'Always true, whether the address has an account or not.' })
  requested!: boolean
}
