import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import { FIRST_QUERY } from './front-page/examples'

/** The embedded Apollo Sandbox on this endpoint, for browsers. It runs in this page, so it needs no CORS. */
export const sandbox = () =>
  ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false, initialState: { pollForSchemaUpdates: false } },
    document: FIRST_QUERY,
    variables: { from: `${new Date().toISOString().slice(0, 10)}T00:00:00Z` },
    footer: false,
  })
