import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { collection, collectionOfType } from '../collections/collection'
import { Timestamp } from '../collections/timestamp'
import { DateTime } from '../scalars'
import type { Differences, RowsBefore } from './change-content'
import { ChangeKind } from './change-kind'
import { RecordType } from './record-type'

export type { Difference, Differences } from './change-content'

@Entity()
@Index(['recordId'])
@Index(['isPublic', 'id'])
@Index(['historyOf', 'id'])
@Index(['importId', 'id'])
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one record (Polish: zmiana). If you can no longer see the record, only the fact of the change is shown.',
})
export class Change {
  /**
   * The sequence, the place among the changes of the same write, and the id of the write: its order is that of the
   * commits, and no other change has it, not even one that gets the same number after a restore.
   */
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => Int, {
    description:
      'The number of the write, in the order of commits. Changes with the same number were made by one write and became visible together.',
  })
  @Column({ type: 'integer' })
  sequence!: number

  @Field(() => DateTime, { description: 'When the write began.' })
  @Timestamp()
  at!: string

  @Field(() => ChangeKind, { description: 'What was done.' })
  @Column({ type: 'text' })
  kind!: ChangeKind

  /** The entity’s class, as in GraphQL. */
  @Column({ type: 'text' })
  recordClass!: string

  @Field(() => ID, { description: 'The id of the record, also after the record is gone.' })
  @Column({ type: 'text' })
  recordId!: string

  /** The changed fields of an update; null otherwise. */
  @Column({ type: 'simple-json', nullable: true })
  storedFields!: string[] | null

  /** Where a history is kept. */
  @Column({ type: 'simple-json', nullable: true })
  storedDifferences!: Differences | null

  /** The id of the record whose history this belongs to. */
  @Column({ type: 'text', nullable: true })
  historyOf!: string | null

  /** Whether visitors saw the record before the write, or after it. */
  @Column({ type: 'boolean', default: false })
  isPublic!: boolean

  /** What a merged record was merged into. */
  @Column({ type: 'text', nullable: true })
  intoId!: string | null

  /** Why a record was removed, in the words of the editor who removed it. */
  @Field(() => String, {
    nullable: true,
    description: 'Why the record was removed, as its editor wrote. Null for other changes.',
  })
  @Column({ type: 'text', nullable: true })
  reason!: string | null

  /** The import that made it, or the undo of one. */
  @Column({ type: 'text', nullable: true })
  importId!: string | null

  /** What of the record's rows an import changed, as they were: what its undo writes back. */
  @Column({ type: 'simple-json', nullable: true, select: false })
  storedBefore!: RowsBefore | null

  /** No foreign key: changes are many, and an account that is erased takes its name off them itself. */
  @Index()
  @Column({ type: 'text', nullable: true })
  actorId!: string | null

  @Column({ type: 'text', nullable: true })
  actorRole!: string | null

  @Field(() => RecordType, { description: 'What kind of record it is.' })
  get type(): RecordType {
    return collectionOfType(this.recordClass)?.followed?.type.name as RecordType
  }
}

/** Sorts as the numbers do; without the id of a write, before what those have that have one. */
export const changeId = (sequence: number, place: number, writeId?: string): string =>
  `${String(sequence).padStart(12, '0')}.${String(place).padStart(6, '0')}${writeId ? `.${writeId}` : ''}`

/** The id of the write. Undefined: it is not known. */
export const writeIdOf = (id: string): string | undefined => id.split('.')[2]

export const sequenceOf = (id: string): number => Number.parseInt(id, 10)

/** What visitors saw before or see since. */
export const isChangeVisible = (row: Sql): Sql => sql`${row}."isPublic" = TRUE`

export const changes = collection(Change, {
  prefix: 'change',
  followed: null,
  searched: null,
  isPart: true,
  visible: isChangeVisible,
  usedBy: {
    recordId: ['node', 'fields', 'differences', 'mergedInto'],
    recordClass: ['type'],
    storedFields: ['fields'],
    storedDifferences: ['differences'],
    intoId: ['mergedInto'],
    actorId: ['account', 'role'],
    actorRole: ['account', 'role'],
    historyOf: ['account'],
  },
})
