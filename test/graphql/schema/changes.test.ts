import { readFileSync } from 'node:fs'
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'

/** How clients saw the last release, without descriptions. A release replaces it. */
const released = buildSchema(readFileSync('schema/released.graphql', 'utf8'))
const now = buildSchema(readFileSync('schema/api.graphql', 'utf8'))

/** The lines of the next release that say what breaks. */
const announced = (changelog: string) =>
  (changelog.split(/^## /m)[1] ?? '').split('\n').filter((line) => line.startsWith('- **Breaking:**'))

/** What breaks and is in no line: a line names the place, or the type that it is in. */
const unannounced = (changes: readonly Change[], changelog: string) =>
  changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ path = '' }) => {
      const [type, field] = path.split('.')
      const names = [`\`${type}\``, `\`${type}.${field}\``]
      return !announced(changelog).some((line) => names.some((name) => line.includes(name)))
    })
    .map(({ path, message }) => `${path}: ${message} Say so in CHANGELOG.md, or do not break it.`)

function deprecationsOf(schema: typeof now): { place: string; reason: string }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    const members = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : []
    return members.flatMap(({ name, deprecationReason }) =>
      deprecationReason == null ? [] : [{ place: `${type.name}.${name}`, reason: deprecationReason }],
    )
  })
}

const undated = (schema: typeof now) =>
  deprecationsOf(schema).filter(({ reason }) => !/\bafter \d{4}-\d{2}-\d{2}\b/.test(reason))

describe('what has changed since the last release', () => {
  it('is in a line of the changelog, where it breaks', async () => {
    expect(unannounced(await diff(released, now), readFileSync('CHANGELOG.md', 'utf8'))).toEqual([])
  })

  it('is deprecated with the date after which it may go', () => {
    expect(undated(now)).toEqual([])
  })
})

describe('a fault in it', () => {
  const before = buildSchema('type Query { name: String! age: Int }')
  const after = buildSchema('type Query { name: String age: Int @deprecated(reason: "Old.") }')

  it('is found where no line says it, and where only a former release does', async () => {
    const changes = await diff(before, after)
    for (const changelog of ['## [Unreleased]\n', '## [Unreleased]\n\n## 1\n\n- **Breaking:** `Query.name`'])
      expect(unannounced(changes, changelog)).toEqual([expect.stringContaining('Query.name')])
    expect(unannounced(changes, '## [Unreleased]\n\n- **Breaking:** `Query.name` may be null.')).toEqual([])
  })

  it('is found where a deprecation has no date', () => {
    expect(undated(after).map(({ place }) => place)).toEqual(['Query.age'])
  })
})
