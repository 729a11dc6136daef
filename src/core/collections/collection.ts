import sql, { join, type Sql } from 'sql-template-tag'
import { addRecordType } from '../change-log/record-type'
import { type Context, perRequest } from '../context'
import { getOrCreate } from '../get-or-create'
import { prefixOf } from '../id'
import { type SignedIn } from '../viewer'
import { name } from './dialect'
import type { Followed } from './followed'
import { preparedFor } from './prepared'
import { type EntityClass, Reads } from './reader'
import { type Mapped, rowMapper } from './row-mapper'
import type { Searched } from './searched'
import { KeysSlot } from './statement'

/** Another way than the id to name a record. */
interface NaturalKey {
  /** What a well-formed key looks like; any other text finds nothing and is never sent to the database. */
  readonly pattern: RegExp
  /** A table of the columns `key` and `id`. By default the entity's own column of the key's name. */
  readonly names?: Sql
}

/** Rows of another table that are part of a record: the column has the id of the record. */
export interface OwnRows {
  readonly table: string
  readonly column: string
}

/** All records of an entity that a reader may see, and the names they are found by. */
export interface Collection<T extends object> extends Mapped<T> {
  readonly prefix: string
  /** The one place that says who is visible: every exit reads through it. */
  readonly visible: (row: Sql, viewer: SignedIn | null) => Sql
  readonly keys: Readonly<Record<string, NaturalKey>>
  /**
   * By key, `id` included: a table of the columns `key` and `id` of names that other records had, which lead to those in
   * their place. It is asked only where no record has the name itself.
   */
  readonly formerly: Readonly<Record<string, Sql>>
  /** Who keeps a history of what was changed: the property that holds the id. Absent: nobody. */
  readonly historyOf?: string
  /** Other tables that have rows of a record, besides the links that its entity declares. */
  readonly owns: readonly OwnRows[]
  /** Null: nobody is told of its changes. */
  readonly followed: Followed | null
  /** Null: a search does not find it. */
  readonly searched: Searched | null
  /** True of parts, which are read through their whole only: no id and no representation finds one. */
  readonly isPart: boolean
}

type Declared = 'prefix' | 'visible' | 'followed' | 'searched'

type Declaration<T extends object> = Pick<Collection<T>, Declared> & Partial<Collection<T>>

const declared = new Map<string, Collection<object>>()

export function collection<T extends object>(
  entity: EntityClass<T>,
  declaration: Declaration<T>,
): Collection<T> {
  const byDefault = { keys: {}, formerly: {}, usedBy: {}, owns: [], isPart: false }
  const made = { entity, ...byDefault, ...declaration }
  declared.set(made.prefix, made as Collection<object>)
  if (made.followed) addRecordType(made.followed.type)
  return made
}

/** All that are declared, in the order of their prefixes. */
export const collections = (): Collection<object>[] =>
  [...declared.values()].sort((one, other) => (one.prefix < other.prefix ? -1 : 1))

/** The collection that an id such as `event_01jd…` belongs to. */
export function collectionOfId(id: string): Collection<object> | undefined {
  const found = declared.get(prefixOf(id) ?? '')
  return found?.isPart ? undefined : found
}

export function collectionOfType(typeName: string): Collection<object> | undefined {
  for (const each of declared.values()) if (!each.isPart && each.entity.name === typeName) return each
  return undefined
}

/** Of parts too. */
export function collectionOfRows(typeName: string): Collection<object> | undefined {
  for (const each of declared.values()) if (each.entity.name === typeName) return each
  return undefined
}

export const tableOf = (context: Context, entity: EntityClass<object>): Sql =>
  name(context.reader.metadata(entity).tableName)

const readsOf = perRequest(() => new Map<object, Map<string, Reads<object | null>>>())

/** The visible record of each id, or null: one statement for all that are asked for at once. */
export function byId<T extends object>(from: Collection<T>, context: Context): Reads<T | null> {
  return reads(from, 'id', context) as Reads<T | null>
}

/** The visible record of each natural key, or null. */
export function byKey<T extends object>(from: Collection<T>, key: string, context: Context): Reads<T | null> {
  return reads(from, key, context) as Reads<T | null>
}

/** Asked for by each object that names another: what is there already is found without making anything. */
function reads(from: Collection<object>, key: string, context: Context): Reads<object | null> {
  const ofCollection = getOrCreate(readsOf(context), from, newReads)
  const known = ofCollection.get(key)
  if (known) return known
  const pattern = key === 'id' ? undefined : from.keys[key]?.pattern
  const isPossible = (value: string) =>
    key === 'id' ? prefixOf(value) === from.prefix : (pattern?.test(value) ?? false)
  const made = new Reads<object | null>(async (values) => {
    const possible = values.filter(isPossible)
    const found = await readNamed({ from, key, names: from.keys[key]?.names }, possible, context)
    const names = from.formerly[key]
    if (names && found.size < possible.length) {
      const others = possible.filter((value) => !found.has(value))
      const led = await readNamed({ from, key: `former ${key}`, names }, others, context)
      return values.map((value) => found.get(value) ?? led.get(value) ?? null)
    }
    return values.map((value) => found.get(value) ?? null)
  })
  ofCollection.set(key, made)
  return made
}

const newReads = () => new Map<string, Reads<object | null>>()

/** By which names of a collection's records something is read. */
interface Naming {
  readonly from: Collection<object>
  readonly key: string
  /** Absent: the names are in the column of the key. */
  readonly names: Sql | undefined
}

async function readNamed(naming: Naming, values: string[], context: Context): Promise<Map<string, object>> {
  if (values.length === 0) return NOTHING
  const { from, key } = naming
  const { reader } = context
  const mapper = rowMapper(from, context)
  const make = () => {
    const { condition, column } = named(naming, context)
    return sql`SELECT ${join([column, ...mapper.columns])} ${condition} AND ${from.visible(sql`t`, context.viewer)}`
  }
  const prepared = preparedFor<Lookup>(from, `${key} ${mapper.key}`, context, make)
  const rows = await reader.all(
    prepared.with({ values: reader.dialect.list(values), now: context.now.toISOString() }),
  )
  return new Map(rows.map((row) => [row[0] as string, mapper.instance(row, 1)]))
}

const NOTHING: Map<string, object> = new Map()

/** Beside the keys, what the lists below a record may depend on. */
interface Lookup {
  readonly values: unknown
  readonly now: string
}

const VALUES = new KeysSlot('key', ({ values }: Lookup) => values)

/** The rows `t` that are found by their names, and the column that holds the name. */
function named({ from, key, names }: Naming, context: Context) {
  const table = tableOf(context, from.entity)
  const { dialect } = context.reader
  const column = names ? sql`named."key"` : sql`t.${name(key)}`
  const rows = names ? sql`(${names}) AS named JOIN ${table} AS t ON t."id" = named."id"` : sql`${table} AS t`
  return { column, condition: sql`FROM ${rows} WHERE ${dialect.isIn(column, VALUES)}` }
}
