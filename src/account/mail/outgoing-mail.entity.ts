import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../shared/timestamp'

/** What a letter is about, and what the code in it is good for. */
export enum MailKind {
  VERIFY_EMAIL = 'VERIFY_EMAIL',
  RESET_PASSWORD = 'RESET_PASSWORD',
}

/**
 * A letter that somebody asked for and that is not sent yet. Whether the address has an account is looked up only when it
 * is sent: so that whoever asks learns nothing of it, and no code lies here in the clear.
 */
@Entity()
export class OutgoingMail {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Column({ type: 'text' })
  kind!: MailKind

  @Index()
  @Column({ type: 'text' })
  email!: string

  @Timestamp()
  createdAt!: string

  /** Also the hold of whoever is sending it: until then nobody else tries. */
  @Index()
  @Timestamp()
  nextAttemptAt!: string

  @Column({ type: 'integer', default: 0 })
  attempts!: number
}
