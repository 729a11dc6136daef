interface Request {
  readonly path: string
  /** Null: a GET. */
  readonly body?: object
}

const query = (text: string, variables?: object): Request => ({
  path: '/graphql',
  body: { query: text, ...(variables && { variables }) },
})

const aliases = (count: number, field: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field(index)}`).join(' ')

const near = (index: number) => `near: { latitude: 52, longitude: 19.${index}, radiusKm: 500 }`

/** The dearest requests that are known. A new one gets its line here. */
export const DEAREST: Readonly<Record<string, Request>> = {
  'ten counts of events near and below a unit': query(
    `{ ${aliases(10, (i) => `territory(code: "PL") { events(first: 1, filter: { ${near(i)}, free: true }) { totalCount } }`)} }`,
  ),
  'twenty counts of events near': query(
    `{ ${aliases(20, (i) => `events(first: 1, filter: { ${near(i)}, free: true }) { totalCount }`)} }`,
  ),
  'twenty pages of the nearest': query(
    `{ ${aliases(20, (i) => `partnerships(orderBy: NEAREST, filter: { ${near(i)} }) { nodes { id } }`)} }`,
  ),
  'twenty searches by relevance': query(
    `{ ${aliases(20, (i) => `partnerships(orderBy: RELEVANCE, filter: { search: "${'pwdklsgmbzroctnaeiju'[i]}" }) { nodes { id } }`)} }`,
  ),
  'twenty counts without an upcoming event': query(
    `{ ${aliases(20, (i) => `partnerships(filter: { hasUpcomingEvents: false, search: "${'pwdklsgmbzroctnaeiju'[i]}" }) { totalCount }`)} }`,
  ),
  'one count of events by a letter': query('{ events(filter: { search: "p" }) { totalCount } }'),
  'one count of all events of the country': query(
    '{ events(first: 1, filter: { territory: "PL", coverage: ANY }) { totalCount } }',
  ),
  'a calendar that finds nothing': { path: '/feeds/events.ics?territory=PL&coverage=ANY&search=zzzzqq' },
  'the front page': { path: '/' },
  'nested lists as variables': query('query Lists($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array.from({ length: 5_000 }, () => [[['x']]]),
  }),
}
