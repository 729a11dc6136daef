import { LRUCache } from 'lru-cache'
import type { Sql } from 'sql-template-tag'
import type { Context } from '../context'
import { getOrCreate } from '../get-or-create'
import { PreparedStatement } from './statement'

/** Of each list and each collection. */
const MAX_STATEMENTS = 200

const MAX_KEY_LENGTH = 1_000

const statements = new WeakMap<object, LRUCache<string, PreparedStatement<never>>>()

/**
 * The statement of a list or a collection that the key stands for, made anew only where it is not kept. Those of visitors
 * are: what others may see depends on who they are.
 */
export function preparedFor<Input>(
  owner: object,
  key: string,
  { reader: { dialect }, viewer }: Context,
  make: () => Sql,
): PreparedStatement<Input> {
  if (viewer !== null || key.length > MAX_KEY_LENGTH) return new PreparedStatement(make(), dialect)
  const kept = getOrCreate(statements, owner, () => new LRUCache({ max: MAX_STATEMENTS }))
  const ofDialect = `${dialect.name} ${key}`
  const known = kept.get(ofDialect)
  if (known) return known
  const made = new PreparedStatement<Input>(make(), dialect)
  kept.set(ofDialect, made as PreparedStatement<never>)
  return made
}
