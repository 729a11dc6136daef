import sql from 'sql-template-tag'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { declareReferences } from '../../../core/collections/references'
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

declareReferences({
  ...{ to: ['Partnership'], table: 'self_assessment', column: 'partnershipId' },
  called: ['answer of an organiser', 'answers of organisers'],
  // They go with it: whoever removes it is not told that there are any.
  counts: sql`1 = 0`,
})
