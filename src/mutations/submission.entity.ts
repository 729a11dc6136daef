import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../core/collections/timestamp'
import { Account } from '../modules/account/account.entity'
import type { Warning } from './warning'

/** What an account submitted under a key of its own: sent again, it is answered again, and makes nothing new. */
@Entity()
export class Submission {
  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @PrimaryColumn({ type: 'text' })
  accountId!: string

  @PrimaryColumn({ type: 'text' })
  idempotencyKey!: string

  /** Of the mutation and its input: another one under the same key is a mistake. */
  @Column({ type: 'text' })
  digest!: string

  @Column({ type: 'text' })
  recordId!: string

  @Column({ type: 'simple-json' })
  warnings!: Warning[]

  @Timestamp()
  createdAt!: string
}
