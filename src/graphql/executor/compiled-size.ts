import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * How many fields the planned operation would have: a plan writes each field out once for every path that leads to
 * it, and once for every type that an interface or a union stands for, so that a short document can become a long
 * plan. Stops counting beyond `most`.
 */
export function compiledSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
  most: number,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  let counted = 0

  const count = (set: SelectionSetNode, parent: GraphQLNamedType | undefined) => {
    if (isAbstractType(parent)) {
      for (const type of schema.getPossibleTypes(parent)) countIn(set, type)
    } else countIn(set, parent)
  }

  const countIn = (set: SelectionSetNode, parent: GraphQLNamedType | undefined) => {
    for (const selection of set.selections) {
      if (counted > most) return
      if (selection.kind === Kind.FIELD) {
        counted++
        const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : undefined
        const type = fields?.[selection.name.value]?.type
        if (selection.selectionSet) count(selection.selectionSet, type && getNamedType(type))
        continue
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const on = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent
      // Of another type: it is left out here.
      const isPossible = isAbstractType(on)
        ? isObjectType(parent) && schema.isSubType(on, parent)
        : on === parent
      if (fragment && isPossible) countIn(fragment.selectionSet, parent)
    }
  }

  count(selectionSet, schema.getRootType(operation) ?? undefined)
  return counted
}
