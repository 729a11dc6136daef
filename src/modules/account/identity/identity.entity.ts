import { createHash } from 'node:crypto'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Timestamp } from '../../../core/collections/timestamp'
import { Account } from '../account.entity'

/** Somebody whom an identity provider knows, and the account that they have here. */
@Entity()
export class Identity {
  /** SHA-256 of the issuer and its name for the person, who is not to be found by that name here. */
  @PrimaryColumn({ type: 'text' })
  subjectHash!: string

  @Column({ type: 'text' })
  issuer!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly account?: Account

  /** Null: the account is erased. The next token that is not refused opens another. */
  @Index()
  @Column({ type: 'text', nullable: true })
  accountId!: string | null

  @Timestamp()
  createdAt!: string

  /** Tokens that were issued in this second or earlier are good for nothing: the account was signed out, or erased. */
  @Timestamp({ nullable: true })
  refusedBefore!: string | null
}

export const subjectHashOf = ({ issuer, subject }: { issuer: string; subject: string }): string =>
  createHash('sha256').update(`${issuer}\0${subject}`).digest('base64url')
