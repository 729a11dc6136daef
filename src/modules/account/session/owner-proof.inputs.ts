import { IsOptional, MaxLength } from 'class-validator'
import { Field, InputType } from 'type-graphql'

/** What proves that an account is its owner's. */
@InputType()
export abstract class OwnerProof {
  @Field(() => String, {
    nullable: true,
    description: 'The password of the account. Required if it has one and you signed in with it.',
  })
  @IsOptional()
  @MaxLength(200, { message: 'password must have at most 200 characters.' })
  password?: string | null
}
