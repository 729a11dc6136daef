import type { Sql } from 'sql-template-tag'
import type { Writing } from '../change-log/write'
import type { EntityClass } from './reader'

export interface Erasing {
  readonly write: Writing
  readonly now: Date
}

/** Rows of an account, as it is told of them. */
interface ExportedRows<Column extends string> {
  /** The columns that name the account. */
  readonly of: readonly Column[]
  /** What is told: columns, some under another name. */
  readonly columns: readonly (Column | readonly [as: string, column: Column])[]
  readonly sortedBy: readonly Column[]
}

/** The rows are deleted; or these columns of them emptied; or what else becomes of them. */
type Erasure<Column extends string> =
  | 'rows'
  | readonly Column[]
  | ((accountId: string, erasing: Erasing) => Promise<void>)

interface Declaration<Column extends string> {
  /** By the name that they have in the answer. */
  readonly exported: Readonly<Record<string, ExportedRows<Column>>>
  /** By the column that names the account. */
  readonly erased: { readonly [Each in Column]?: Erasure<Column> }
  /** What the columns have for the account: by default its id. */
  readonly key?: (accountId: string) => Sql
}

/** What a table has about accounts: what they may know of it, and what becomes of it when they are erased. */
export interface PersonalData extends Declaration<string> {
  readonly entity: EntityClass<object>
}

export const personalData = <T extends object>(
  entity: EntityClass<T>,
  declaration: Declaration<keyof T & string>,
): PersonalData => ({ entity, ...(declaration as Declaration<string>) })
