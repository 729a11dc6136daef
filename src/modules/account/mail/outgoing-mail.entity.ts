import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Writing } from '../../../core/change-log/write'
import { Timestamp } from '../../../core/collections/timestamp'
import { newId } from '../../../core/id'

/** What a letter is about. */
export enum MailKind {
  VERIFY_EMAIL = 'VERIFY_EMAIL',
  RESET_PASSWORD = 'RESET_PASSWORD',
  ACCOUNT_EXISTS = 'ACCOUNT_EXISTS',
  WEBHOOK_ENDED = 'WEBHOOK_ENDED',
  CONFIRM_PARTNERSHIPS = 'CONFIRM_PARTNERSHIPS',
  FOLLOWED_RECORDS = 'FOLLOWED_RECORDS',
  SECOND_FACTOR_ADDED = 'SECOND_FACTOR_ADDED',
  SECOND_FACTOR_REMOVED = 'SECOND_FACTOR_REMOVED',
  RECOVERY_CODE_USED = 'RECOVERY_CODE_USED',
  DECISION = 'DECISION',
  APPEAL_DECIDED = 'APPEAL_DECIDED',
  NOTICE_RECEIVED = 'NOTICE_RECEIVED',
  NOTICE_DECIDED = 'NOTICE_DECIDED',
}

/** Letters with a code, and what it is good for. */
export type CodeKind = MailKind.VERIFY_EMAIL | MailKind.RESET_PASSWORD

export const isCodeKind = (kind: MailKind): kind is CodeKind =>
  kind === MailKind.VERIFY_EMAIL || kind === MailKind.RESET_PASSWORD

/** Letters that modules above write. */
export type RecordKind = (typeof RECORD_KINDS)[number]

const RECORD_KINDS = [
  MailKind.CONFIRM_PARTNERSHIPS,
  MailKind.FOLLOWED_RECORDS,
  MailKind.DECISION,
  MailKind.APPEAL_DECIDED,
] as const

export const isRecordKind = (kind: MailKind): kind is RecordKind =>
  (RECORD_KINDS as readonly MailKind[]).includes(kind)

/** Letters to people who need no account. */
export type GuestKind = MailKind.NOTICE_RECEIVED | MailKind.NOTICE_DECIDED

export const isGuestKind = (kind: MailKind): kind is GuestKind =>
  kind === MailKind.NOTICE_RECEIVED || kind === MailKind.NOTICE_DECIDED

/** Letters about the account that ask for nothing. */
export type NoticeKind = Exclude<MailKind, CodeKind | MailKind.WEBHOOK_ENDED | RecordKind | GuestKind>

/**
 * A letter that is not sent yet. Whether the address has an account is looked up only when it
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

  /** Which things it is about, by their ids: with blanks between them, where there are several. Empty: the account. */
  @Column({ type: 'text', default: '' })
  about!: string

  @Timestamp()
  createdAt!: string

  /** Also the hold of whoever is sending it: until then nobody else tries. */
  @Index()
  @Timestamp()
  nextAttemptAt!: string

  @Column({ type: 'integer', default: 0 })
  attempts!: number
}

/** Lays a letter down for the mail worker, who learns of it after the commit. It does the same for any address, known or not. */
export async function queueMail(
  { kind, email, about = '' }: Pick<OutgoingMail, 'kind' | 'email'> & Partial<Pick<OutgoingMail, 'about'>>,
  write: Writing,
  now: Date,
): Promise<void> {
  const createdAt = now.toISOString()
  await write.insertRows(OutgoingMail, [
    { id: newId('mail'), kind, email, about, createdAt, nextAttemptAt: createdAt, attempts: 0 },
  ])
}
