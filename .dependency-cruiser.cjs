// The rooms from top to bottom: a file may import from its own room and from rooms below it.
const LEVELS = [
  ['main', 'cli'],
  ['server'],
  ['http'],
  ['graphql'],
  ['database'],
  [
    ...['modules/privacy', 'modules/organisation-merge', 'modules/organisation-publishing'],
    'modules/partnership-merge',
  ],
  ['modules/webhook', 'modules/subscription'],
  ['interchange'],
  ['modules/coverage', 'modules/statistics'],
  ['modules/facet'],
  [
    ...['modules/search', 'modules/history', 'modules/vocabulary', 'modules/view', 'modules/import'],
    ...['modules/removal', 'modules/follow'],
  ],
  ['modules/comment', 'modules/health', 'modules/suggestion', 'modules/balance'],
  ['modules/event', 'modules/guide', 'modules/claim', 'modules/api-key'],
  ['modules/partnership'],
  ['modules/organisation', 'modules/initiator'],
  ['modules/sector', 'modules/territory'],
  ['modules/moderation'],
  ['mutations'],
  ['modules/account'],
  ['authz'],
  ['config'],
  ['core'],
]

const room = (name) => `^src/${name}(/|\\.ts$)`
const anyOf = (names) => names.map(room).join('|')

const upward = LEVELS.slice(1).map((level, index) => ({
  name: `${level.join('-and-').replaceAll('/', '-')}-imports-only-downward`,
  severity: 'error',
  comment: 'Imports go down only: see docs/architecture.md.',
  from: { path: anyOf(level) },
  to: { path: anyOf(LEVELS.slice(0, index + 1).flat()) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'A cycle hides which of two things comes first.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      comment: 'The server is installed without development dependencies.',
      from: { path: '^(src|ormconfig)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src-does-not-know-its-tests',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^test' },
    },
    {
      name: 'only-config-reads-the-environment',
      severity: 'error',
      comment:
        'Settings come from Config, so that every problem is reported at once. For the global `process` see biome.json.',
      from: { path: '^src', pathNot: '^src/(main\\.ts$|config/|cli/)' },
      to: { path: '^(node:)?process$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.check.json' },
    tsPreCompilationDeps: true,
  },
}
