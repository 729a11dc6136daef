import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { visibleWithParent } from '../../../core/collections/conditions'
import type { Context } from '../../../core/context'
import { childrenOf } from '../../../core/lists/list'
import type { List } from '../../../core/lists/list-declaration'
import { Partnership } from '../partnership.entity'
import { Goal, goals } from './goal.entity'

const goalsOfPartnership: List<Goal> = {
  name: 'Partnership.goals',
  of: goals,
  visible: visibleWithParent,
  under: (partnership) => sql`t."partnershipId" = ${partnership}`,
  orders: { POSITION: { by: () => [sql`t."position"`] } },
}

@Resolver(() => Partnership)
export class PartnershipGoalsResolver {
  @FieldResolver(() => [Goal], {
    description: 'What it wants to achieve, in its own order. Empty: not known.',
  })
  goals(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(goalsOfPartnership, partnership.id, context)
  }
}
