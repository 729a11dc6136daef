import { ValidateBy } from 'class-validator'

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7]
const REGON_WEIGHTS = [8, 9, 2, 3, 4, 5, 6, 7]
const LONG_REGON_WEIGHTS = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]

const remainder = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11

/** A number in the National Court Register: it has no checksum. */
export const isKrs = (text: string): boolean => /^\d{10}$/.test(text)

/** A tax identification number. A remainder of 10 is no digit, so no number has it. */
const isNip = (text: string): boolean =>
  /^\d{10}$/.test(text) && remainder(text, NIP_WEIGHTS) === Number(text[9])

/** A number of the REGON register: of an entity, 9 digits, or of a unit of one, which begins with the entity's own. */
function isRegon(text: string): boolean {
  if (!/^\d{9}(\d{5})?$/.test(text)) return false
  const checks = (weights: readonly number[]) =>
    remainder(text, weights) % 10 === Number(text[weights.length])
  return checks(REGON_WEIGHTS) && (text.length === 9 || checks(LONG_REGON_WEIGHTS))
}

const rule = (name: string, isGood: (text: string) => boolean, asks: string) => (): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (value) => typeof value === 'string' && isGood(value),
      defaultMessage: (args) => `${args?.property} must be ${asks}.`,
    },
  })

export const IsKrs = rule('krs', isKrs, 'the 10 digits of a KRS number')
export const IsNip = rule('nip', isNip, 'the 10 digits of a NIP, without dashes, the last one the checksum')
export const IsRegon = rule('regon', isRegon, 'the 9 or 14 digits of a REGON, with their checksums')
export const IsPostalCode = rule(
  'postalCode',
  (text) => /^\d{2}-\d{3}$/.test(text),
  'a Polish postal code, such as 49-100',
)
