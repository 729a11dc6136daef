import { domainToASCII, domainToUnicode } from 'node:url'
import { isEmail, MaxLength, ValidateBy } from 'class-validator'
import { applyDecorators } from '../../core/apply-decorators'

/** Characters that nobody sees, and letters that look like several others, are in no address that people have. */
const HIDDEN = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u

/** Quoted addresses, which may hold anything, line breaks even, are nobody’s in practice. */
const OPTIONS: Parameters<typeof isEmail>[1] = { blacklisted_chars: '"' }

/**
 * A mailbox in one spelling, however it is written: case, composition, and how the domain is encoded do not count. The
 * domain as people read it.
 */
export function normalisedEmail(email: string): string {
  const composed = email.trim().normalize('NFC').toLowerCase()
  const at = composed.lastIndexOf('@') + 1
  const domain = composed.slice(at)
  return composed.slice(0, at) + (domainToUnicode(domainToASCII(domain)) || domain)
}

/** Whether it is an address to write to. */
export function isEmailAddress(value: unknown): value is string {
  if (typeof value !== 'string' || !isEmail(value, OPTIONS)) return false
  const at = value.lastIndexOf('@')
  const local = value.slice(0, at)
  const isPlain = !HIDDEN.test(local) && local.normalize('NFKC') === local.normalize('NFC')
  return isPlain && isEmail(normalisedEmail(value), OPTIONS)
}

/** An address to write to. */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    ValidateBy(
      { name: 'isEmail', validator: { validate: isEmailAddress } },
      { message: 'email must be an e-mail address.' },
    ),
    MaxLength(254, { message: 'email must have at most 254 characters.' }),
  )
}
