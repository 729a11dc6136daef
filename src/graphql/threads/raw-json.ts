import type { FormattedExecutionResult } from 'graphql'

/** Data that another thread has made JSON of. */
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
