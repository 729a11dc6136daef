import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
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
}
