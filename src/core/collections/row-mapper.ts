import sql, { type Sql } from 'sql-template-tag'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata'
import type { Context } from '../context'
import { getOrCreate } from '../get-or-create'
import { name } from './dialect'
import type { EntityClass, Reader } from './reader'
import { asWritten, type RecordText } from './written-record'

/** What is made of rows. */
export interface Mapped<T extends object> {
  readonly entity: EntityClass<T>
  /** For properties that fields of other names are made of: which. A query that selects none of them does not read them. */
  readonly usedBy: Readonly<Record<string, readonly string[]>>
}

type Convert = (stored: unknown) => unknown

interface MappedColumn {
  readonly property: string
  /** Of an embedded object. */
  readonly part: string | undefined
  readonly convert: Convert | null
}

/** Selects an entity's columns and makes its instances, as TypeORM's metadata say, without the ORM's hydration. */
export interface RowMapper<T> {
  /** Which columns these are, in short. */
  readonly key: string
  /** Of the row called `t`. */
  readonly columns: readonly Sql[]
  /** The instance whose columns begin at `offset`. */
  instance(row: readonly unknown[], offset: number): T
}

type Mappers = Map<EntityClass<object>, RowMapper<object>>

/** By what is selected, or by nothing but the dialect. */
const mappers = new WeakMap<object, Mappers>()

type Described = Pick<Reader, 'dialect' | 'metadata'>

/** Of all columns, or, where the operation tells what it selects, of those that it needs. */
export function rowMapper<T extends object>(
  { entity, usedBy }: Mapped<T>,
  { reader, selection }: Pick<Context, 'selection'> & { readonly reader: Described },
): RowMapper<T> {
  const known = getOrCreate(mappers, selection ?? reader.dialect, (): Mappers => new Map())
  return getOrCreate(known, entity, () => {
    const isLeftOut = (property: string) =>
      selection?.leavesOut(entity.name, property, usedBy[property]) ?? false
    const text = selection?.textOf(entity.name)
    return text ? writtenBy(text, reader, entity) : compile(reader, entity, isLeftOut)
  }) as RowMapper<T>
}

function compile<T extends object>(
  reader: Described,
  entity: EntityClass<T>,
  isLeftOut: (property: string) => boolean,
): RowMapper<T> {
  const readable = reader.metadata(entity).columns.filter((column) => column.isSelect)
  const selected = readable.filter((column) => column.isPrimary || !isLeftOut(propertyOf(column)))
  const mapped = selected.map((column): MappedColumn => {
    const [property, part] = column.propertyPath.split('.') as [string, string?]
    return { property, part, convert: conversion(column, reader.dialect.name) }
  })
  const leftOut = readable.filter((column) => !selected.includes(column)).map(propertyOf)
  const Instance = instancesOf(entity, leftOut)
  return {
    key: selected.map((column) => readable.indexOf(column)).join(),
    columns: selected.map((column) => sql`t.${name(column.databaseName)}`),
    instance(row, offset) {
      const instance = new Instance()
      for (let i = 0; i < mapped.length; i++) {
        const { property, part, convert } = mapped[i] as MappedColumn
        const stored = row[offset + i] ?? null
        const value = stored !== null && convert ? convert(stored) : stored
        if (part === undefined) instance[property] = value
        else assignPart(instance, property, part, value)
      }
      return instance as T
    },
  }
}

/** Records whose one column is their JSON. */
function writtenBy<T extends object>(
  { key, expression }: RecordText,
  reader: Described,
  entity: EntityClass<T>,
): RowMapper<T> {
  const Instance = instancesOf(entity, reader.metadata(entity).columns.map(propertyOf))
  return {
    key,
    columns: [expression],
    instance(row, offset) {
      const instance = new Instance()
      asWritten(instance, row[offset] as string)
      return instance as T
    },
  }
}

const propertyOf = ({ propertyPath }: ColumnMetadata) => propertyPath.split('.')[0] as string

/** Makes instances of the entity, without its constructor, in which no one takes what was not read for null. */
function instancesOf(entity: EntityClass<object>, leftOut: readonly string[]) {
  const prototype = Object.create(entity.prototype)
  for (const property of new Set(leftOut)) {
    Object.defineProperty(prototype, property, {
      get() {
        throw new Error(`${entity.name}.${property} was not read: its collection is to say what uses it.`)
      },
    })
  }
  function Instance() {}
  Instance.prototype = prototype
  return Instance as unknown as new () => Record<string, unknown>
}

/** An embedded object of which nothing is known is null, not an object of nulls. */
function assignPart(instance: Record<string, unknown>, property: string, part: string, value: unknown) {
  const object = (instance[property] ?? null) as Record<string, unknown> | null
  if (object) object[part] = value
  else instance[property] = value === null ? null : { [part]: value }
}

function conversion(column: ColumnMetadata, dialect: 'sqlite' | 'postgres'): Convert | null {
  if (column.type === 'simple-json') return (stored) => JSON.parse(stored as string)
  if (column.type === Boolean || column.type === 'boolean')
    return dialect === 'sqlite' ? (stored) => stored === 1 : null
  return null
}
