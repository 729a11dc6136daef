import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../core/collections/timestamp'
import { Account } from '../account/account.entity'
import { LetterFrequency } from './follow.enums'

/** What an account has chosen about being told of what it follows, and how far it has been told. */
@Entity()
export class FollowSettings {
  @PrimaryColumn({ type: 'text' })
  accountId!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Column({ type: 'text' })
  letters!: LetterFrequency

  /** Whoever has it may end the letters, and do nothing else: it is in each of them. */
  @Index({ unique: true })
  @Column({ type: 'text' })
  letterToken!: string

  /** Behind which change the next letter begins. */
  @Column({ type: 'text' })
  letterPosition!: string

  /** No letter is sent before. Null: none is wanted. */
  @Index()
  @Timestamp({ nullable: true })
  nextLetterAt!: string | null

  /** Up to which change the notifications are read. */
  @Column({ type: 'text', nullable: true })
  readThrough!: string | null

  /** What the secret of the feeds is made of, with a key that is not in the database. Null: there are no feeds. */
  @Column({ type: 'text', nullable: true })
  feedNonce!: string | null

  /** SHA-256 of the secret. */
  @Index({ unique: true })
  @Column({ type: 'text', nullable: true })
  feedDigest!: string | null
}
