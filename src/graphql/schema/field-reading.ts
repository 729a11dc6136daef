import type { GraphQLField } from 'graphql'
import type { DeclaredField } from '../../core/lists/declared-fields'

/** A field that a plan can read without its resolver. */
export interface FieldReading {
  readonly declared: DeclaredField
  /** Checks the arguments of the query, and makes of them what the declaration takes. */
  readonly readArguments: (given: Readonly<Record<string, unknown>>) => object
}

const readings = new WeakMap<object, FieldReading>()

export const addReading = (field: GraphQLField<unknown, unknown>, reading: FieldReading) =>
  void readings.set(field, reading)

export const readingOf = (field: GraphQLField<unknown, unknown>): FieldReading | null =>
  readings.get(field) ?? null
