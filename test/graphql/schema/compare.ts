import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  print,
} from 'graphql'

type Input = GraphQLArgument | GraphQLInputField

/**
 * What clients written against the contract would miss in our schema, in words. More types, fields, values and optional
 * arguments are no difference; an argument that is required and was not there is one.
 */
export function differences(
  contract: GraphQLSchema,
  ours: GraphQLSchema,
  names: readonly string[],
): string[] {
  return names.flatMap((name) => {
    const [wanted, made] = [contract.getType(name), ours.getType(name)]
    if (!wanted) return [`${name} is not in the contract.`]
    if (!made) return [`${name} is missing.`]
    if (kindOf(wanted) !== kindOf(made)) return [`${name} is to be ${kindOf(wanted)} and is ${kindOf(made)}.`]
    return differencesOfType(wanted, made)
  })
}

const kindOf = (type: GraphQLNamedType) => type.constructor.name

function differencesOfType(wanted: GraphQLNamedType, made: GraphQLNamedType): string[] {
  if (isEnumType(wanted)) return missing(wanted.name, 'the value', valuesOf(wanted), valuesOf(made as never))
  if (isUnionType(wanted))
    return missing(wanted.name, 'the member', membersOf(wanted), membersOf(made as never))
  if (isInputObjectType(wanted))
    return inputs(
      wanted.name,
      Object.values(wanted.getFields()),
      Object.values((made as typeof wanted).getFields()),
    )
  if (isObjectType(wanted) || isInterfaceType(wanted))
    return differencesOfFields(wanted, made as typeof wanted)
  return []
}

function differencesOfFields(
  wanted: GraphQLObjectType | GraphQLInterfaceType,
  made: GraphQLObjectType | GraphQLInterfaceType,
): string[] {
  const interfaces = missing(
    wanted.name,
    'the interface',
    namesOf(wanted.getInterfaces()),
    namesOf(made.getInterfaces()),
  )
  const fields = Object.values(wanted.getFields()).flatMap((field) => {
    const place = `${wanted.name}.${field.name}`
    const ours = made.getFields()[field.name]
    if (!ours) return [`${place} is missing.`]
    return [
      ...changed(place, 'type', String(field.type), String(ours.type)),
      ...inputs(place, field.args, ours.args),
    ]
  })
  return [...interfaces, ...fields]
}

/** The arguments of a field, or the fields of an input. */
function inputs(place: string, wanted: readonly Input[], made: readonly Input[]): string[] {
  const differing = wanted.flatMap((input) => {
    const at = `${place}(${input.name}:)`
    const ours = made.find(({ name }) => name === input.name)
    if (!ours) return [`${at} is missing.`]
    return [
      ...changed(at, 'type', String(input.type), String(ours.type)),
      ...changed(at, 'default', defaultOf(input), defaultOf(ours)),
    ]
  })
  const demanded = made
    .filter((input) => isRequired(input) && !wanted.some(({ name }) => name === input.name))
    .map(({ name }) => `${place}(${name}:) is required and not in the contract.`)
  return [...differing, ...demanded]
}

const isRequired = (input: Input) =>
  isRequiredArgument(input as GraphQLArgument) || isRequiredInputField(input as GraphQLInputField)

function defaultOf({ defaultValue, type }: Input): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type)
  return value ? print(value) : 'none'
}

const changed = (place: string, what: string, wanted: string, made: string) =>
  wanted === made ? [] : [`${place} is to have the ${what} ${wanted} and has ${made}.`]

const missing = (place: string, what: string, wanted: readonly string[], made: readonly string[]) =>
  wanted.filter((each) => !made.includes(each)).map((each) => `${place} lacks ${what} ${each}.`)

const namesOf = (types: readonly GraphQLNamedType[]) => types.map(({ name }) => name)
const valuesOf = (type: GraphQLEnumType) => type.getValues().map(({ name }) => name)
const membersOf = (type: GraphQLUnionType) => namesOf(type.getTypes())
