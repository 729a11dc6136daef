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

/** What answers say beside their bodies, to be referred to. */
export const headers: Described = Object.fromEntries(
  Object.entries({
    ETag: 'Stands for this very answer: sent back as If-None-Match, it is answered 304 until something is written.',
    'Last-Modified': 'When visitors last saw anything change.',
    Link: 'The licence (rel="license"), the same records in other formats (rel="alternate"), what describes them (rel="describedby"), the next page (rel="next").',
    'Change-Cursor':
      'Behind all changes that are in the feed: to go on from with /feeds/changes.ndjson?after=….',
    'Retry-After': 'In how many seconds to come again.',
    'RateLimit-Limit': 'How many requests a minute are answered.',
    'RateLimit-Remaining': 'How many are left.',
    'RateLimit-Reset': 'In how many seconds there are as many as at first.',
  }).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
)

const headersNamed = (...names: string[]): Described =>
  Object.fromEntries(names.map((name) => [name, ref(`headers/${name}`)]))

const RATE = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']

/** Asks whether what a client has is still good. */
export const ifNoneMatch: Described = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The ETag of the copy that you have: 304 if it is still good.',
  schema: { type: 'string' },
}

/** Nothing new. */
export const notModified: Described = {
  description: 'Nothing has been written since the copy of that ETag was made.',
  headers: headersNamed('ETag', 'Link', ...RATE),
}

/** The answer, with the headers that it has beside those of every answer, and how it may be refused. */
export const responsesOf = (
  content: Described,
  refused: readonly number[],
  named: readonly string[] = [],
): Described => ({
  200: { description: 'The feed.', headers: headersNamed(...named, ...RATE), content },
  ...Object.fromEntries(refused.map((status) => [status, ref(`responses/refused${status}`)])),
})

/** Those that are answered in time. */
const REPEATABLE = ['429', '503']

/** What went wrong, by status, to be referred to. */
export const refusals: Described = Object.fromEntries(
  Object.entries(REFUSED).map(([status, description]) => [
    `refused${status}`,
    {
      description,
      headers: headersNamed(...(REPEATABLE.includes(status) ? ['Retry-After'] : []), ...RATE),
      content: { 'application/problem+json': { schema: ref('schemas/problem') } },
    },
  ]),
)
