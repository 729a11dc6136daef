import { getMetadataStorage } from 'type-graphql'
import { collectionOfType } from '../collections/collection'
import type { EntityClass } from '../collections/reader'

/** The field that shows a property: its own name, or, where that is no field, the one that is made of it. */
export function fieldOf(entity: EntityClass<object>, property: string): string {
  const isField = getMetadataStorage().fields.some(
    ({ target, name }) => name === property && (target === entity || entity.prototype instanceof target),
  )
  return isField ? property : (collectionOfType(entity.name)?.usedBy[property]?.[0] ?? property)
}

/** Equal for equal values: an embedded object of which nothing is known is null. */
export function text(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value)
  const known = Object.entries(value).filter(([, part]) => part !== null && part !== undefined)
  return known.length === 0 ? 'null' : JSON.stringify(known.sort(([a], [b]) => (a < b ? -1 : 1)))
}
