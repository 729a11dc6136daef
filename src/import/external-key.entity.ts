import { Column, Entity, PrimaryColumn } from 'typeorm'

/** What a source calls a record that was brought in: the same row, brought again, is that record. */
@Entity()
export class ExternalKey {
  @PrimaryColumn({ type: 'text' })
  source!: string

  /** As files of its type are called: `partnerships`. */
  @PrimaryColumn({ type: 'text' })
  recordType!: string

  @PrimaryColumn({ type: 'text' })
  key!: string

  @Column({ type: 'text' })
  recordId!: string

  /** Of all that the row said. While it stays the same, there is nothing to look at. */
  @Column({ type: 'text' })
  digest!: string
}
