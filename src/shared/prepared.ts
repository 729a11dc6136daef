import { LRUCache } from 'lru-cache'
import type { Sql } from 'sql-template-tag'
import type { Context } from './context'
import { getOrMake } from './get-or-make'
import { PreparedStatement } from './statement'

/** Of each list and each collection. */
const MOST_KEPT = 200
const LONGEST_KEY = 1_000

const statements = new WeakMap<object, LRUCache<string, PreparedStatement<never>>>()

/**
 * The statement of a list or a collection that the key stands for, made anew only where it is not kept. Those of visitors
 * are: what others may see depends on who they are.
 */
export function preparedFor<Given>(
  owner: object,
  key: string,
  { reader: { dialect }, viewer }: Context,
  make: () => Sql,
): PreparedStatement<Given> {
  if (viewer !== null || key.length > LONGEST_KEY) return new PreparedStatement(make(), dialect)
  const kept = getOrMake(statements, owner, () => new LRUCache({ max: MOST_KEPT }))
  const ofDialect = `${dialect.name} ${key}`
  const known = kept.get(ofDialect)
  if (known) return known
  const made = new PreparedStatement<Given>(make(), dialect)
  kept.set(ofDialect, made as PreparedStatement<never>)
  return made
}
