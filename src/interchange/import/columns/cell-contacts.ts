import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { ReadCell } from './cell-dates'
import { CellError, message } from './message'

const PHONE = /^\+\d[\d ]{6,18}$/

/** What stands between two telephones, addresses of e-mail or of the web in one cell. */
const BETWEEN = /\s*(?:[;,|\n]|\s(?:lub|oraz|i|or|and)\s)\s*/i

const COUNTRY_ADDED = message(
  'The telephone was written without the country code or with other signs; it is stored like +48 22 443 01 44.',
  'Telefon zapisano bez kierunkowego kraju lub z innymi znakami; zapisano go tak: +48 22 443 01 44.',
)
const FIRST_PHONE = message(
  'The cell has several telephones. The first one was read.',
  'W komórce jest kilka telefonów. Odczytano pierwszy.',
)

/** The first telephone of the cell. Numbers without a country code are Polish. */
export function readPhone(text: string): ReadCell {
  if (PHONE.test(text)) return { text, note: null }
  const found = text.split(BETWEEN).flatMap(phonesIn)
  const [first] = found
  if (first === undefined)
    throw new CellError(
      'must be a telephone of 9 digits, or with the country code: +48 22 443 01 44.',
      'musi być telefonem: 9 cyfr albo numer z kierunkowym kraju, np. +48 22 443 01 44.',
    )
  return { text: first, note: found.length > 1 ? FIRST_PHONE : COUNTRY_ADDED }
}

function phonesIn(text: string): string[] {
  // The zero in front belonged to every number until 2010.
  const digits = text.replace(/\D/g, '')
  const plain = /^0[1-9]\d{8}$/.test(digits) ? digits.slice(1) : text
  return findPhoneNumbersInText(plain, 'PL').flatMap(({ number }) => {
    const isOther = number.country !== 'PL' && number.countryCallingCode !== '48'
    const isWhole = isOther ? number.isValid() : number.nationalNumber.length === 9
    return isWhole ? (parsePhoneNumberFromString(number.number)?.formatInternational() ?? []) : []
  })
}

const FIRST_EMAIL = message(
  'The cell has several e-mail addresses. The first one was read.',
  'W komórce jest kilka adresów e-mail. Odczytano pierwszy.',
)
const EMAIL_WRITTEN = message(
  'The e-mail address was written with other signs.',
  'Adres e-mail zapisano z innymi znakami.',
)

/** The first e-mail address of the cell. Whether it is one is for the rules of the API. */
export function readEmail(text: string): ReadCell {
  const found = text.split(new RegExp(`${BETWEEN.source}|\\s+`)).filter((each) => each.includes('@'))
  const [first = text] = found
  const address = first.replace(/^mailto:/i, '').replace(/^<|>$/g, '')
  if (address === text) return { text, note: null }
  return { text: address, note: found.length > 1 ? FIRST_EMAIL : EMAIL_WRITTEN }
}

const SCHEME_ADDED = message(
  'The web address had no https:// or http:// in front, or it was misspelt. https:// was added.',
  'Adres strony nie miał na początku https:// ani http:// albo miał go z błędem. Dodano https://.',
)
const FIRST_ADDRESS = message(
  'The cell has several web addresses. The first one was read.',
  'W komórce jest kilka adresów stron. Odczytano pierwszy.',
)

const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/u

/** The first web address of the cell. Null: there is none. */
export function readWebAddress(text: string): ReadCell | null {
  const found = text.split(BETWEEN).filter((each) => each !== '')
  const [first = ''] = found
  const scheme = /^h?t?tps?\s*[:;.]?\s*\/*|^https?:\/*/i.exec(first)?.[0] ?? ''
  const isHttp = /^http[:;]/i.test(scheme)
  const host = first.slice(scheme.length).replace(/^[:/\s]+/, '')
  if (!HOST.test(host)) return null
  const isWhole = /^https?:\/\//i.test(first)
  return {
    text: isWhole ? first : `${isHttp ? 'http' : 'https'}://${host}`,
    note: found.length > 1 ? FIRST_ADDRESS : SCHEME_ADDED,
  }
}
