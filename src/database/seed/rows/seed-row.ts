import type { ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'

/** A record as it is inserted. */
export type SeedRow<T extends ObjectLiteral> = QueryDeepPartialEntity<T> & { readonly id: string }

/** Rows of a table without a class of its own, which belong to the record that `owner` names. */
export interface Links {
  readonly table: string
  readonly owner: string
  readonly rows: readonly Readonly<Record<string, string>>[]
}
