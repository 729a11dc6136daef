/** What one server is asked: the same thing of all of them, with cursors of its own. */
export interface Question {
  readonly name: QueryName
  readonly document: string
  /** The variables of request after request. */
  readonly variables: readonly object[]
}

export type QueryName = 'nested' | 'small' | 'search' | 'entities' | 'repeated'

const page = (more = '') => `query Nested($after: String) {
  partnerships(first: 20, after: $after) {
    nodes {
      id name summary createdAt
      sectors { id code name }
      members(first: 3) { nodes { id role organisation { id name } } }
      events(first: 5) { nodes { id title startsAt } }${more}
    }
  }
}`

const NESTED = page(`
      comments(first: 5) { nodes { id body createdAt author { id displayName } } }`)

/** Pages that are asked for while comments are written. */
export const PAGES = { 'without comments': page(), 'with comments': NESTED }

const DOCUMENTS: Readonly<Record<QueryName, string>> = {
  nested: NESTED,
  small: 'query Small($id: ID) { partnership(id: $id) { id name } }',
  search: `query Search($query: String!) {
  search(query: $query, types: [PARTNERSHIP, EVENT, ORGANISATION], first: 10) {
    nodes {
      __typename
      ... on Partnership { id name }
      ... on Event { id title }
      ... on Organisation { id name }
    }
  }
}`,
  repeated: NESTED,
  entities: `query Entities($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Partnership { id name }
    ... on Organisation { id name }
  }
}`,
}

/** What the questions are about, drawn from the database. */
export interface Subjects {
  /** Where pages begin, as the asked server says it; null is the first page. */
  readonly cursors: readonly (string | null)[]
  readonly partnerships: readonly string[]
  readonly organisations: readonly string[]
}

const REPRESENTATIONS = 1_000

/** Enough different bodies that no two in a row are the same, few enough to be made beforehand. */
const MAX_ENTITY_BODIES = 20

export function questions({ cursors, partnerships, organisations }: Subjects): Question[] {
  const variables: Readonly<Record<QueryName, readonly object[]>> = {
    nested: cursors.map((after) => ({ after })),
    repeated: cursors.slice(1, 2).map((after) => ({ after })),
    small: partnerships.map((id) => ({ id })),
    search: searches().map((query) => ({ query })),
    entities: Array.from({ length: MAX_ENTITY_BODIES }, (_, body) => ({
      representations: [
        ...rotated(partnerships, body).map((id) => ({ __typename: 'Partnership', id })),
        ...rotated(organisations, body).map((id) => ({ __typename: 'Organisation', id })),
      ],
    })),
  }
  return (Object.keys(DOCUMENTS) as QueryName[]).map((name) => ({
    name,
    document: DOCUMENTS[name],
    variables: variables[name],
  }))
}

/** Half of the representations, beginning elsewhere in each body. */
const rotated = (ids: readonly string[], body: number) =>
  Array.from({ length: REPRESENTATIONS / 2 }, (_, index) => ids[(body * 37 + index) % ids.length])

/** Words that the generated names hold, typed in part and without diacritics. */
const searches = () =>
  ['zielon', 'zlot', 'dobr', 'wspoln', 'cich', 'otwart', 'kwitnac', 'blekitn', 'lesn', 'czyst'].flatMap(
    (adjective) =>
      ['dab', 'mlyn', 'zuraw', 'dolin', 'lak', 'puszcz', 'jezior', 'zrodl', 'gniazd'].map(
        (noun) => `${adjective} ${noun}`,
      ),
  )
