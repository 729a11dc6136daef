import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { declareReferences } from '../../core/collections/references'
import { Timestamp } from '../../core/collections/timestamp'
import { Organisation } from './organisation.entity'

/** An organisation that another has taken the place of: its names lead to that one. */
@Entity()
export class MergedOrganisation {
  /** The id that it had. */
  @PrimaryColumn({ type: 'text' })
  id!: string

  /** The number in the National Court Register that it had. */
  @Index()
  @Column({ type: 'text', nullable: true })
  krs!: string | null

  @ManyToOne(() => Organisation, { nullable: false, onDelete: 'CASCADE' })
  readonly into?: Organisation

  /** One that has not been merged itself. */
  @Index()
  @Column({ type: 'text' })
  intoId!: string

  @Timestamp()
  mergedAt!: string
}

declareReferences({
  ...{ to: ['Organisation'], table: 'merged_organisation', column: 'intoId' },
  called: ['organisation merged into it', 'organisations merged into it'],
})
