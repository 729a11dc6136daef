import { Length, MaxLength } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { IsPlainName } from '../../shared/plain-text'
import { Language } from '../../shared/vocabulary'
import { Viewer } from '../viewer'

@InputType({ description: 'What others are to see of you, and how the registry is to write to you.' })
export class UpdateProfileInput {
  @Field({ description: 'The name beside your comments, on one line, at most 80 characters.' })
  @IsPlainName(80)
  displayName!: string

  @Field(() => Language, {
    nullable: true,
    description: 'The language of the letters that the registry sends you. Null: as it was.',
  })
  language?: Language | null
}

@InputType({ description: 'What proves that you may change it, and what it is to be.' })
export class ChangePasswordInput {
  @Field({ description: 'The password that is good now.' })
  @MaxLength(200, { message: 'currentPassword must have at most 200 characters.' })
  currentPassword!: string

  @Field({ description: 'The password from now on, 10 to 200 characters.' })
  @Length(10, 200, { message: 'newPassword must have 10 to 200 characters.' })
  newPassword!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of your account.' })
export class ProfilePayload {
  @Field(() => Viewer, { description: 'Your account as it is now.' })
  viewer!: Viewer
}
