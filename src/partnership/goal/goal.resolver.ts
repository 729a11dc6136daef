import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../shared/context'
import { childrenOf } from '../../shared/list'
import type { List } from '../../shared/list-declaration'
import { visible } from '../../shared/visibility'
import { Partnership } from '../partnership.entity'
import { Goal, goals } from './goal.entity'

const goalsOfPartnership: List<Goal> = {
  name: 'Partnership.goals',
  of: goals,
  visible: visible.underVisible,
  under: (partnership) => sql`t."partnershipId" = ${partnership}`,
  orders: { POSITION: { by: () => [sql`t."position"`] } },
}

@Resolver(() => Partnership)
export class PartnershipGoalsResolver {
  @FieldResolver(() => [Goal], {
    description: 'What it wants to reach, in the order its people gave. Empty: not known.',
  })
  goals(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(goalsOfPartnership, partnership.id, context)
  }
}
