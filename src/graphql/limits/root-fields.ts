import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/** The names of the fields, aliases or not. The document has been validated: fragments are there, and lead to no circle. */
export function rootFields({ selections }: SelectionSetNode, document: DocumentNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === '__typename' ? [] : [selection.name.value]
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, document)
    return rootFields(fragment(selection.name.value, document).selectionSet, document)
  })
}

const fragment = (name: string, { definitions }: DocumentNode) =>
  definitions.find(
    (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
  ) as FragmentDefinitionNode
