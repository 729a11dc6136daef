import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TESTS = join(__dirname, '..')

/** By project, as Jest itself finds them. */
const listed = (project: string): string[] =>
  execFileSync(
    process.execPath,
    [require.resolve('jest/bin/jest'), '--listTests', '--json', '--selectProjects', project],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
    .split('\n')
    .flatMap((line) => (line.startsWith('[') ? (JSON.parse(line) as string[]) : []))
    .sort()

describe('every suite', () => {
  const all = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join(TESTS, path))
    .sort()
  const [unit = [], sqlite = [], postgres = []] = ['unit', 'sqlite', 'postgres'].map(listed)

  it('runs on both databases, or once without', () => {
    expect(postgres).toEqual(sqlite)
    expect([...unit, ...sqlite].sort()).toEqual(all)
  })

  it('runs on both if it can get at a database at all', () => {
    const ofDatabases = /support\/(app|database)'|\bdatabaseKind\b|TEST_POSTGRES_URL|better-sqlite3|from 'pg'/
    const own = join(TESTS, 'jest/suites.test.ts')
    const named = unit.filter((path) => path !== own && ofDatabases.test(readFileSync(path, 'utf8')))
    expect(named).toEqual([])
  })
})
