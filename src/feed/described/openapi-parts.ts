export type Described = Readonly<Record<string, unknown>>

export const ref = (to: string) => ({ $ref: `#/components/${to}` })

export const PROBLEM: Described = {
  type: 'object',
  description: 'What went wrong, as RFC 9457 has it.',
  properties: {
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong, and what to do.' },
    code: { type: 'string', description: 'For programs: the same codes as in GraphQL.' },
  },
  required: ['title', 'status', 'detail'],
}

const REFUSED: Readonly<Record<string, string>> = {
  400: 'A parameter that is not known, or a value that is not taken.',
  401: 'Credentials that are shown and are not good.',
  403: 'The API key has no scope for it.',
  404: 'There is no such record.',
  406: 'The Accept header takes no format of this address.',
  410: 'The changes after this cursor are not kept any more: take the feeds anew.',
  414: 'The query is too long.',
  429: 'Too many requests: Retry-After says when to come again.',
  503: 'Too many feeds are being written: Retry-After says when to come again.',
}

export const responsesOf = (content: Described, refused: readonly number[]): Described => ({
  200: { description: 'The feed.', content },
  ...Object.fromEntries(refused.map((status) => [status, ref(`responses/refused${status}`)])),
})

/** What went wrong, by status, to be referred to. */
export const refusals: Described = Object.fromEntries(
  Object.entries(REFUSED).map(([status, description]) => [
    `refused${status}`,
    { description, content: { 'application/problem+json': { schema: ref('schemas/problem') } } },
  ]),
)
