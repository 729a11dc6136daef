import { createHash, randomBytes } from 'node:crypto'
import sql, { type Sql } from 'sql-template-tag'
import { Column, Entity, Index, LessThan, ManyToOne, PrimaryColumn } from 'typeorm'
import type { Writing } from '../../../core/change-log/write'
import { Timestamp } from '../../../core/collections/timestamp'
import type { Context } from '../../../core/context'
import { badUserInput } from '../../../core/errors'
import { Account } from '../account.entity'
import { lockAccount } from '../lock-account'
import { type CodeKind, MailKind } from './outgoing-mail.entity'

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

const HOUR_MS = 60 * 60_000

const LIFETIMES_MS: Readonly<Record<CodeKind, number>> = {
  [MailKind.VERIFY_EMAIL]: 72 * HOUR_MS,
  [MailKind.RESET_PASSWORD]: HOUR_MS,
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** A code that nobody else knows: the database has its hash. It takes the place of an older one of the same purpose. */
export async function issueMailToken(
  { accountId, purpose }: Pick<MailToken, 'accountId' | 'purpose'>,
  write: Writing,
  now: Date,
): Promise<string> {
  await lockAccount(accountId, write)
  await write.manager.delete(MailToken, { expiresAt: LessThan(now.toISOString()) })
  await write.manager.delete(MailToken, { accountId, purpose })
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + LIFETIMES_MS[purpose]).toISOString()
  await write.insertRows(MailToken, [{ tokenHash: hashOf(token), accountId, purpose, expiresAt }])
  return token
}

interface Shown {
  readonly token: string
  readonly purpose: CodeKind
}

const isGood = ({ token, purpose }: Shown, now: Date): Sql =>
  sql`"tokenHash" = ${hashOf(token)} AND "purpose" = ${purpose} AND "expiresAt" > ${now.toISOString()}`

/** Whose code it is, which stays good. Null: it is good for nothing. */
export async function accountOfMailToken(
  shown: Shown,
  { reader, now }: Pick<Context, 'reader' | 'now'>,
): Promise<string | null> {
  const [row] = await reader.all(sql`SELECT "accountId" FROM "mail_token" WHERE ${isGood(shown, now)}`)
  return (row?.[0] ?? null) as string | null
}

/** Takes a code, once: locks the account that it was sent to and answers with its id. */
export async function redeemMailToken(shown: Shown, write: Writing, now: Date): Promise<string> {
  const [found] = await write.read<{ accountId: string }>(
    sql`SELECT "accountId" FROM "mail_token" WHERE ${isGood(shown, now)}`,
  )
  if (!found) throw invalidCode()
  await lockAccount(found.accountId, write)
  // Of several who bring it at once, one deletes it.
  const { affected } = await write.manager.delete(MailToken, { tokenHash: hashOf(shown.token) })
  if (affected !== 1) throw invalidCode()
  return found.accountId
}

/** One answer to every code that is not good, whatever is wrong with it. */
const invalidCode = () =>
  badUserInput(
    'input.token',
    'mailToken',
    'The code is not valid: it was used, has expired, was replaced by a newer one, or is meant for something else. Request a new one.',
  )
