export type OpenApiContext = Readonly<Record<string, unknown>>

export const ref = (to: string) => ({ $ref: `#/components/${to}` })

export const PROBLEM: OpenApiContext = {
  type: 'object',
  description: 'A problem document (RFC 9457).',
  properties: {
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong, and what to do.' },
    code: { type: 'string', description: 'For programs: the same codes as in GraphQL.' },
  },
  required: ['title', 'status', 'detail'],
}

const REFUSED: Readonly<Record<string, string>> = {
  400: 'A parameter is unknown, or its value is not valid.',
  401: 'The credentials are not valid.',
  403: 'The API key lacks the scope for this.',
  404: 'There is no such record.',
  410: 'The record has been deleted; or the changes after this cursor are no longer stored: read the feeds again.',
  414: 'The query is too long.',
  429: 'Too many requests, or the database has worked long enough for you: Retry-After says when to try again.',
  503: 'Too many feeds are being prepared: Retry-After says when to try again.',
}

/** What answers say beside their bodies, to be referred to. */
export const headers: OpenApiContext = Object.fromEntries(
  Object.entries({
    ETag: 'Identifies this answer: send it as If-None-Match to get 304 until something is written.',
    'Last-Modified':
      'Since when the registry has been as it is: send it as If-Modified-Since if you cannot send ETags.',
    Link: 'The licence (rel="license"), the same records in other formats (rel="alternate"), their description (rel="describedby") and the next page (rel="next").',
    'Change-Cursor': 'The cursor after all changes in the feed: continue with /feeds/changes.ndjson?after=….',
    Location: 'The address of the record.',
    'Retry-After': 'After how many seconds to try again.',
    'RateLimit-Limit': 'How many requests a minute are allowed.',
    'RateLimit-Remaining': 'How many requests are left in this minute.',
    'RateLimit-Reset': 'After how many seconds the full number is available again.',
    'RateLimit-Policy':
      'For how many seconds (q) the database may work for you in so many seconds (w): “reads” for what is read at once, “feeds” for whole feeds that are written for you.',
    RateLimit:
      'How many of these seconds are left (r), and after how many seconds all are available again (t).',
  }).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
)

const headersNamed = (...names: string[]): OpenApiContext =>
  Object.fromEntries(names.map((name) => [name, ref(`headers/${name}`)]))

const RATE = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy', 'RateLimit']

/** Asks whether what a client has is still good. */
export const ifNoneMatch: OpenApiContext = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The ETag of your copy: the answer is 304 if it is still current.',
  schema: { type: 'string' },
}

/** Nothing new. */
export const notModified: OpenApiContext = {
  description: 'Nothing has been written since the copy with that ETag was made.',
  headers: headersNamed('ETag', 'Link', ...RATE),
}

/** Where a record has another name now. */
export const moved: OpenApiContext = {
  description: 'The record has another name now, or another record took its place.',
  headers: headersNamed('Location', ...RATE),
}

/** The answer, with the headers that it has beside those of every answer, and how it may be refused. */
export const responsesOf = (
  content: OpenApiContext,
  refused: readonly number[],
  named: readonly string[] = [],
): OpenApiContext => ({
  200: { description: 'The feed.', headers: headersNamed(...named, ...RATE), content },
  ...Object.fromEntries(refused.map((status) => [status, ref(`responses/refused${status}`)])),
})

/** Those that are answered in time. */
const REPEATABLE = ['429', '503']

/** What went wrong, by status, to be referred to. */
export const refusals: OpenApiContext = Object.fromEntries(
  Object.entries(REFUSED).map(([status, description]) => [
    `refused${status}`,
    {
      description,
      headers: headersNamed(...(REPEATABLE.includes(status) ? ['Retry-After'] : []), ...RATE),
      content: { 'application/problem+json': { schema: ref('schemas/problem') } },
    },
  ]),
)
