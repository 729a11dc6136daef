import type { ApolloServerPlugin } from '@apollo/server'
import { RegistryError } from '../../core/errors'
import type { ServerContext } from '../context/request-context'
import { RawJson } from '../raw-json'

/** Refuses answers that would be larger than this. */
export class AnswerLimit {
  constructor(private readonly maxBytes: number) {}

  /** The bytes of the answer in JSON, at least; null where they are within the limit. */
  excess(data: unknown): number | null {
    const bytes = jsonSize(data)
    return bytes > this.maxBytes ? bytes : null
  }

  refusal(figure: number): RegistryError {
    const limit = this.maxBytes
    return new RegistryError(
      'QUERY_TOO_EXPENSIVE',
      `The answer would have ${figure} bytes; at most ${limit} are allowed. Ask for smaller pages, or read a feed.`,
      { limitName: 'answerBytes', limit, figure },
    )
  }
}

/** An answer of graphql-js that is too large is replaced before it becomes a text. */
export const answerLimits = (limit: AnswerLimit): ApolloServerPlugin<ServerContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http }, contextValue: { progress } }) {
        if (body.kind !== 'single') return
        const figure = limit.excess(body.singleResult.data)
        if (figure === null) return
        const { message, extensions } = limit.refusal(figure)
        if (progress.hasStored) {
          const stored = `The change is stored. ${message} Read the record instead of sending the change again.`
          body.singleResult = {
            data: null,
            errors: [{ message: stored, extensions: { ...extensions, stored: true } }],
          }
        } else {
          body.singleResult = { errors: [{ message, extensions }] }
          http.status = 400
        }
      },
    }
  },
})

/** How long a value is as JSON: in UTF-16 units, of which none has less than a byte. It needs no stack. */
function jsonSize(value: unknown): number {
  let size = 0
  const left = [value]
  while (left.length > 0) {
    const each = left.pop()
    if (typeof each === 'string') size += each.length + QUOTES
    else if (each instanceof RawJson) size += each.text.length
    else if (Array.isArray(each)) {
      size += each.length + BRACKETS
      for (const item of each) left.push(item)
    } else if (typeof each === 'object' && each !== null) {
      size += BRACKETS
      for (const [key, inner] of Object.entries(each)) {
        size += key.length + QUOTES + COLON_AND_COMMA
        left.push(inner)
      }
    } else size += String(each).length
  }
  return size
}

const QUOTES = 2
const BRACKETS = 2
const COLON_AND_COMMA = 2
