import { Directive, Field, ObjectType } from 'type-graphql'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What whoever asks may do about an organisation now. A visitor: nothing.',
})
export class OrganisationPermissions {
  @Field({
    description: 'Whether updateOrganisation would obey you: those who keep its record.',
  })
  update!: boolean

  @Field({
    description:
      'Whether claimOrganisation would take a claim: you do not keep it, and have not claimed it yet.',
  })
  claim!: boolean
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What whoever asks may do about a claim now.',
})
export class ClaimPermissions {
  @Field({ description: 'Whether decideClaim would obey you: it waits, and is not your own.' })
  decide!: boolean

  @Field({ description: 'Whether withdrawClaim would obey you: it waits, and is your own.' })
  withdraw!: boolean
}
