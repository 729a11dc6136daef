import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Builds the product and the benchmark, installs the peers where they are missing, and runs it. */

const bench = dirname(fileURLToPath(import.meta.url))
const root = dirname(bench)

const run = (command, args, cwd = root) => {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['inherit', 2, 'inherit'] })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/** `npm run bench -- soak` and the like run another program than the comparison. */
const [first, ...options] = process.argv.slice(2)
const programs = ['soak', 'growth', 'feeds', 'writes', 'attack', 'cores', 'reuse', 'subscribers']
const program = programs.includes(first) ? first : 'bench'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

if (!existsSync(join(bench, 'node_modules'))) run(npm, ['ci', '--no-progress'], bench)
run(process.execPath, [compiler])
run(process.execPath, [compiler, '-p', bench])
const { status } = spawnSync(
  process.execPath,
  [join(bench, `dist/bench/${program}.js`), ...(program === 'bench' ? process.argv.slice(2) : options)],
  {
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
