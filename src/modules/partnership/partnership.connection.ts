import { ArgsType, Field } from 'type-graphql'
import { connectionOf, PageArgs } from '../../core/lists/page'
import { LocatedEdge } from '../../core/values/geography'
import { Coverage } from '../territory/territory.enums'
import { Partnership } from './partnership.entity'
import { PartnershipOrder } from './partnership.enums'

export const PartnershipConnection = connectionOf('Partnership', () => Partnership, {
  plural: 'partnerships',
  edge: LocatedEdge,
})

@ArgsType()
export class PartnershipsArgs extends PageArgs {
  @Field(() => PartnershipOrder, {
    defaultValue: PartnershipOrder.NAME,
    description: 'Which partnerships come first.',
  })
  orderBy!: PartnershipOrder
}

@ArgsType()
export class CoveredPartnershipsArgs extends PartnershipsArgs {
  @Field(() => Coverage, {
    defaultValue: Coverage.WITHIN,
    description: 'Whether to list partnerships inside the unit, partnerships that cover it, or both.',
  })
  coverage!: Coverage
}
