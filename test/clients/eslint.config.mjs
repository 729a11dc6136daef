import graphql from '@graphql-eslint/eslint-plugin'

const { parser, configs } = graphql
const checked = {
  languageOptions: {
    parser,
    parserOptions: {
      graphQLConfig: { schema: 'schema/api.graphql', documents: 'schema/operations/*.graphql' },
    },
  },
  plugins: { '@graphql-eslint': graphql },
}

/** What graphql-eslint recommends for operations and for schemas, and its rules for Relay. */
export default [
  { files: ['**/operations/*.graphql'], ...checked, rules: configs['flat/operations-recommended'].rules },
  {
    files: ['**/api.graphql'],
    ...checked,
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // Relay asks for one direction; some lists have no other.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Connections have nodes beside their edges; changes, deliveries and search results have no id.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
      // Payloads, connections and values have no id.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A claim has a claimant and a report a reporter: these are words of their own.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
]
