import { type GraphQLSchema, getNullableType, isNonNullType } from 'graphql'

/** TypeGraphQL has no place for these. */
const DESCRIPTIONS = {
  Query:
    'What anyone can ask the registry. Null means “not known”, never “no”, or that the field failed: then errors has its path and the reason, and the other fields are answered.',
  Mutation:
    'The changes that can be made in the registry. Each mutation takes one input and answers with a payload, or with null if it failed: then errors has its path and the reason. Mutations of one document run in order, each on its own.',
  Subscription:
    'What clients are told as it happens, over WebSocket (graphql-ws) or server-sent events (graphql-sse). Each payload has a cursor to continue from. A subscription that the server ends says why in errors, with the cursor in extensions.',
}

/** Describes the root types, and makes their fields nullable: a field that fails must not take the others along. */
export function finishRootTypes(schema: GraphQLSchema) {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (!type) continue
    type.description = DESCRIPTIONS[type.name as keyof typeof DESCRIPTIONS]
    for (const field of Object.values(type.getFields())) {
      if (!isNonNullType(field.type)) continue
      field.type = getNullableType(field.type)
      field.description = `${field.description} Null only if it fails; errors says why.`
    }
  }
}
