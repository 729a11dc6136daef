import { ValidateBy } from 'class-validator'

const graphemes = new Intl.Segmenter('pl', { granularity: 'grapheme' })

/** Everything that is no text: control characters (but tabs and line breaks), and halves of characters. */
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}/u

/** The text as it is kept: composed (NFC), with one kind of line break, without blanks around it. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()

function problem(value: unknown, most: number): string | null {
  if (typeof value !== 'string' || tidy(value) === '') return 'must not be blank'
  if (NO_TEXT.test(value)) return 'must be plain text without control characters'
  let length = 0
  for (const _ of graphemes.segment(tidy(value)))
    if (++length > most) return `must have at most ${most} characters`
  return null
}

/** Plain text that people write: not blank, without control characters, at most so many characters as a reader counts them. */
export const IsPlainText = (most: number): PropertyDecorator =>
  ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value) => problem(value, most) === null,
      defaultMessage: (args) => `${args?.property} ${problem(args?.value, most)}.`,
    },
  })
