import { Length, MaxLength } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { IsPlainName } from '../../shared/plain-text'
import { DateTime } from '../../shared/scalars'
import { Language } from '../../shared/vocabulary'
import { IsEmailAddress } from '../email-address'
import { Viewer } from '../viewer'

const PASSWORD = 'password must have 10 to 200 characters.'

@InputType({ description: 'What a new account needs.' })
export class SignUpInput {
  @Field({ description: 'The e-mail address to sign in with. Nobody else sees it.' })
  @IsEmailAddress()
  email!: string

  @Field({ description: 'The password, 10 to 200 characters.' })
  @Length(10, 200, { message: PASSWORD })
  password!: string

  @Field({
    description: 'The name that others see beside your comments, on one line, at most 80 characters.',
  })
  @IsPlainName(80)
  displayName!: string

  @Field(() => Language, {
    defaultValue: Language.PL,
    description: 'The one in which the registry writes its letters to you.',
  })
  language!: Language
}

@InputType({ description: 'What somebody signs in with.' })
export class SignInInput {
  @Field({ description: 'The e-mail address of the account.' })
  @IsEmailAddress()
  email!: string

  @Field({ description: 'The password of the account.' })
  @MaxLength(200, { message: PASSWORD })
  password!: string
}

@InputType({ description: 'What a session is renewed with.' })
export class RefreshSessionInput {
  @Field({ description: 'The refresh token of the session. It is good once: the answer holds the next one.' })
  @MaxLength(200, { message: 'refreshToken is not a refresh token of this service.' })
  refreshToken!: string
}

@ObjectType('Session', {
  simpleResolvers: true,
  description: 'The two tokens of somebody who is signed in.',
})
export class SessionTokens {
  @Field({
    description:
      'Proves who you are: send it as `Authorization: Bearer …`. Good until expiresAt, a quarter of an hour.',
  })
  accessToken!: string

  @Field({
    description:
      'Exchanged for new tokens by refreshSession, once, within 30 days and no later than 180 days after signing in. Keep it secret.',
  })
  refreshToken!: string

  @Field(() => DateTime, { description: 'When the access token stops being good.' })
  expiresAt!: string
}

@ObjectType({ simpleResolvers: true, description: 'Somebody who has just signed in.' })
export class SessionPayload {
  @Field(() => SessionTokens, { description: 'The tokens to go on with.' })
  session!: SessionTokens

  @Field(() => Viewer, { description: 'The account that the session belongs to, as its owner sees it.' })
  viewer!: Viewer
}

@ObjectType({ simpleResolvers: true, description: 'The answer to signing out.' })
export class SignOutPayload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now: always null.' })
  viewer!: Viewer | null
}
