import sql from 'sql-template-tag'
import { LessThan } from 'typeorm'
import type { Writing } from '../../../core/change-log/write'
import { RegistryError } from '../../../core/errors'
import type { AccountContext } from '../account-context'
import { MailKind } from '../mail/outgoing-mail.entity'
import { isTimeCode, stepOf } from './authenticator'
import { queueNotice } from './queue-notice'
import { redeemRecoveryCode, typedCode } from './recovery-codes'
import { SecondFactor } from './second-factor.entity'

/** UNAUTHENTICATED for those who are signing in, FORBIDDEN for those who have. */
type Refusal = 'UNAUTHENTICATED' | 'FORBIDDEN'

interface Shown {
  readonly accountId: string
  /** From the authenticator app, or a recovery code. */
  readonly code: string | null | undefined
}

/** Before the transaction, once the password is known to be right: asks for the code, and counts the try. */
export async function requireCode(
  { accountId, code }: Shown,
  refusal: Refusal,
  context: AccountContext,
): Promise<void> {
  const on = await context.reader.all(
    sql`SELECT 1 FROM "second_factor" WHERE "accountId" = ${accountId} AND "confirmedAt" IS NOT NULL`,
  )
  if (on.length === 0) return
  if (code == null) throw codeRequired(refusal)
  await context.attempts.bringSecondFactor(context.clientAddress, accountId)
}

/**
 * Takes the code, once, for an account that the transaction has locked. False: the account has no second factor, and
 * nothing is asked of it.
 */
export async function redeemCode(
  { accountId, code }: Shown,
  refusal: Refusal,
  { write, context }: { readonly write: Writing; readonly context: AccountContext },
): Promise<boolean> {
  const [factor] = await write.read<Pick<SecondFactor, 'encryptedSecret'>>(
    sql`SELECT "encryptedSecret" FROM "second_factor" WHERE "accountId" = ${accountId} AND "confirmedAt" IS NOT NULL`,
  )
  if (!factor) return false
  if (code == null) throw codeRequired(refusal)
  if (isTimeCode(typedCode(code))) {
    if (!(await redeemTimeCode({ ...factor, accountId, code }, { write, context }))) throw wrongCode(refusal)
  } else {
    if (!(await redeemRecoveryCode(code, accountId, write))) throw wrongCode(refusal)
    await queueNotice(MailKind.RECOVERY_CODE_USED, accountId, write, context.now)
  }
  return true
}

/** After the commit: those who get in are not held to what they mistyped before, and a letter may wait. */
export function codeAccepted(accountId: string, context: AccountContext) {
  context.attempts.secondFactorAccepted(context.clientAddress, accountId)
  context.deliverSoon()
}

/** Whether the code is of the secret, and of a later step than the last one that was used. */
export async function redeemTimeCode(
  {
    encryptedSecret,
    accountId,
    code,
  }: Pick<SecondFactor, 'encryptedSecret' | 'accountId'> & { code: string },
  { write, context }: { readonly write: Writing; readonly context: AccountContext },
): Promise<boolean> {
  const secret = await context.factorSecrets.decrypt(encryptedSecret, accountId)
  const step = secret === null ? null : stepOf(typedCode(code), secret, context.now)
  if (step === null) return false
  // The condition is checked when the row is free: of many who bring one code at once, one is let in.
  const unused = { accountId, lastStep: LessThan(step) }
  const { affected } = await write.manager.update(SecondFactor, unused, { lastStep: step })
  return affected === 1
}

const codeRequired = (refusal: Refusal) =>
  new RegistryError(
    refusal,
    'This account has a second factor: send the code of its authenticator app, or a recovery code, in code.',
    { reason: 'SECOND_FACTOR_REQUIRED' },
  )

export const wrongCode = (refusal: Refusal) =>
  new RegistryError(refusal, 'The code is wrong, has expired or was used before. Wait for the next one.', {
    reason: 'WRONG_CODE',
  })
