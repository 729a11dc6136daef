import { ValidateBy, type ValidationOptions } from 'class-validator'
import { applyDecorators } from '../apply-decorators'

const graphemes = new Intl.Segmenter('pl', { granularity: 'grapheme' })

/** No text: control characters (but tabs and line breaks), halves of characters, and what turns the order of others. */
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u

/** What breaks a line, or cannot be seen in it. The joiner of emoji is not among them. */
const NO_LINE = /[\t\n\r\u2028\u2029\u200b\ufeff]/u

/** Letters and signs among them that have no shape, such as the Hangul fillers. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/gu

/** Something that a reader can see. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Marks pile up on one character without end; this much is room for the richest emoji and scripts. */
const UNITS_PER_CHARACTER = 8

/** The text as it is kept: composed (NFC), with one kind of line break, without blanks around it. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()

/** The same for every text of an input, however deep. */
export function tidyAll<T>(value: T): T {
  if (typeof value === 'string') return tidy(value) as T
  if (Array.isArray(value)) return value.map(tidyAll) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidyAll(part)])) as T
}

/** To look for the characters of a long text takes longer than its length would tell: they are looked for in so many units at a time. */
const UNITS_AT_ONCE = 1_000
/** More than any character has that people write. */
const MAX_CHARACTER_UNITS = 100

/** The text in parts that begin and end between two characters, as long as these are not absurd. */
function* slices(text: string): Generator<string> {
  for (let begin = 0; begin < text.length; ) {
    const most = begin + UNITS_AT_ONCE
    const end = most < text.length ? boundaryBefore(text, most) : text.length
    yield text.slice(begin, end)
    begin = end
  }
}

function boundaryBefore(text: string, place: number): number {
  const window = text.slice(place - MAX_CHARACTER_UNITS, place + MAX_CHARACTER_UNITS)
  const index = graphemes.segment(window).containing(MAX_CHARACTER_UNITS)?.index ?? 0
  return index === 0 ? place : place - MAX_CHARACTER_UNITS + index
}

const isVisible = (value: string) => VISIBLE.test(value.replaceAll(INVISIBLE, ''))

/** Whether it has at most so many characters as a reader counts them. */
function isShort(value: unknown, most: number): boolean {
  if (typeof value !== 'string') return true
  if (value.length > most * UNITS_PER_CHARACTER) return false
  // No character that a reader counts is less than one unit.
  if (value.length <= most) return true
  const text = tidy(value)
  // A character is at least one unit: only longer texts are worth counting.
  if (text.length <= most) return true
  let length = 0
  for (const slice of slices(text))
    for (const _ of graphemes.segment(slice)) if (++length > most) return false
  return true
}

const isVisibleText = (value: unknown): value is string =>
  typeof value === 'string' && isVisible(value) && !NO_TEXT.test(value)

/** Whether it would pass for plain text that people write. */
const isPlainText = (value: unknown, most: number): value is string =>
  isVisibleText(value) && isShort(value, most)

/** Plain text that people write: not blank, without control characters, at most so many characters as a reader counts them. */
export const IsPlainText = (most: number, options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    ValidateBy(
      {
        name: 'isPlainText',
        validator: {
          validate: isVisibleText,
          defaultMessage: (args) => {
            const isText = [args?.value]
              .flat()
              .some((value) => typeof value === 'string' && NO_TEXT.test(value))
            const problem = isText ? 'be plain text without control characters' : 'not be blank'
            return `${args?.property} must ${problem}.`
          },
        },
      },
      options,
    ),
    ValidateBy(
      {
        name: 'maxLength',
        constraints: [most],
        validator: {
          validate: (value) => isShort(value, most),
          defaultMessage: (args) => `${args?.property} must have at most ${most} characters.`,
        },
      },
      options,
    ),
  )

/** Whether it would pass for a name, which shares its line with others. */
export const isPlainName = (value: unknown, most: number): value is string =>
  isPlainText(value, most) && !NO_LINE.test(String(value))

/** Plain text for a name: on one line, without blanks that nobody sees. */
export const IsPlainName = (most: number, options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    IsPlainText(most, options),
    ValidateBy(
      {
        name: 'isOneLine',
        validator: {
          validate: (value) => typeof value === 'string' && !NO_LINE.test(value),
          defaultMessage: (args) => `${args?.property} must be one line without tabs and zero-width spaces.`,
        },
      },
      options,
    ),
  )
