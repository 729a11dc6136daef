import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const ROOT = join(__dirname, '../..')

const git = ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'test']

/** Where our own TypeScript is. */
export const ownFiles: readonly string[] = execFileSync('git', git, { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path.endsWith('.ts') && existsSync(join(ROOT, path)))

const CONFIGURATION = [
  '.dependency-cruiser.cjs',
  'biome.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.check.json',
]

/** A package of ours. */
export function packageOf(kind: 'dependencies' | 'devDependencies'): string {
  return Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))[kind])[0] as string
}

/** A folder with our configuration, where other files are in the place of ours. */
export function plant(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'partnerstwa-checks-'))
  for (const name of CONFIGURATION) cpSync(join(ROOT, name), join(folder, name))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** What one of our tools prints about the folder, whether it refuses it or not. */
export function outputOf(folder: string, [program = '', ...args]: readonly string[]): string {
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 } as const
  try {
    return execFileSync(join(ROOT, 'node_modules/.bin', program), args, options)
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
