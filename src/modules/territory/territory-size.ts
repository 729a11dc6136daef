import { Directive, Field, Float, Int, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { PartialDate } from '../../core/scalars'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How many people live in a unit. The source is Eurostat’s list of local administrative units.',
})
export class TerritoryPopulation {
  @Field(() => Int, { description: 'The number of residents.' })
  @Column({ type: 'integer', nullable: true })
  count!: number

  @Field(() => PartialDate, { description: 'The day of the count: `2018-12-31`. Show it with the number.' })
  @Column({ type: 'text', nullable: true })
  asOf!: string
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How large a unit is. The source is Eurostat’s list of local administrative units.',
})
export class TerritoryArea {
  @Field(() => Float, { description: 'The area in square kilometres.' })
  @Column({ type: 'double precision', nullable: true })
  squareKm!: number

  @Field(() => PartialDate, {
    description: 'The day for which it is known: `2018-12-31`. Borders may have changed since.',
  })
  @Column({ type: 'text', nullable: true })
  asOf!: string
}
