import { Int } from 'type-graphql'
import type { Collection } from '../shared/collection'
import { CommentPolicy } from '../shared/node'
import { DateTime } from '../shared/scalars'
import { type Field, field, ofOperator } from './fields'

/** What a file of records of one type holds. */
export interface Shape {
  /** As files are called: `partnerships`. */
  readonly name: string
  /** One of them, as people say it. */
  readonly called: string
  readonly of: Pick<Collection<object>, 'entity' | 'prefix' | 'usedBy' | 'visible'>
  readonly fields: readonly Field[]
}

/** What tells a record from the others, in every file. */
export const identity = (called: string): Field[] => [
  field(
    'key',
    String,
    `What the source calls the ${called}, at most 200 characters: by it, the record is found when the file is imported again. Example: \`A-17\`.`,
  ),
  field('id', String, `The id in this registry, or in the one that the file comes from: \`${called}_01j…\`.`),
]

/** The fields of an input that say what the record is; those that say what is done with the input are left out. */
export const SUBMISSION: readonly string[] = ['idempotencyKey', 'validateOnly']

export const version: Field[] = ofOperator(
  field('version', Int, 'How often it was written, for a new record.'),
)

export const recordFields: Field[] = [
  ...ofOperator(
    field('isExample', Boolean, 'Whether it is a fictional record that shows how the registry works.'),
    field('createdAt', DateTime, 'When the record was entered, for a new one.'),
    field('updatedAt', DateTime, 'When the record was last changed, for a new one.'),
  ),
  ...version,
]

export const discussedFields: Field[] = [
  ...recordFields,
  ...ofOperator(
    field('viewCount', Int, 'How many readers opened it, for a new record.'),
    field(
      'commentPolicy',
      CommentPolicy,
      'Whether it takes comments, and whether they wait for a moderator.',
    ),
  ),
]
