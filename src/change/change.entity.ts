import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../shared/timestamp'

export enum ChangeKind {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  DELETED = 'DELETED',
}

/** What a committed write did to one record. Version and ordinal together are the order in which changes became visible. */
@Entity()
@Index(['recordId'])
export class Change {
  /** The registry's version that this write made. */
  @PrimaryColumn({ type: 'integer' })
  readonly version!: number

  /** The place among the changes of the same write, from 0. */
  @PrimaryColumn({ type: 'integer' })
  readonly ordinal!: number

  @Timestamp()
  readonly at!: string

  @Column({ type: 'text' })
  readonly kind!: ChangeKind

  /** The entity's class, as in GraphQL. */
  @Column({ type: 'text' })
  readonly type!: string

  @Column({ type: 'text' })
  readonly recordId!: string

  /** The changed fields of an update; null otherwise. */
  @Column({ type: 'simple-json', nullable: true })
  readonly fields!: string[] | null
}
