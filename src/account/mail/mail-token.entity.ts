import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../shared/timestamp'
import { Account } from '../account.entity'
import type { CodeKind } from './outgoing-mail.entity'

/** A code that was sent to an account's e-mail address. Whoever brings it reads that address. */
@Entity()
export class MailToken {
  /** SHA-256 of the code. */
  @PrimaryColumn({ type: 'text' })
  tokenHash!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Index()
  @Column({ type: 'text' })
  accountId!: string

  /** What it is good for; nothing else. */
  @Column({ type: 'text' })
  purpose!: CodeKind

  @Timestamp()
  expiresAt!: string
}
