import sql from 'sql-template-tag'
import { Resolver } from 'type-graphql'
import { visibleWithParent } from '../../../core/collections/conditions'
import { ChildrenField } from '../../../core/lists/declared-fields'
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
  @ChildrenField(goalsOfPartnership, {
    type: () => [Goal],
    description: 'What it wants to achieve, in its own order. Empty: not known.',
  })
  readonly goals!: Goal[]
}
