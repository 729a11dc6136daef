const { availableParallelism, totalmem } = require('node:os')
const { suites } = require('./test/jest/suites')

const GIGABYTE = 2 ** 30

const escaped = (path) => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const project = (displayName, files, more) => ({
  displayName,
  roots: ['<rootDir>/test'],
  testRegex: files.map((path) => `^${escaped(path)}$`),
  transform: { '\\.ts$': ['@swc/jest', { sourceMaps: 'inline' }] },
  // Both together: one realm and one set of modules for all suites of a worker.
  runtime: '<rootDir>/test/jest/runtime.js',
  testEnvironment: '<rootDir>/test/jest/environment.js',
  globalSetup: '<rootDir>/test/jest/setup.mjs',
  globalTeardown: '<rootDir>/test/jest/teardown.mjs',
  ...more,
})

/** The suites about the database, on both; the others, once. */
const config = ({ onDatabases, withoutDatabase }) => ({
  // Ends what hangs. Nothing fails for being slow, on a busy machine either.
  testTimeout: process.env.TEST_SCALE === 'long' ? 3_600_000 : 900_000,
  // A worker has a server, at times ten, and processes that its suites start. While it waits for these, another works.
  maxWorkers: Math.max(1, Math.min(availableParallelism() + 1, Math.floor(totalmem() / (2 * GIGABYTE)))),
  // Suites leave next to nothing behind in a worker. One that did would make its garbage collections long: it is started
  // anew between two suites then. (Most of what a suite makes lives shortly: hence the young generation in package.json.)
  workerIdleMemoryLimit: '1GB',
  // On a busy machine a worker that leaves nothing behind still takes its time to end.
  workerGracefulExitTimeout: 10_000,
  projects: [
    project('unit', withoutDatabase),
    project('sqlite', onDatabases, { globals: { DATABASE: 'sqlite' } }),
    project('postgres', onDatabases, {
      globals: { DATABASE: 'postgres' },
      globalSetup: '<rootDir>/test/jest/setup-postgres.mjs',
    }),
  ],
})

module.exports = config(suites({ long: process.env.TEST_SCALE === 'long' }))
