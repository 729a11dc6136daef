import { Column, Entity, PrimaryColumn } from 'typeorm'

/** The one row that counts the committed writes of the whole registry. */
@Entity()
export class Registry {
  @PrimaryColumn({ type: 'integer' })
  readonly id!: number

  @Column({ type: 'integer' })
  readonly version!: number

  /** The id of the newest write: the number alone may come again after a restore, with other records. */
  @Column({ type: 'text', default: '' })
  readonly writeId!: string

  /** As JSON: by table, the id of the last write that changed it. Of a write that is not in it, nobody knows what it changed. */
  @Column({ type: 'text', default: '{}' })
  readonly tableWrites!: string

  /** The sequence of the oldest changes that are all kept still: older ones were cleared away. */
  @Column({ type: 'integer', default: 1 })
  readonly changesFrom!: number
}
