import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'

/** The first query of an explorer. */
const FIRST_QUERY = `# Welcome to Partnerstwa, the open registry of local partnerships.
# Press the button above to run this query, then change it: the schema on the left explains every field.
query FirstLook {
  sectors {
    code
    name
    contributions
  }
}
`

/** The embedded Apollo Sandbox on this endpoint, for browsers. It runs in this page, so it needs no CORS. */
export const sandbox = () =>
  ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false, initialState: { pollForSchemaUpdates: false } },
    document: FIRST_QUERY,
    footer: false,
  })
