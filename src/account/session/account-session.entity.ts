import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../shared/timestamp'
import { Account } from '../account.entity'

/** A sign-in on one device, which lasts while its refresh tokens are renewed. */
@Entity()
export class AccountSession {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Index()
  @Column({ type: 'text' })
  accountId!: string

  /** SHA-256 of the refresh token that is good now. */
  @Column({ type: 'text', unique: true })
  tokenHash!: string

  @Timestamp()
  createdAt!: string

  @Timestamp()
  expiresAt!: string

  /** Signed out, or a token of it was used twice. */
  @Timestamp({ nullable: true })
  revokedAt!: string | null
}
