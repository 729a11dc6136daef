import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import type { DataSource } from 'typeorm'
import { RecordType } from '../../../src/core/change-log/record-type'
import { collection, collections } from '../../../src/core/collections/collection'
import { followedCollections, territoriesOf } from '../../../src/core/collections/followed-parts'
import { createDataSource } from '../../../src/database/data-source'
import { entities } from '../../../src/database/entities'
import type { mergeFields } from '../../../src/modules/organisation-merge/merge-fields'
import { ownFiles, ROOT } from '../../checks/planted'
import { emptyDatabaseUrl } from '../../support/database'

type Declaration = Parameters<typeof collection>[1]
type Merged = ReturnType<typeof mergeFields>

/** The properties that must be given: one that becomes optional is none of them, and the test does not compile. */
type RequiredOf<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key }[keyof T]

const DECLARATIONS = /^(export const \w+ = collection|onPartnership)\(/m

/** Nobody who follows a territory is told of them. */
const LIE_NOWHERE = ['guide', 'sector']

/** What accounts have, what moderators see, and goals, whose changes are those of their partnership. */
const NOT_FOLLOWED = [
  ...[
    'account',
    'apikey',
    'appeal',
    'case',
    'claim',
    'decision',
    'goal',
    'grant',
    'import',
    'pendingchange',
    'report',
    'session',
  ],
  'webhook',
]

describe('What a collection declares', () => {
  let dataSource: DataSource
  beforeAll(async () => {
    dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
  })
  afterAll(() => dataSource.destroy())

  it('is asked for by the compiler', () => {
    const declared = ['prefix', 'followed', 'searched'] as const satisfies readonly RequiredOf<Declaration>[]
    const merged = ['contact', 'address', 'offers'] as const satisfies readonly RequiredOf<Merged>[]
    expect([...declared, ...merged]).toHaveLength(6)
  })

  it('is declared where the database cannot be opened without it', () => {
    const files = ownFiles.filter(
      (file) => file.startsWith('src/') && DECLARATIONS.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    const loaded = readFileSync(join(ROOT, 'src/database/entities.ts'), 'utf8')
    const apart = files.filter((file) => !file.endsWith('.entity.ts'))
    for (const file of apart)
      expect(loaded).toContain(`import '../${file.slice('src/'.length, -'.ts'.length)}'`)
    const opened: unknown[] = entities
    for (const { entity } of collections()) expect(opened).toContain(entity)
  })

  it('gives each type of the change log to one collection', () => {
    const names = followedCollections().map(({ followed }) => followed.type.name)
    expect(names.toSorted()).toEqual(Object.keys(RecordType))
    const others = collections().filter(({ followed, isPart }) => !followed && !isPart)
    expect(others.map(({ prefix }) => prefix)).toEqual(NOT_FOLLOWED)
  })

  it.each(followedCollections())('says where each $prefix lies, or that it lies nowhere', (each) => {
    expect(territoriesOf(each, sql`1`).length === 0).toBe(LIE_NOWHERE.includes(each.prefix))
  })

  it.each(collections())(
    'says how a search finds each $prefix, where it has words',
    ({ entity, searched }) => {
      const columns = dataSource.getMetadata(entity).columns.map(({ propertyName }) => propertyName)
      expect(searched !== null).toBe(columns.includes('searchTokens'))
    },
  )

  it.each(followedCollections())('shows each $prefix with whatever hides it', ({ entity, followed }) => {
    const { foreignKeys } = dataSource.getMetadata(entity)
    const wholes = foreignKeys
      .filter(
        ({ onDelete, columns }) => onDelete === 'CASCADE' && !columns.some(({ isNullable }) => isNullable),
      )
      .map(({ referencedEntityMetadata }) => referencedEntityMetadata.target)
    expect(followed.partOf.map((whole) => whole.entity)).toEqual(expect.arrayContaining(wholes))
  })
})
