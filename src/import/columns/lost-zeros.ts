/** How many digits the numbers have that are kept as text. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  territories: [2, 4, 7],
  territory: [2, 4, 7],
  krs: [10],
  nip: [10],
  regon: [9, 14],
}

const AS_TEXT = 'Format the column as text there, and enter it anew.'

/** Throws an error where a spreadsheet took the text for a number, and wrote it as one. */
export function wrongShape(field: string, text: string) {
  const digits = DIGITS[field]
  if (!digits || text === '' || digits.includes(text.length)) return
  if (/^\d[\d.,]*E\+\d+$/i.test(text))
    throw new Error(`must be all its digits: a spreadsheet has rounded it. ${AS_TEXT}`)
  const most = digits.find((each) => each > text.length)
  if (most === undefined || !/^\d+$/.test(text)) return
  const lost = most - text.length === 1 ? 'zero' : 'zeros'
  throw new Error(
    `must have ${digits.join(' or ')} digits: has a spreadsheet dropped the ${lost} in front, ${text.padStart(most, '0')}? ${AS_TEXT}`,
  )
}
