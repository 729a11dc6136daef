import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Partnership } from './partnership.entity'

/** A slug that a partnership had before it was renamed: it still finds the partnership, and no other may take it. */
@Entity()
export class FormerSlug {
  @PrimaryColumn({ type: 'text' })
  slug!: string

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Index()
  @Column({ type: 'text' })
  partnershipId!: string
}
