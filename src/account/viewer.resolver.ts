import { Field, ID, ObjectType, Query, Resolver } from 'type-graphql'
import { Account } from './account.entity'
import { Role } from './account.enums'

@ObjectType({
  simpleResolvers: true,
  description: 'The account of whoever asks, with what only they may see of it.',
})
export class Viewer {
  @Field(() => ID, { description: 'The id of the account.' })
  id!: string

  @Field({ description: 'The name that others see.' })
  displayName!: string

  @Field(() => String, { nullable: true, description: 'The e-mail address. Null: none given.' })
  email!: string | null

  @Field({ description: 'Whether the e-mail address is known to be theirs.' })
  emailVerified!: boolean

  @Field(() => [Role], { description: 'What they may do.' })
  roles!: Role[]

  @Field(() => Account, { description: 'The account as others see it.' })
  account!: Account
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Whoever asks. Null for a visitor.' })
  viewer(): Viewer | null {
    return null
  }
}
