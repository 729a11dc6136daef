import type { Block } from './markdown'

/** What differs from a block of the answer, in which … stands for any text. Null: nothing. */
export function difference({ language, text }: Block, actual: string): string | null {
  const isSame =
    language === 'json' ? matches(JSON.parse(text), parsed(actual)) : matches(text.trim(), actual.trim())
  return isSame ? null : `the answer is\n${actual}\nand not\n${text}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function matches(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'string')
    return typeof actual === 'string' && new RegExp(`^${patternOf(expected)}$`, 's').test(actual)
  if (typeof expected !== 'object' || expected === null) return expected === actual
  if (typeof actual !== 'object' || actual === null || Array.isArray(expected) !== Array.isArray(actual))
    return false
  const [wanted, found] = [Object.entries(expected), Object.entries(actual)]
  return (
    wanted.length === found.length &&
    wanted.every(([key, value]) => Object.hasOwn(actual, key) && matches(value, Reflect.get(actual, key)))
  )
}

const patternOf = (text: string) =>
  text
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
