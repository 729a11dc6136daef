import type { Sql } from 'sql-template-tag'
import { Args, type ClassType, Ctx, FieldResolver, Root } from 'type-graphql'
import { byId, type Collection } from '../collections/collection'
import type { Context } from '../context'
import { getOrCreate } from '../get-or-create'
import { type Language, LanguageArgs } from '../vocabulary'
import { childrenOf, type ListArgs, pageOf } from './list'
import type { List } from './list-declaration'

type AnyList = List<object, object, string>
type Row = Readonly<Record<string, unknown>>

/** A condition on a record, of what was read and, for visitors, in SQL. */
export interface RecordCondition<T> {
  readonly holds: (record: T, context: Context) => boolean
  readonly sql: (row: Sql) => Sql
  /** The properties that it looks at. */
  readonly of: readonly string[]
}

/** What a field of a record is, as data, so that it can be made part of a larger statement. */
export type DeclaredField =
  | { readonly kind: 'page' | 'children'; readonly list: AnyList }
  | {
      readonly kind: 'record'
      readonly of: Collection<object>
      /** The property that has its id. */
      readonly idIn: string
      /** Where it does not hold, the field is null. */
      readonly where?: RecordCondition<never>
    }
  | { readonly kind: 'text'; readonly property: string; readonly where: RecordCondition<never> }
  /** A text of the reference data, in the language that is asked for. */
  | { readonly kind: 'translation'; readonly property: string }

interface Described {
  readonly type: () => ClassType | StringConstructor | [ClassType]
  readonly nullable?: boolean
  readonly description: string
}

interface Resolving extends Described {
  readonly field: DeclaredField
  readonly args?: () => ClassType
  readonly resolve: (record: Row, args: never, context: Context) => unknown
}

const declared = new Map<unknown, Map<string, DeclaredField>>()

/** What the method of a resolver class was declared to be. */
export const declaredField = (resolverClass: unknown, method: string): DeclaredField | null =>
  declared.get(resolverClass)?.get(method) ?? null

/** A page of a list under the record. */
export const PageField = <T extends object, F extends object, N extends string>(
  list: List<T, F, N>,
  described: Described & { readonly args: () => ClassType },
) =>
  fieldResolver({
    ...described,
    field: { kind: 'page', list: list as unknown as AnyList },
    resolve: ({ id }, args: ListArgs<F, N>, context) => pageOf(list, id as string, args, context),
  })

/** All of a short list under the record. */
export const ChildrenField = <T extends object>(list: List<T>, described: Described) =>
  fieldResolver({
    ...described,
    field: { kind: 'children', list: list as unknown as AnyList },
    resolve: ({ id }, _args, context) => childrenOf(list, id as string, context),
  })

/** The visible record whose id is in a property. */
export function RecordField<T extends object>(
  of: Pick<Collection<object>, 'prefix'>,
  idIn: keyof T & string,
  { where, ...described }: Described & { readonly where?: RecordCondition<T> },
) {
  const records = of as Collection<object>
  return fieldResolver({
    ...described,
    field: { kind: 'record', of: records, idIn, ...(where && { where }) },
    resolve: (record, _args, context) => {
      const id = record[idIn] as string | null
      const isThere = id !== null && (where?.holds(record as T, context) ?? true)
      return isThere ? byId(records, context).load(id) : null
    },
  })
}

/** The text of a property where the condition holds. */
export const TextField = <T extends object>(
  property: keyof T & string,
  { where, ...described }: Omit<Described, 'type'> & { readonly where: RecordCondition<T> },
) =>
  fieldResolver({
    ...described,
    type: () => String,
    field: { kind: 'text', property, where },
    resolve: (record, _args, context) => (where.holds(record as T, context) ? record[property] : null),
  })

export const TranslatedField = <T extends object>(
  property: keyof T & string,
  described: Omit<Described, 'type'>,
) =>
  fieldResolver({
    ...described,
    type: () => String,
    args: () => LanguageArgs,
    field: { kind: 'translation', property },
    resolve: (record, { language }: LanguageArgs) => (record[property] as Record<Language, string>)[language],
  })

/** A property of a resolver class that stands for the method which it declares. */
function fieldResolver({
  field,
  args,
  resolve,
  type,
  nullable = false,
  description,
}: Resolving): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property)
    const method = args
      ? { value: resolve }
      : { value: (record: Row, context: Context) => resolve(record, undefined as never, context) }
    Object.defineProperty(prototype, name, method)
    getOrCreate(declared, prototype.constructor, () => new Map<string, DeclaredField>()).set(name, field)
    Root()(prototype, name, 0)
    if (args) Args(args)(prototype, name, 1)
    Ctx()(prototype, name, args ? 2 : 1)
    FieldResolver(type, { nullable, description })(prototype, name, method)
  }
}
