import { Directive, Field, ObjectType } from 'type-graphql'
import { Json } from '../scalars'
import type { Differences } from './change.entity'

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A field of a record before and after a change.' })
export class FieldDifference {
  @Field({ description: 'The name of the field, as in its type: `summary`.' })
  field!: string

  @Field(() => Json, {
    nullable: true,
    description: 'The value before: a text, a number, a list, or the id of another record. Null: none.',
  })
  from!: unknown

  @Field(() => Json, { nullable: true, description: 'The value after. Null: none.' })
  to!: unknown
}

export const fieldDifferences = (differences: Differences): FieldDifference[] =>
  Object.entries(differences).map(([field, [from, to]]) => ({ field, from, to }))
