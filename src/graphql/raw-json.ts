import type { FormattedExecutionResult } from 'graphql'

/** A value of which somebody else has made JSON: the database, or another thread. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** The text of an answer, as Apollo Server would write it. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data, errors, extensions } = result
  if (!(data instanceof RawJson)) return `${JSON.stringify(result)}\n`
  // As Apollo orders them.
  const before = errors ? `"errors":${JSON.stringify(errors)},` : ''
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''
  return `{${before}"data":${data.text}${after}}\n`
}

/** As `JSON.stringify` does, with the raw values in their places. */
export function stringifyWithRaw(value: unknown): string {
  if (value instanceof RawJson) return value.text
  if (Array.isArray(value)) return `[${value.map(stringifyWithRaw).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).map(([key, each]) => `"${key}":${stringifyWithRaw(each)}`)
  return `{${fields.join()}}`
}
