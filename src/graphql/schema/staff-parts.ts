import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'

/** The fields that refuse everyone but moderators and administrators. */
const STAFF_FIELDS: ReadonlySet<string> = new Set([
  'Query.appeals',
  'Query.moderationDecisions',
  'Query.moderationQueue',
  'Mutation.approveComment',
  'Mutation.decideAppeal',
  'Mutation.dismissReports',
  'Mutation.grantRole',
  'Mutation.hideComment',
  'Mutation.liftSuspension',
  'Mutation.restoreComment',
  'Mutation.revokeRole',
  'Mutation.setCommentPolicy',
  'Mutation.suspendAccount',
])

/** What moderators and administrators alone use: these fields, and the types that only they lead to. */
export function staffParts(schema: GraphQLSchema) {
  const forAll = new Set<GraphQLNamedType>()
  const reach = (type: GraphQLNamedType) => {
    if (forAll.has(type)) return
    forAll.add(type)
    for (const next of typesBehind(type)) reach(next)
  }
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) reach(root)
  const others = Object.values(schema.getTypeMap()).filter(
    (type) => !forAll.has(type) && !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  return { fields: STAFF_FIELDS, types: new Set(others.map(({ name }) => name)) }
}

/** What a type leads to by its fields; not what implements it, which may be found by `node` alone. */
function typesBehind(type: GraphQLNamedType): GraphQLNamedType[] {
  if (isUnionType(type)) return [...type.getTypes()]
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => getNamedType(field.type))
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  const fields = Object.values(type.getFields()).filter(
    ({ name }) => !STAFF_FIELDS.has(`${type.name}.${name}`),
  )
  const values = fields.flatMap((field) => [field, ...field.args])
  return [...type.getInterfaces(), ...values.map((each) => getNamedType(each.type))]
}
