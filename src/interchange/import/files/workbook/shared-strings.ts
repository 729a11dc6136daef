import type { Readable } from 'node:stream'
import { FileError, MAX_RECORD_LENGTH } from '../table'
import { readXml } from './xml-events'

/** They are all in memory while the sheet is read. */
const MAX_CHARACTERS = 60_000_000

/** The text with the signs that XML has none for: `_x000D_` is a line break, and `_x005F_` the dash below of such a code. */
export const withSigns = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The texts of the cells, which the sheet names by their numbers. */
export async function sharedStrings(source: Readable | undefined): Promise<readonly string[]> {
  const strings: string[] = []
  if (!source) return strings
  let characters = 0
  let string = ''
  let isText = false
  let isPhonetic = false
  await readXml(source, {
    open(name) {
      if (name === 'si') string = ''
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    text(text) {
      if (isText && string.length <= MAX_RECORD_LENGTH) string += text
    },
    close(name) {
      isText = false
      if (name === 'rPh') isPhonetic = false
      if (name !== 'si') return
      characters += string.length
      if (characters > MAX_CHARACTERS)
        throw new FileError(
          `The texts of the workbook have more than ${MAX_CHARACTERS} characters. Save the sheet as “CSV UTF-8” and import that file.`,
        )
      strings.push(withSigns(string))
    },
  })
  return strings
}
