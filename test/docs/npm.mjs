import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/*
 * The npm of the examples. Commands of the registry are run as they are compiled, over the database of the test; of all
 * others it is checked that the script, the options and the settings exist.
 */

const { DOCS_ROOT, DOCS_COMPILED, DOCS_DATABASE_URL, DOCS_INPUT } = process.env
const SURROUNDINGS = /^(PATH|PWD|OLDPWD|SHLVL|_|CURL_HOME|TOKEN|API_KEY|DOCS_\w+)$/
/** A database that cannot be opened: a command fails only after it has read its options. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/nothing'

const require = createRequire(import.meta.url)
const refuse = (problem) => {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}

const [command, ...rest] = process.argv.slice(2)
checkSettings()
if (command === 'run') runScript(rest)
else if (!['ci', 'start', 'test'].includes(command) || rest.length > 0)
  refuse(`npm ${[command, ...rest].join(' ')} is not known here`)

function checkSettings() {
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SURROUNDINGS.test(name)))
  if (Object.keys(given).length === 0) return
  const { Config } = require(join(DOCS_COMPILED, 'src/config/config.js'))
  const { variableOf } = require(join(DOCS_COMPILED, 'src/config/setting.js'))
  const { readConfig } = require(join(DOCS_COMPILED, 'src/config/read-config.js'))
  const known = [...Object.keys(new Config()).map(variableOf), 'TEST_SEED']
  for (const name of Object.keys(given)) if (!known.includes(name)) refuse(`There is no setting ${name}.`)
  readConfig(given)
}

function runScript([name, separator, ...args]) {
  const { scripts } = JSON.parse(readFileSync(join(DOCS_ROOT, 'package.json'), 'utf8'))
  const script = scripts[name]
  if (script === undefined) refuse(`There is no script ${name}.`)
  if (separator !== undefined && separator !== '--') refuse('npm takes options for itself: write -- first.')
  const [, program] = /dist\/(src\/(?:commands|cli)\/\S+\.js)/.exec(script) ?? []
  // A command that a sentence only names is not called.
  if (args.length === 0 && DOCS_DATABASE_URL === '') return
  if (program) runCommand(program, args)
  else if (script.startsWith('node bench/')) checkBenchmark(args)
  else if (name === 'test:one') checkSuite(args)
  else if (args.length > 0) refuse(`The script ${name} has no options.`)
}

function checkSuite([project, path]) {
  if (!['unit', 'sqlite', 'postgres'].includes(project)) refuse(`There is no project ${project}.`)
  if (!path?.endsWith('.test.ts') || !existsSync(join(DOCS_ROOT, path))) refuse(`There is no suite ${path}.`)
}

function runCommand(program, args) {
  const isReal = DOCS_DATABASE_URL !== '' && !program.endsWith('/generate.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(DOCS_COMPILED, program), ...args], {
    encoding: 'utf8',
    input: DOCS_INPUT,
    env: { DATABASE_URL: isReal ? DOCS_DATABASE_URL : NO_DATABASE },
  })
  // A command that does not understand its options says how it is used.
  if (stderr.includes('Usage:') || (isReal && status !== 0)) refuse(stderr)
  if (isReal) process.stdout.write(stdout)
}

/** Of another package, which is not installed here. */
function checkBenchmark(args) {
  const isProgram = readdirSync(join(DOCS_ROOT, 'bench')).includes(`${args[0]}.ts`)
  const source = readFileSync(join(DOCS_ROOT, 'bench', `${isProgram ? args[0] : 'bench'}.ts`), 'utf8')
  const [, usage = ''] = /const USAGE = `([^`]*)`/.exec(source) ?? []
  const options = isProgram ? args.slice(1) : args
  for (const option of options.filter((arg) => arg.startsWith('-')))
    if (!new RegExp(`${option}\\b`).test(usage)) refuse(`The benchmark has no option ${option}.`)
  if (!isProgram && args[0] !== undefined && !args[0].startsWith('-'))
    refuse(`There is no benchmark ${args[0]}.`)
}
