import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../shared/timestamp'
import { AccountSession } from './account-session.entity'

/** A refresh token that was exchanged for the next one. Whoever shows it again has stolen it, or was stolen from. */
@Entity()
export class UsedToken {
  /** SHA-256 of the token. */
  @PrimaryColumn({ type: 'text' })
  tokenHash!: string

  @ManyToOne(() => AccountSession, { nullable: false, onDelete: 'CASCADE' })
  readonly session?: AccountSession

  @Index()
  @Column({ type: 'text' })
  sessionId!: string

  /** When it would have been over anyway: from then on nobody can do harm with it, and it is forgotten. */
  @Timestamp()
  expiresAt!: string
}
