import { getMetadataStorage } from 'type-graphql'
import type { EntityMetadata } from 'typeorm'
import type { Writing } from './change-log/write'
import type { EntityClass } from './collections/reader'
import type { Violation } from './errors'

type Values = Readonly<Record<string, unknown>>

/** The record once it is changed: what is undefined stays, in an embedded object too. One without any value is null. */
export function patched<T extends object>(
  record: T,
  changes: Partial<T>,
  { embeddeds }: Pick<EntityMetadata, 'embeddeds'>,
): T {
  const after: Record<string, unknown> = {
    ...record,
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  }
  for (const { propertyName, columns } of embeddeds) {
    const change = (changes as Values)[propertyName] as Values | null | undefined
    if (change === undefined || change === null) continue
    const stored = (record as Values)[propertyName] as Values | null | undefined
    const values = columns.map(({ propertyName: part }): [string, unknown] => [
      part,
      (change[part] === undefined ? stored : change)?.[part] ?? null,
    ])
    after[propertyName] = values.every(([, value]) => value === null) ? null : Object.fromEntries(values)
  }
  return after as T
}

interface InTransaction {
  readonly write: Pick<Writing, 'manager'>
}

interface Patch<T> {
  /** Null: a new one. */
  readonly record: T | null
  readonly changes: Partial<T>
}

/** Embedded objects that lack, once they are changed, a value which their type always has: half of a location. */
export function incompleteParts<T extends object>(
  entity: EntityClass<T>,
  { record, changes }: Patch<T>,
  { write }: InTransaction,
): Violation[] {
  const metadata = write.manager.connection.getMetadata(entity)
  const after = patched(record ?? ({} as T), changes, metadata) as Values
  return metadata.embeddeds.flatMap(({ propertyName, type }) => {
    const part = after[propertyName] as Values | null | undefined
    if ((changes as Values)[propertyName] == null || part == null) return []
    return requiredOf(type)
      .filter((name) => part[name] == null)
      .map((name) => {
        const message = `${propertyName}.${name} is required: a ${propertyName} is not complete without it.`
        return { path: ['input', propertyName, name], rule: 'required', message }
      })
  })
}

const requiredOf = (type: unknown): string[] =>
  getMetadataStorage()
    .fields.filter(({ target, typeOptions }) => target === type && !typeOptions.nullable)
    .map(({ name }) => name)

/** Fields that an update sets to null, though no record is without a value there. */
export function refusedNulls(
  entity: EntityClass<object>,
  input: object,
  { write }: InTransaction,
): Violation[] {
  const { columns } = write.manager.connection.getMetadata(entity)
  const isColumn = new Set(
    columns.filter(({ isNullable }) => !isNullable).map(({ propertyName }) => propertyName),
  )
  const isList = new Set(
    getMetadataStorage()
      .fields.filter(({ target, typeOptions }) => typeOptions.array && input instanceof target)
      .map(({ name }) => name),
  )
  return Object.entries(input).flatMap(([name, value]) => {
    if (value !== null || !(isList.has(name) || isColumn.has(name))) return []
    const message = isList.has(name)
      ? `${name} must not be null: leave it out to keep the list, or give [] to empty it.`
      : `${name} must not be null: leave it out to keep it.`
    return [{ path: ['input', name], rule: 'required', message }]
  })
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** What a patch says: what it leaves out is not among it. */
export const definedOf = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
