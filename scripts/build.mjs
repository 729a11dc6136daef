import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform, version } from '@swc/core'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const FOLDER = join(ROOT, 'dist')
/** Which contents the files in dist were made of. */
const MANIFEST = join(FOLDER, 'build.json')

/**
 * Compiles src to dist, without a look at its types (`npm run check:types` has one): only what has changed, so that a
 * start and a test cost less than a second. The tests run these very files too, in their own process and in others.
 */
export async function build() {
  const options = readFileSync(join(ROOT, '.swcrc'), 'utf8')
  const compiler = hashOf(version + options)
  const before = readManifest(compiler)
  const files = {}
  const changed = []
  for (const source of sources()) {
    const code = readFileSync(join(ROOT, source), 'utf8')
    files[source] = hashOf(code)
    if (files[source] !== before[source] || !existsSync(join(FOLDER, outputOf(source))))
      changed.push({ source, code })
  }
  const gone = Object.keys(before).filter((source) => !(source in files))
  if (changed.length === 0 && gone.length === 0) return
  await Promise.all(changed.map((file) => compile(file, JSON.parse(options))))
  for (const source of gone) remove(outputOf(source))
  write('build.json', JSON.stringify({ compiler, files }))
}

function readManifest(compiler) {
  try {
    const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
    if (manifest.compiler === compiler) return manifest.files
  } catch {
    // There is none, or half of one.
  }
  // Whatever is there, nobody knows what it was made of: a file without a source would still be run.
  rmSync(join(FOLDER, 'src'), { recursive: true, force: true })
  return {}
}

const sources = () => [
  'ormconfig.ts',
  ...readdirSync(join(ROOT, 'src'), { recursive: true })
    .filter((path) => /\.(ts|mjs)$/.test(path))
    .map((path) => `src/${path.replaceAll('\\', '/')}`),
]

const outputOf = (source) => source.replace(/\.ts$/, '.js')

const hashOf = (text) => createHash('sha256').update(text).digest('base64')

async function compile({ source, code }, options) {
  const output = outputOf(source)
  if (output === source) return write(output, code)
  const compiled = await transform(code, {
    ...options,
    swcrc: false,
    filename: join(ROOT, source),
    sourceFileName: relative(join('dist', dirname(output)), source),
    sourceMaps: true,
  })
  write(`${output}.map`, compiled.map)
  write(output, `${compiled.code}//# sourceMappingURL=${output.split('/').at(-1)}.map\n`)
}

/** In one step, since another process may be reading. */
function write(name, text) {
  const path = join(FOLDER, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, text)
  renameSync(`${path}.${process.pid}`, path)
}

function remove(output) {
  for (const ending of ['', '.map']) rmSync(join(FOLDER, output + ending), { force: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
