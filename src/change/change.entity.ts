import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { ChangeKind } from '../shared/change-kind'
import { collection } from '../shared/collection'
import { DateTime } from '../shared/scalars'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { RecordType, recordTypeOf } from './record-type'

/** What a field was, and what it became. */
export type Difference = readonly [from: unknown, to: unknown]

/** By the name of the field. */
export type Differences = Readonly<Record<string, Difference>>

@Entity()
@Index(['recordId'])
@Index(['isPublic', 'id'])
@Index(['historyOf', 'id'])
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one record (Polish: zmiana). Of what you cannot see any more, only that something was done to it.',
})
export class Change {
  /** The sequence and the place among the changes of the same write: its order is that of the commits. */
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => Int, {
    description:
      'The number of the write, in the order of commits. Changes of one number were done by one write, and became visible together.',
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

  @Field(() => ID, { description: 'The id of the record. It stays the same when the record is gone.' })
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

  /** No foreign key: changes are many, and an account that is erased takes its name off them itself. */
  @Index()
  @Column({ type: 'text', nullable: true })
  actorId!: string | null

  @Column({ type: 'text', nullable: true })
  actorRole!: string | null

  @Field(() => RecordType, { description: 'What kind of record it is.' })
  get type(): RecordType {
    return recordTypeOf(this.recordClass) as RecordType
  }
}

/** Sorts as the numbers do. */
export const changeId = (sequence: number, place: number): string =>
  `${String(sequence).padStart(12, '0')}.${String(place).padStart(6, '0')}`

export const sequenceOf = (id: string): number => Number.parseInt(id, 10)

export const changes = collection(Change, {
  prefix: 'change',
  isPart: true,
  visible: visible.change,
  usedBy: {
    recordId: ['node', 'fields', 'differences', 'mergedInto'],
    recordClass: ['type'],
    storedFields: ['fields'],
    storedDifferences: ['differences'],
    intoId: ['mergedInto'],
    actorId: ['account', 'role'],
    actorRole: ['role'],
    historyOf: ['account'],
  },
})
