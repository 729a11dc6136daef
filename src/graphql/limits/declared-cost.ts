import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  getNamedType,
  isInputObjectType,
} from 'graphql'
import { coveragePrice } from '../../modules/coverage/coverage-price'
import { statisticsPrice } from '../../modules/statistics/statistics-price'

type Arguments = Readonly<Record<string, unknown>>

/** What @cost says of a field of an object or of an input. */
export function weightOf({
  astNode,
}: GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField): number {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'cost')
  const weight = directive?.arguments?.find(({ name }) => name.value === 'weight')?.value
  return weight && 'value' in weight ? Number(weight.value) : 0
}

/** Root fields that cost more or less by what they are asked for; their @cost is the least. */
const PRICES: Readonly<Record<string, (given: Arguments) => number>> = {
  coverage: coveragePrice,
  statistics: statisticsPrice,
}

/** What a field costs by itself with these arguments. */
export const priceOf = (
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLNamedType | undefined,
  given: Arguments,
): number => Math.max(weightOf(field), parent?.name === 'Query' ? (PRICES[field.name]?.(given) ?? 0) : 0)

/** The weights of the arguments that are given, and of what is given in them. */
export const costOfArguments = ({ args }: GraphQLField<unknown, unknown>, given: Arguments): number =>
  args.reduce((sum, argument) => sum + costOfGiven(argument, given[argument.name]), 0)

function costOfGiven(input: GraphQLArgument | GraphQLInputField, value: unknown): number {
  if (value === null || value === undefined) return 0
  const type = getNamedType(input.type)
  const inner =
    isInputObjectType(type) && typeof value === 'object'
      ? Object.values(type.getFields()).map((field) => costOfGiven(field, (value as Arguments)[field.name]))
      : []
  return inner.reduce((sum, cost) => sum + cost, weightOf(input))
}
