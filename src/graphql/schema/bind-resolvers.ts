import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import { getOrCreate } from '../../core/get-or-create'
import { declaredField } from '../../core/lists/declared-fields'
import type { ServerContext } from '../context/request-context'
import { addReading } from './field-reading'
import { argumentOf, argumentsOf, checkedArgumentOf } from './read-arguments'

type Storage = ReturnType<typeof getMetadataStorage>
type Declared = Pick<Storage['queries'][number], 'target' | 'methodName' | 'schemaName' | 'params'>
type Parameter = NonNullable<Declared['params']>[number]
type Resolve = GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>
type Methods = Record<string, (...given: unknown[]) => unknown>

/**
 * Lets fields call the methods of their resolver classes straight away. TypeGraphQL waits for a promise at each call, and
 * makes and checks the same arguments again for each parent, which takes longer than reading the rows.
 */
export function bindResolvers(schema: GraphQLSchema) {
  const storage = getMetadataStorage()
  for (const query of storage.queries) bind(schema.getQueryType(), query)
  for (const mutation of storage.mutations) bind(schema.getMutationType(), mutation)
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) watch(field)
  for (const { schemaName } of storage.subscriptions) {
    const field = schema.getSubscriptionType()?.getFields()[schemaName]
    // Each payload is executed with itself as the root.
    if (field) Object.assign(field, { subscribe: undefined, resolve: undefined })
  }
  for (const field of storage.fieldResolvers) {
    const owner = field.getObjectType?.()
    // A method of the type itself needs no binding.
    if (field.kind !== 'external' || !owner) continue
    for (const type of typesOf(schema, storage, owner)) bind(type, field)
  }
}

/** Makes the checked arguments of a field of Subscription. */
export function subscriptionArguments(fieldName: string, given: Record<string, unknown>): object {
  const declared = getMetadataStorage().subscriptions.find(({ schemaName }) => schemaName === fieldName)
  const parameter = declared?.params?.find(({ kind }) => kind === 'args')
  if (parameter?.kind !== 'args') throw new Error(`Subscription.${fieldName} takes no arguments class.`)
  return argumentsOf(parameter.getType() as never)(given)
}

/** The type of a class; of an interface, all types that implement it. */
function typesOf(schema: GraphQLSchema, storage: Storage, owner: object): readonly GraphQLObjectType[] {
  const classes = [...storage.objectTypes, ...storage.interfaceTypes]
  const name = classes.find(({ target }) => target === owner)?.name
  const type: GraphQLNamedType | undefined = name === undefined ? undefined : schema.getType(name)
  if (isInterfaceType(type)) return schema.getPossibleTypes(type)
  return isObjectType(type) ? [type] : []
}

function bind(type: GraphQLObjectType | null | undefined, declared: Declared) {
  const field = type?.getFields()[declared.schemaName]
  if (!field) return
  field.resolve = resolverOf(declared)
  const read = declaredField(declared.target, declared.methodName)
  const args = declared.params?.find(({ kind }) => kind === 'args')
  const readArguments =
    args?.kind === 'args' ? argumentsOf(args.getType() as never) : (given: object) => given
  if (read) addReading(field, { declared: read, readArguments })
}

/** Tells the request which of its mutations runs. */
function watch(mutation: GraphQLField<unknown, unknown>) {
  const { resolve } = mutation
  if (!resolve) return
  mutation.resolve = (root, args, context, info) => {
    ;(context as ServerContext).progress.begin(String(info.path.key))
    return resolve(root, args, context, info)
  }
}

const instances = new Map<unknown, Methods>()

function resolverOf({ target, methodName, params = [] }: Declared): Resolve {
  const instance = getOrCreate(instances, target, () => new (target as new () => Methods)())
  const readers = params.toSorted((a, b) => a.index - b.index).map(parameterReader)
  return (root, args, context, info) =>
    (instance[methodName] as Methods[string])(...readers.map((take) => take(root, args, context, info)))
}

/** What a parameter of a resolver's method is given. */
function parameterReader(parameter: Parameter): Resolve {
  switch (parameter.kind) {
    case 'root':
      return (root) => root
    case 'context':
      return (_root, _args, context) => context
    case 'args': {
      const read = argumentsOf(parameter.getType() as never)
      return (_root, args) => read(args)
    }
    case 'arg': {
      const isChecked = parameter.validateSettings !== false
      const read = (isChecked ? checkedArgumentOf : argumentOf)(parameter.getType())
      const { name } = parameter
      return (_root, args) => read(args[name])
    }
    default:
      throw new Error(
        `${parameter.target.name}.${parameter.methodName} takes ${parameter.kind}: bind it first.`,
      )
  }
}
