import { rmSync } from 'node:fs'
import { config, filesOf, unruled, violationsOf } from './import-rules'
import { outputOf, ownFiles, packageOf, plant } from './planted'

interface Found {
  readonly rule: { readonly name: string; readonly severity: string }
  readonly from: string
  readonly to: string
}

describe('The import checks', () => {
  const planted = config.forbidden.flatMap(violationsOf)
  let found: readonly Found[]

  beforeAll(() => {
    const name = packageOf('devDependencies')
    const folder = plant(
      filesOf(planted)
        .set(`node_modules/${name}/package.json`, JSON.stringify({ name }))
        .set(`node_modules/${name}/index.js`, ''),
    )
    found = JSON.parse(outputOf(folder, ['depcruise', '-T', 'json', 'src', 'test'])).summary.violations
    rmSync(folder, { recursive: true })
  })

  it.each(config.forbidden.map(({ name }) => name))('refuse what breaks %s', (name) => {
    const errors = found.filter(({ rule }) => rule.name === name && rule.severity === 'error')
    const imports = planted.filter(({ rule }) => rule === name)
    expect(imports).not.toEqual([])
    expect(errors.map(written).toSorted()).toEqual(imports.map(written).toSorted())
  })

  it('have rules of no other kind', () => {
    expect(Object.keys(config).toSorted()).toEqual(['forbidden', 'options'])
  })

  it('know each room', () => {
    expect(unruled(ownFiles)).toEqual([])
    expect(unruled(['src/basement/boiler.ts'])).toEqual(['src/basement/boiler.ts'])
  })
})

const written = ({ from, to }: { readonly from: string; readonly to: string }) =>
  `${from} → ${to.replace(/^node_modules\/(.*)\/index.js$/, '$1')}`
