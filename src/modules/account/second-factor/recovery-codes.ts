import { createHash } from 'node:crypto'
import { Secret } from 'otpauth'
import type { Writing } from '../../../core/change-log/write'
import { RecoveryCode } from './second-factor.entity'

const COUNT = 10
/** 80 bits, which nobody finds from the hash. */
const BYTES = 10

/** As people type it: without hyphens and spaces, in capitals. */
export const typedCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

const hashOf = (code: string, accountId: string) =>
  createHash('sha256')
    .update(`${accountId}\0${typedCode(code)}`)
    .digest('base64url')

/** Makes new codes in place of all others; the database has their hashes only. */
export async function issueRecoveryCodes(accountId: string, write: Writing): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, () =>
    new Secret({ size: BYTES }).base32.replace(/.{4}(?=.)/g, '$&-'),
  )
  await write.manager.delete(RecoveryCode, { accountId })
  await write.insertRows(
    RecoveryCode,
    codes.map((code) => ({ codeHash: hashOf(code, accountId), accountId })),
  )
  return codes
}

/** Whether it was one, which it is no more. Of several who bring it at once, one deletes it. */
export async function redeemRecoveryCode(code: string, accountId: string, write: Writing): Promise<boolean> {
  const { affected } = await write.manager.delete(RecoveryCode, { codeHash: hashOf(code, accountId) })
  return affected === 1
}
