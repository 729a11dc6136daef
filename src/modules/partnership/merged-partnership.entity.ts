import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { declareReferences } from '../../core/collections/references'
import { Timestamp } from '../../core/collections/timestamp'
import { Partnership } from './partnership.entity'

/** A partnership that another has taken the place of: its names lead to that one. */
@Entity()
export class MergedPartnership {
  /** The id that it had. */
  @PrimaryColumn({ type: 'text' })
  id!: string

  /** The number in the National Court Register that it had. */
  @Index()
  @Column({ type: 'text', nullable: true })
  krs!: string | null

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly into?: Partnership

  /** One that has not been merged itself. */
  @Index()
  @Column({ type: 'text' })
  intoId!: string

  @Timestamp()
  mergedAt!: string
}

declareReferences({
  ...{ to: ['Partnership'], table: 'merged_partnership', column: 'intoId' },
  called: ['partnership merged into it', 'partnerships merged into it'],
})
