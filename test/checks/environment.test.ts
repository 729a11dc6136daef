import { rmSync } from 'node:fs'
import { config } from './import-rules'
import { outputOf, ownFiles, plant } from './planted'

const READS = [
  'export const port = process.env.PORT',
  'export const { env } = process',
  'export const host = globalThis.process.env.HOST',
  'export const debug = global.process.env.DEBUG',
]

const LINT = ['biome', 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', 'src']

interface Diagnostic {
  readonly severity: string
  readonly category: string
  readonly location: { readonly path: string; readonly start: { readonly line: number } }
}

it('The environment is read nowhere but where the import rule lets it be, also without an import', () => {
  const files = ownFiles.filter((file) => file.startsWith('src/'))
  const folder = plant(new Map(files.map((file) => [file, READS.join('\n')])))
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(outputOf(folder, LINT))
  rmSync(folder, { recursive: true })

  const refused = diagnostics
    .filter(({ severity, category }) => severity === 'error' && category === 'lint/style/noRestrictedGlobals')
    .map(({ location }) => `${location.path}:${location.start.line}`)
  const rule = config.forbidden.find(({ name }) => name === 'only-config-reads-the-environment')
  const forbidden = files.filter((file) => !file.match(String(rule?.from.pathNot)))
  expect(refused.toSorted()).toEqual(
    forbidden.flatMap((file) => READS.map((_, index) => `${file}:${index + 1}`)).toSorted(),
  )
})
