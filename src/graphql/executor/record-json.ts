import { type GraphQLLeafType, isEnumType } from 'graphql'
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { type Collection, tableOf } from '../../core/collections/collection'
import { allOf } from '../../core/collections/conditions'
import { name } from '../../core/collections/dialect'
import type { Context } from '../../core/context'
import { RegistryError } from '../../core/errors'
import type { DeclaredField, RecordCondition } from '../../core/lists/declared-fields'
import { childRowsUnder, pageRowsUnder } from '../../core/lists/list'
import type { Language } from '../../core/vocabulary'
import type { Variables } from '../limits/coerce-variables'
import type { FieldPlan, ResponseShape, SelectionPlan } from './selection-plan'

/** It has to be read, and made JSON of here. */
class NotExpressible extends Error {}

/** A part of a text: as it is, or an expression of SQL. */
type Piece = string | Sql

/** A row by the alias of its table. */
interface Row {
  readonly of: Collection<object>
  readonly alias: Sql
  /** Those that are asked for, where they have to be named. */
  readonly columns?: Set<string>
}

type DeclaredList = Extract<DeclaredField, { kind: 'page' | 'children' }>

/** Of visitors' queries: an expression of SQL for the JSON of a record, with all that is selected below it. */
export class RecordJson {
  private aliases = 0

  constructor(
    private readonly context: Context,
    private readonly variables: Variables,
  ) {}

  /** Of the row `t`. Null where something is selected that only a resolver can tell. */
  of(collection: Collection<object>, plan: SelectionPlan): Sql | null {
    try {
      const hasLists = plan.some((field) => field.isIncluded(this.variables) && isList(field))
      // The rows of a list are called `t` too.
      if (!hasLists) return this.text(this.object(plan, { of: collection, alias: sql`t` }))
      const row = { of: collection, alias: this.alias(), columns: new Set<string>() }
      const text = this.text(this.object(plan, row))
      const columns = [...row.columns].map((column) => sql`t.${name(column)}`)
      return sql`(SELECT ${text} FROM (SELECT ${join(columns)}) AS ${row.alias})`
    } catch (error) {
      // What is wrong with an argument is an error only where there is a record.
      if (error instanceof NotExpressible || error instanceof RegistryError) return null
      throw error
    }
  }

  private alias(): Sql {
    return raw(`row${this.aliases++}`)
  }

  private object(plan: SelectionPlan, row: Row): Piece[] {
    const names = new Set<string>()
    const fields = plan.flatMap((field) => {
      if (!field.isIncluded(this.variables)) return []
      // A long text under many aliases would come as often from the database.
      if (names.has(field.name)) throw new NotExpressible()
      names.add(field.name)
      return [[field.key, this.field(field, row)] as const]
    })
    return objectOf(fields)
  }

  private field(field: FieldPlan, row: Row): Piece[] {
    const { name: property, shape, resolve, reading } = field
    const declared = reading?.declared
    if (property === '__typename') return [`"${row.of.entity.name}"`]
    if (!resolve) return this.column(property, shape, row)
    switch (declared?.kind) {
      case 'page':
      case 'children':
        return this.list(field, declared, row)
      case 'record':
        return this.record(shape, declared, row)
      case 'text':
        return [this.textWhere(declared, row)]
      case 'translation': {
        const { language } = this.arguments<{ language: Language }>(field)
        return [
          this.json.quoted(this.json.textAt(this.columnOf(declared.property, row).expression, language)),
        ]
      }
      default:
        throw new NotExpressible()
    }
  }

  private column(property: string, shape: ResponseShape, row: Row): Piece[] {
    if (shape.kind !== 'leaf') throw new NotExpressible()
    const { expression, column } = this.columnOf(property, row)
    if (!shape.isNullable && column.isNullable) throw new NotExpressible()
    const pieces = this.leaf(expression, String(column.type), shape.type)
    return column.isNullable
      ? [sql`CASE WHEN ${expression} IS NULL THEN 'null' ELSE ${this.text(pieces)} END`]
      : pieces
  }

  private columnOf(property: string, { of: { entity }, alias, columns: asked }: Row) {
    const { columns } = this.context.reader.metadata(entity)
    const column = columns.find(({ propertyPath }) => propertyPath === property)
    if (!column) throw new NotExpressible()
    asked?.add(column.databaseName)
    return { column, expression: sql`${alias}.${name(column.databaseName)}` }
  }

