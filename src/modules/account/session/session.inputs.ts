import { IsOptional, Length, MaxLength } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { DateTime } from '../../../core/scalars'
import { Language } from '../../../core/vocabulary'
import { IsDisplayName } from '../display-name'
import { IsEmailAddress } from '../email-address'
import { CODE, CODE_LENGTH, LONG_CODE } from '../second-factor/code.inputs'
import { Viewer } from '../viewer'

const PASSWORD = 'password must have 10 to 200 characters.'

@InputType({ description: 'What a new account needs.' })
export class SignUpInput {
  @Field({ description: 'The e-mail address to sign in with. It is not shown to others.' })
  @IsEmailAddress()
  email!: string

  @Field({ description: 'The password, 10 to 200 characters.' })
  @Length(10, 200, { message: PASSWORD })
  password!: string

  @Field({
    description: 'The name shown with your comments: one line, at most 80 characters, and no name of a role.',
  })
  @IsDisplayName()
  displayName!: string

  @Field(() => Language, {
    defaultValue: Language.PL,
    description: 'The language of the letters to you, Polish by default.',
  })
  language!: Language
}

@InputType({ description: 'The credentials to sign in with.' })
export class SignInInput {
  @Field({ description: 'The e-mail address of the account.' })
  @IsEmailAddress()
  email!: string

  @Field({ description: 'The password of the account.' })
  @MaxLength(200, { message: PASSWORD })
  password!: string

  @Field(() => String, { nullable: true, description: CODE })
  @IsOptional()
  @MaxLength(CODE_LENGTH, { message: LONG_CODE })
  code?: string | null
}

@InputType({ description: 'The refresh token of a session.' })
export class RefreshSessionInput {
  @Field({ description: 'The refresh token of the session. The answer has the next one.' })
  @MaxLength(200, { message: 'refreshToken must be a refresh token of this service.' })
  refreshToken!: string
}

@InputType({ description: 'One of the viewer’s sessions.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The id of the session: `session_01j…`, from viewer.sessions.' })
  id!: string
}

@ObjectType('Session', {
  simpleResolvers: true,
  description: 'The two tokens of a session.',
})
export class SessionTokens {
  @Field({
    description:
      'Proves who you are: send it as `Authorization: Bearer …`. It is valid for a quarter of an hour, until expiresAt.',
  })
  accessToken!: string

  @Field({
    description:
      'Exchange it for new tokens with refreshSession: once, within 30 days, and no later than 180 days after signing in. Keep it secret.',
  })
  refreshToken!: string

  @Field(() => DateTime, { description: 'When the access token expires.' })
  expiresAt!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to signing in.' })
export class SessionPayload {
  @Field(() => SessionTokens, { description: 'The tokens of the new session.' })
  session!: SessionTokens

  @Field(() => Viewer, { description: 'The account of the session, as its owner sees it.' })
  viewer!: Viewer
}

@ObjectType({ simpleResolvers: true, description: 'The answer to signing out, or to ending a session.' })
export class SignOutPayload {
  @Field(() => Viewer, {
    nullable: true,
    description: 'The signed-in account. Null: this very session has ended.',
  })
  viewer!: Viewer | null
}
