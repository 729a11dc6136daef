import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { type FieldNames, Selection } from '../../core/collections/selection'
import type { Context } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'

const selections = new WeakMap<DocumentNode, Selection>()

/** The context of a query, with what it selects, so that nothing else is read. */
export function selecting<C extends Context>(context: C, schema: GraphQLSchema, document: DocumentNode): C {
  // What somebody may do about a thing is made of any of its columns.
  if (context.viewer !== null) return context
  const selection = getOrCreate(selections, document, () => selectionOf(schema, document))
  return Object.create(context, { selection: { value: selection } })
}

/** The fields that the document selects, of every type that may be meant. */
export function selectionOf(schema: GraphQLSchema, document: DocumentNode): Selection {
  const selected = new Map<string, Set<string>>()
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        const parent = typeInfo.getParentType()
        for (const type of parent ? objectTypes(schema, parent) : [])
          getOrCreate(selected, type, () => new Set<string>()).add(name.value)
      },
    }),
  )
  return new Selection(selected, declaredFields(schema))
}

const objectTypes = (schema: GraphQLSchema, type: GraphQLNamedType): string[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [getNamedType(type).name]

const declared = new WeakMap<GraphQLSchema, FieldNames>()

const declaredFields = (schema: GraphQLSchema) =>
  getOrCreate(declared, schema, () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType)
    return new Map(types.map((type) => [type.name, new Set(Object.keys(type.getFields()))]))
  })
