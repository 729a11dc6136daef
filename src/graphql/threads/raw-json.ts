import type { FormattedExecutionResult } from 'graphql'

/** Data that another thread has made JSON of. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** The text of an answer, as Apollo Server would write it. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data, ...others } = result
  if (!(data instanceof RawJson)) return `${JSON.stringify(result)}\n`
  // The errors come first, as Apollo orders them.
  const rest = JSON.stringify(others).slice(1, -1)
  return `{${rest}${rest === '' ? '' : ','}"data":${data.text}}\n`
}
