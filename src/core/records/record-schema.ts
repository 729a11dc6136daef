import type { Sql } from 'sql-template-tag'
import { Int } from 'type-graphql'
import type { Collection } from '../collections/collection'
import { CommentPolicy } from '../collections/node'
import type { Scope } from '../lists/list-declaration'
import { DateTime } from '../scalars'
import type { Language } from '../vocabulary'
import { type Field, field, ofOperator } from './fields'

/** What records have in another table, under the name of a field: read for many records at once. */
export interface Linked {
  readonly field: string
  readonly from: Sql
  /** The id of the record. */
  readonly owner: Sql
  /** A list of values; or of objects, by the names of their parts. */
  readonly values: Sql | Readonly<Record<string, Sql>>
  /** The order in which the tables have what has no order of its own must not show. */
  readonly sortedBy: Sql
  /** Absent: all of it is. */
  readonly isPublic?: Sql
}

/** What people read beside an id or a code. */
export interface NameField {
  /** The field after which it stands. */
  readonly beside: string
  readonly field: Field
  /** How it follows from what was read of the record. Absent: it was read as it is. */
  readonly derive?: (record: Readonly<Record<string, unknown>>, language: Language) => unknown
}

/** Of which day, and to whom. */
type DayScope = Pick<Scope, 'dialect' | 'today' | 'viewer'>

/** Imports leave them aside, and copies of the registry do without: a name may change while the record does not. */
export interface RecordNames {
  readonly fields: readonly NameField[]
  readonly selected?: Readonly<Record<string, Sql>>
  /** The same of what changes from day to day, though nobody writes: feeds tell it as of their day. */
  readonly byDay?: (scope: DayScope) => Readonly<Record<string, Sql>>
  /** Lists that are fields, or of which fields are derived. */
  readonly linked?: readonly Linked[]
}

/** What feeds say of the records of a collection. */
export interface RecordFields {
  readonly of: Pick<Collection<object>, 'entity' | 'prefix' | 'usedBy' | 'visible'>
  readonly fields: readonly Field[]
  /** The properties that hold fields of other names. */
  readonly renamed?: Readonly<Record<string, string>>
  /** The fields that the columns of the row `t` do not hold as they are. */
  readonly selected?: Readonly<Record<string, Sql>>
  readonly linked?: readonly Linked[]
  /** Other ways to say what another field says. */
  readonly repeated?: readonly string[]
  readonly names?: RecordNames
  /** Whether people can read it at `/records/ID`, as they can all that a search finds. */
  readonly hasPage?: boolean
}

/** What a file of records of one type holds, too. */
export interface RecordSchema extends RecordFields {
  /** As files are called: `partnerships`. */
  readonly name: string
  /** One of them, as people say it. */
  readonly called: string
}

export const recordId = field('id', String, 'The id in this registry.')

/** What tells a record from the others, in every file. */
export const identity = (called: string): Field[] => [
  field(
    'key',
    String,
    `The key of the ${called} in your source, at most 200 characters. It finds the record when the file is imported again. Example: \`A-17\`.`,
  ),
  field(
    'id',
    String,
    `The id in this registry, or in the registry that the file comes from: \`${called}_01j…\`.`,
  ),
]

/** The fields of an input that say what the record is; those that say what is done with the input are left out. */
export const SUBMISSION: readonly string[] = ['idempotencyKey', 'validateOnly']

export const version: Field[] = ofOperator(field('version', Int, 'The version of a new record.'))

export const times: Field[] = ofOperator(
  field('createdAt', DateTime, 'When a new record was created.'),
  field('updatedAt', DateTime, 'When a new record was last changed.'),
)

export const recordFields: Field[] = [
  ...ofOperator(field('isExample', Boolean, 'Whether it is a fictional example.')),
  ...times,
  ...version,
]

export const discussedFields: Field[] = [
  ...recordFields,
  ...ofOperator(
    field('viewCount', Int, 'The view count of a new record.'),
    field(
      'commentPolicy',
      CommentPolicy,
      'Whether it accepts comments, and whether they wait for a moderator.',
    ),
  ),
]
