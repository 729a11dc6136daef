import { Args, ArgsType, Directive, Field, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import { Change } from '../../core/change-log/change.entity'
import { RecordType } from '../../core/change-log/record-type'
import { AFTER, CURSOR, subscribeToChangeLog, subscriptionSource } from './subscription-source'

@ObjectType({ simpleResolvers: true, description: 'Changes that were committed, in the order of commits.' })
class ChangesPayload {
  @Field({ description: CURSOR })
  cursor!: string

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [Change], { description: 'What was done to which record; 100 changes at most.' })
  changes!: Change[]
}

@ArgsType()
class ChangesSubscriptionArgs {
  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null

  @Field(() => [RecordType], {
    nullable: true,
    description: 'Only changes of these types of records. By default, all.',
  })
  types?: RecordType[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: only changes of records that are in the unit, have left it or are gone, wherever they were.',
  })
  territory?: string | null
}

subscriptionSource<ChangesSubscriptionArgs>({
  field: 'changes',
  filterOf: ({ types, territory }) => ({
    ...(types != null && { types: [...new Set(types)].sort() }),
    ...(territory != null && { territory }),
  }),
  list: 'changes',
  entriesOf: (changes) => changes,
})

@Resolver()
export class ChangesSubscription {
  @Subscription(() => ChangesPayload, {
    subscribe: subscribeToChangeLog,
    description:
      'Every change as soon as it is committed, as in Query.changes. Continue from the last cursor to miss none and see none twice.',
  })
  changes(@Root() payload: ChangesPayload, @Args(() => ChangesSubscriptionArgs) _: ChangesSubscriptionArgs) {
    return payload
  }
}
