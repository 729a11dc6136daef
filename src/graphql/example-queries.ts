import type { Language } from '../core/vocabulary'

/** The first query of an explorer, with its variables. */
export const FIRST_QUERY = `# Witaj w Partnerstwach! Welcome to Partnerstwa, the open registry of local partnerships.
# Press the button above to run this query, then change it: the schema on the left explains every field.
query FirstLook($from: DateOrTime) {
  partnerships(first: 10) {
    totalCount
    nodes {
      name
      foundedOn
      sectors {
        name(language: EN)
      }
      territories {
        name
      }
      events(first: 3, filter: { from: $from }) {
        totalCount
        nodes {
          title
          startsAt
          place
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`

interface Example {
  readonly asks: Readonly<Record<Language, string>>
  /** Given the day from which events are upcoming. */
  readonly query: (today: string) => string
}

/** Queries that the front page links to. */
export const EXAMPLES: readonly Example[] = [
  {
    asks: { PL: 'Jakie partnerstwa działają w Warszawie?', EN: 'Which partnerships work in Warsaw?' },
    query: () =>
      '{ partnerships(filter: { territory: "1465" }) { totalCount nodes { name foundedOn sectors { name } } } }',
  },
  {
    asks: {
      PL: 'Które partnerstwa mają partnerów społecznych, a brakuje im prywatnych?',
      EN: 'Which partnerships have social partners and lack private ones?',
    },
    query: () =>
      '{ partnerships(filter: { sectors: [SOCIAL], missingSectors: [PRIVATE] }) { totalCount nodes { name sectors { name } seeksText } } }',
  },
  {
    asks: {
      PL: 'Na co zapraszają partnerstwa w najbliższym czasie i kto to organizuje?',
      EN: 'Which events come next, and who organises them?',
    },
    query: (today) =>
      `{ events(filter: { from: "${today}" }, first: 10) { totalCount nodes { title startsAt place partnership { name } } } }`,
  },
  {
    asks: { PL: 'Gdzie mowa o Żoliborzu?', EN: 'What does the registry have about Żoliborz?' },
    query: () => '{ search(query: "zoliborz") { nodes { __typename title summary url } } }',
  },
  {
    asks: {
      PL: 'Co każdy z trzech sektorów wnosi do partnerstwa?',
      EN: 'What does each of the three sectors contribute?',
    },
    query: () => '{ sectors { name contributions } }',
  },
]
