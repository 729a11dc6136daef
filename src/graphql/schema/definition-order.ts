import { type DefinitionNode, isTypeDefinitionNode } from 'graphql'

/** By kind and name, so that a printed schema does not depend on which file is loaded first. */
export const inOrder = (definitions: readonly DefinitionNode[]): DefinitionNode[] =>
  definitions.toSorted((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1))

const ROOTS = ['Query', 'Mutation']

function rankOf(definition: DefinitionNode): string {
  const name = 'name' in definition ? (definition.name?.value ?? '') : ''
  if (!isTypeDefinitionNode(definition)) return `0 ${definition.kind} ${name}`
  return ROOTS.includes(name) ? `1 ${ROOTS.indexOf(name)}` : `2 ${name}`
}
