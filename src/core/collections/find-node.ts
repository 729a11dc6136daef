import type { Context } from '../context'
import { prefixOf } from '../id'
import { byId, byKey, collectionOfId, collectionOfType } from './collection'

type Found = PromiseLike<object | null>

/** A type with ids whose objects are made of the rows of another: it has no table and no collection. */
interface ComputedNode {
  readonly prefix: string
  readonly read: (id: string, context: Context) => Found | null
}

const computed = new Map<string, ComputedNode>()

export const computedNode = (typeName: string, node: ComputedNode) => void computed.set(typeName, node)

/** The visible record of an id, whatever its type. */
export function findNode(id: string, context: Context): Found | null {
  const from = collectionOfId(id)
  if (from) return byId(from, context).load(id)
  const prefix = prefixOf(id)
  for (const node of computed.values()) if (node.prefix === prefix) return node.read(id, context)
  return null
}

/** By which fields another subgraph may name a record of this type, `id` first; null for a type that is no entity. */
export function keysOfType(typeName: string): readonly string[] | null {
  const from = collectionOfType(typeName)
  if (from) return ['id', ...Object.keys(from.keys)]
  return computed.has(typeName) ? ['id'] : null
}

/** The visible record of this type that has the value as its key. */
export function findByKey(typeName: string, key: string, value: string, context: Context): Found | null {
  const from = collectionOfType(typeName)
  if (from) return (key === 'id' ? byId(from, context) : byKey(from, key, context)).load(value)
  return computed.get(typeName)?.read(value, context) ?? null
}