  private leaf(expression: Sql, columnType: string, type: GraphQLLeafType): Piece[] {
    if (type.name === 'Int' && columnType === 'integer') return [expression]
    if (type.name === 'Boolean') return [sql`CASE WHEN ${expression} THEN 'true' ELSE 'false' END`]
    if (type.name === 'DateTime') return ['"', this.json.instant(expression), '"']
    if (columnType !== 'text' || NO_TEXTS.has(type.name)) throw new NotExpressible()
    // Ours, and of letters and digits.
    if (type.name === 'ID' || hasPlainNames(type)) return ['"', expression, '"']
    if (isEnumType(type)) throw new NotExpressible()
    return [this.json.quoted(expression)]
  }

  private textWhere({ property, where }: Extract<DeclaredField, { kind: 'text' }>, row: Row): Sql {
    const { expression } = this.columnOf(property, row)
    return sql`CASE WHEN ${this.condition(where, row)} THEN ${this.text([this.json.quoted(expression)])} ELSE 'null' END`
  }

  private condition({ of, sql: condition }: RecordCondition<never>, row: Row): Sql {
    for (const property of of) this.columnOf(property, row)
    return condition(row.alias)
  }

  private list(field: FieldPlan, { kind, list }: DeclaredList, row: Row) {
    const under = { parentId: this.columnOf('id', row).expression, context: this.context }
    const rows =
      kind === 'page' ? pageRowsUnder(list, this.arguments(field), under) : childRowsUnder(list, under)
    if (!rows) throw new NotExpressible()
    if (kind === 'children') return [this.items(field.shape, list.of, rows)]
    const connection = onlyPlanOf(field.shape)
    return objectOf(
      connection.map((each) => {
        if (each.name !== 'nodes' || !each.isIncluded(this.variables)) throw new NotExpressible()
        return [each.key, [this.items(each.shape, list.of, rows)]] as const
      }),
    )
  }

  private items(shape: ResponseShape, of: Collection<object>, rows: Sql): Sql {
    if (shape.kind !== 'list') throw new NotExpressible()
    const alias = this.alias()
    const item = this.text(this.object(onlyPlanOf(shape.of), { of, alias }))
    return this.json.list(item, sql`(${rows}) AS ${alias}`)
  }

  private record(
    shape: ResponseShape,
    { of, idIn, where }: Extract<DeclaredField, { kind: 'record' }>,
    row: Row,
  ) {
    // Who refers to what is not there gets an error.
    if (!shape.isNullable) throw new NotExpressible()
    const alias = this.alias()
    const text = this.text(this.object(onlyPlanOf(shape), { of, alias }))
    const condition = allOf(
      sql`${alias}."id" = ${this.columnOf(idIn, row).expression}`,
      of.visible(alias, null),
      ...(where ? [this.condition(where, row)] : []),
    )
    const found = sql`(SELECT ${text} FROM ${tableOf(this.context, of.entity)} AS ${alias} WHERE ${condition})`
    return [sql`coalesce(${found}, 'null')`]
  }

  private arguments<Given extends object>({ reading, argumentsOf }: FieldPlan): Given {
    return reading?.readArguments(argumentsOf(this.variables)) as Given
  }

  private text(pieces: readonly Piece[]): Sql {
    const joined: Piece[] = []
    for (const piece of pieces)
      if (typeof piece === 'string' && typeof joined.at(-1) === 'string')
        joined.push(`${joined.pop()}${piece}`)
      else joined.push(piece)
    return this.json.joined(joined.map((piece) => (typeof piece === 'string' ? raw(`'${piece}'`) : piece)))
  }

  private get json() {
    return this.context.reader.dialect.json
  }
}

const objectOf = (fields: readonly (readonly [key: string, value: readonly Piece[]])[]): Piece[] => [
  '{',
  ...fields.flatMap(([key, value], index) => [`${index > 0 ? ',' : ''}"${key}":`, ...value]),
  '}',
]

function onlyPlanOf(shape: ResponseShape): SelectionPlan {
  if (shape.kind !== 'object' || !shape.only) throw new NotExpressible()
  return shape.only
}

const NO_TEXTS = new Set(['Int', 'Float', 'Boolean', 'JSON'])

const isList = ({ reading }: FieldPlan) =>
  reading?.declared.kind === 'page' || reading?.declared.kind === 'children'

const hasPlainNames = (type: GraphQLLeafType) =>
  isEnumType(type) && type.getValues().every(({ name, value }) => name === value)
