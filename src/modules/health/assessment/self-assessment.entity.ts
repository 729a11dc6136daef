import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../../core/collections/timestamp'
import { Account } from '../../account/account.entity'
import { Partnership } from '../../partnership/partnership.entity'
import type { Score } from './assessed-signals'

/** What an organiser says of a partnership to its other organisers, and to nobody else. It is in no list, file or change log. */
@Entity()
export class SelfAssessment {
  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @PrimaryColumn({ type: 'text' })
  partnershipId!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Index()
  @PrimaryColumn({ type: 'text' })
  accountId!: string

  @Column({ type: 'simple-json' })
  answers!: Score[]

  @Timestamp()
  answeredAt!: string
}
