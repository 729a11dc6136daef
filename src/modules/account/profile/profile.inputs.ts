import { IsOptional, Length, MaxLength } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { Language } from '../../../core/vocabulary'
import { IsDisplayName } from '../display-name'
import { Viewer } from '../viewer'

@InputType({
  description: 'A change of your profile. What you leave out stays; null is refused.',
})
export class UpdateProfileInput {
  @Field(() => String, {
    nullable: true,
    description: 'The name shown with your comments: one line, at most 80 characters, and no name of a role.',
  })
  @IsOptional()
  @IsDisplayName()
  displayName?: string | null

  @Field(() => Language, {
    nullable: true,
    description: 'The language of the letters to you.',
  })
  language?: Language | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False: no more letters that ask you once a year to confirm the records of partnerships that you organise.',
  })
  confirmationLetters?: boolean | null
}

@InputType({ description: 'The current password, as proof, and the new one.' })
export class ChangePasswordInput {
  @Field({ description: 'The password that is valid now.' })
  @MaxLength(200, { message: 'currentPassword must have at most 200 characters.' })
  currentPassword!: string

  @Field({ description: 'The new password, 10 to 200 characters.' })
  @Length(10, 200, { message: 'newPassword must have 10 to 200 characters.' })
  newPassword!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of your own account.' })
export class ProfilePayload {
  @Field(() => Viewer, { description: 'Your account as it is now.' })
  viewer!: Viewer
}
