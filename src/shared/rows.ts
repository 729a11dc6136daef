import sql, { join, type Sql } from 'sql-template-tag'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata'
import { name } from './dialect'
import { getOrMake } from './get-or-make'
import type { EntityClass, Reader } from './reader'

type Convert = (stored: unknown) => unknown

interface MappedColumn {
  readonly path: readonly string[]
  readonly convert: Convert | null
}

/** Selects an entity's columns and makes its instances, as TypeORM's metadata say, without the ORM's hydration. */
export interface RowMapper<T> {
  /** Of the row called `t`. */
  readonly columns: Sql
  /** The instance whose columns begin at `offset`. */
  instance(row: readonly unknown[], offset: number): T
}

type Mappers = Map<EntityClass<object>, RowMapper<object>>

const mappers = new WeakMap<Reader, Mappers>()

export function rowMapper<T extends object>(reader: Reader, entity: EntityClass<T>): RowMapper<T> {
  const ofReader = getOrMake(mappers, reader, (): Mappers => new Map())
  return getOrMake(ofReader, entity, () => compile(reader, entity)) as RowMapper<T>
}

function compile<T extends object>(reader: Reader, entity: EntityClass<T>): RowMapper<T> {
  const selected = reader.metadata(entity).columns.filter((column) => column.isSelect)
  const mapped = selected.map(
    (column): MappedColumn => ({
      path: column.propertyPath.split('.'),
      convert: conversion(column, reader.dialect.name),
    }),
  )
  return {
    columns: join(selected.map((column) => sql`t.${name(column.databaseName)}`)),
    instance(row, offset) {
      const instance = new entity() as Record<string, unknown>
      for (let i = 0; i < mapped.length; i++) {
        const column = mapped[i] as MappedColumn
        const stored = row[offset + i] ?? null
        const value = stored !== null && column.convert ? column.convert(stored) : stored
        const [property, part] = column.path as [string, string?]
        if (part === undefined) instance[property] = value
        else assignPart(instance, property, part, value)
      }
      return instance as T
    },
  }
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
