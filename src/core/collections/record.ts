import { Field, Int, ObjectType } from 'type-graphql'
import { Column, PrimaryColumn } from 'typeorm'
import { foldedPhrase, sortKey, tokens } from '../values/polish-text'
import { CommentPolicy } from './node'
import { Timestamp } from './timestamp'

export const VERSION_DESCRIPTION =
  'Grows by one with each change of the record. Send it as expectedVersion when you change the record, so that nobody’s change is lost.'

/** A record with a name that can be searched and sorted. */
@ObjectType({ simpleResolvers: true })
export abstract class NamedRecord {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({
    description: 'True for a fictional record that shows how the registry works. Its name says so too.',
  })
  @Column({ type: 'boolean', default: false })
  isExample!: boolean

  @Field(() => Int, { description: VERSION_DESCRIPTION })
  @Column({ type: 'integer', default: 1 })
  version!: number

  @Timestamp()
  createdAt!: string

  @Timestamp()
  updatedAt!: string

  /** Sorts in the order of the Polish alphabet. */
  @Column({ type: 'text', select: false })
  nameKey!: string

  /** The words of the name without case and diacritics, a space before each. */
  @Column({ type: 'text', select: false })
  nameFolded!: string

  /** The folded words of everything that a search looks at. */
  @Column({ type: 'text', select: false })
  searchTokens!: string
}

/** A named record that people view and comment on. */
@ObjectType({ simpleResolvers: true })
export abstract class DiscussedRecord extends NamedRecord {
  @Column({ type: 'integer', default: 0 })
  viewCount!: number

  @Column({ type: 'text', default: CommentPolicy.OPEN })
  commentPolicy!: CommentPolicy
}

/** The stored columns by which a record is searched and sorted: its name, and other texts that a search looks at. */
export function searchColumns(name: string, ...texts: (string | null | undefined)[]) {
  return {
    nameKey: sortKey(name),
    nameFolded: foldedPhrase(name),
    searchTokens: tokens(name, ...texts).join(' '),
  }
}
