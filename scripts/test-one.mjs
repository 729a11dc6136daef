import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'
import { run } from 'jest'

/** `npm run test:one -- sqlite test/modules/search/search.test.ts`: one suite, in this very process. */
const [project, file = ''] = process.argv.slice(2)
const { suites } = createRequire(import.meta.url)('../test/jest/suites.js')
const { onDatabases, withoutDatabase } = suites()
const path = resolve(file)

function problem() {
  const name = relative('', path)
  if (![...onDatabases, ...withoutDatabase].includes(path))
    return 'Usage: npm run test:one -- sqlite|postgres|unit test/FOLDER/NAME.test.ts'
  const projects = onDatabases.includes(path) ? ['sqlite', 'postgres'] : ['unit']
  return projects.includes(project) ? null : `${name} runs in ${projects.join(' and ')}.`
}

const refusal = problem()
if (refusal === null) await run(['--runInBand', '--runTestsByPath', path, '--selectProjects', project])
else {
  process.stderr.write(`${refusal}\n`)
  process.exitCode = 1
}
