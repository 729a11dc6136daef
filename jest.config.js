// ESM-only packages that Node can require and Jest cannot: they are compiled like our own files.
const compiled = [
  'sql-template-tag',
  'jose',
  '@apollo/client',
  'rxjs',
  '@wry',
  'optimism',
  'graphql-tag',
  '@seriousme',
].join('|')

const project = (database) => ({
  displayName: database,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.[mc]?[jt]s$': ['@swc/jest', { sourceMaps: 'inline' }] },
  transformIgnorePatterns: [`/node_modules/(?!(${compiled})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  globals: { DATABASE: database },
})

/** The same suite on both databases. */
module.exports = {
  testTimeout: 60_000,
  maxWorkers: 2,
  projects: [project('sqlite'), project('postgres')],
}
