import { createHash, randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import { LessThan } from 'typeorm'
import { badUserInput } from '../../shared/errors'
import type { Writing } from '../../shared/writing'
import { lockAccount } from '../lock-account'
import { MailToken } from './mail-token.entity'
import { type CodeKind, MailKind } from './outgoing-mail.entity'

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

/** Takes a code, once: locks the account that it was sent to and answers with its id. */
export async function redeemMailToken(
  { token, purpose }: { readonly token: string; readonly purpose: CodeKind },
  write: Writing,
  now: Date,
): Promise<string> {
  const tokenHash = hashOf(token)
  const [found] = await write.read<{ accountId: string }>(sql`SELECT "accountId" FROM "mail_token"
    WHERE "tokenHash" = ${tokenHash} AND "purpose" = ${purpose} AND "expiresAt" > ${now.toISOString()}`)
  if (!found) throw notGood()
  await lockAccount(found.accountId, write)
  // Of several who bring it at once, one deletes it.
  const { affected } = await write.manager.delete(MailToken, { tokenHash })
  if (affected !== 1) throw notGood()
  return found.accountId
}

/** One answer to every code that is not good, whatever is wrong with it. */
const notGood = () =>
  badUserInput(
    'input.token',
    'mailToken',
    'The code is not good: it is used, too old, replaced by a newer one, or meant for something else. Ask for a new one.',
  )
