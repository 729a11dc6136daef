import { ValidateBy, type ValidationOptions } from 'class-validator'

const graphemes = new Intl.Segmenter('pl', { granularity: 'grapheme' })

/** No text: control characters (but tabs and line breaks), halves of characters, and what turns the order of others. */
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u

/** What breaks a line, or cannot be seen in it. The joiner of emoji is not among them. */
const NO_LINE = /[\t\n\r\u2028\u2029\u200b\ufeff]/u

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
const LONGEST_CHARACTER = 100

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
  const window = text.slice(place - LONGEST_CHARACTER, place + LONGEST_CHARACTER)
  const index = graphemes.segment(window).containing(LONGEST_CHARACTER)?.index ?? 0
  return index === 0 ? place : place - LONGEST_CHARACTER + index
}

function problem(value: unknown, most: number): string | null {
  if (typeof value !== 'string' || !VISIBLE.test(value.replaceAll('\u2800', ''))) return 'must not be blank'
  if (NO_TEXT.test(value)) return 'must be plain text without control characters'
  if (value.length > most * UNITS_PER_CHARACTER) return `must have at most ${most} characters`
  // No character that a reader counts is less than one unit.
  if (value.length <= most) return null
  const text = tidy(value)
  // A character is at least one unit: only longer texts are worth counting.
  if (text.length <= most) return null
  let length = 0
  for (const slice of slices(text)) {
    for (const _ of graphemes.segment(slice))
      if (++length > most) return `must have at most ${most} characters`
  }
  return null
}

/** Whether it would pass for plain text that people write. */
const isPlainText = (value: unknown, most: number): boolean => problem(value, most) === null

/** Plain text that people write: not blank, without control characters, at most so many characters as a reader counts them. */
export const IsPlainText = (most: number, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isPlainText',
      validator: {
        validate: (value) => isPlainText(value, most),
        defaultMessage: (args) => {
          const problems = [args?.value].flat().map((value) => problem(value, most))
          return `${args?.property} ${problems.find((found) => found !== null)}.`
        },
      },
    },
    options,
  )

/** Whether it would pass for a name, which shares its line with others. */
export const isPlainName = (value: unknown, most: number): value is string =>
  isPlainText(value, most) && !NO_LINE.test(String(value))

/** Plain text for a name: on one line, without blanks that nobody sees. */
export function IsPlainName(most: number, options?: ValidationOptions): PropertyDecorator {
  const rules = [
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
  ]
  return (prototype, property) => {
    for (const rule of rules) rule(prototype, property)
  }
}
