import type { DataSource } from 'typeorm'
import { ownRowsOf } from '../../../src/core/change-log/record-rows'
import type { EntityClass } from '../../../src/core/collections/reader'
import { referencesTo } from '../../../src/core/collections/references'
import { createDataSource } from '../../../src/database/data-source'
import { emptyDatabaseUrl } from '../../support/database'

/** Records that can be removed. */
const CLASSES = ['Organisation', 'Partnership', 'Membership', 'Agreement', 'Event', 'Initiator']

describe('What depends on a record that can be removed', () => {
  let dataSource: DataSource
  beforeAll(async () => {
    dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
  })
  afterAll(() => dataSource.destroy())

  /** The columns that refer to records of the class by a foreign key, but for those of rows that are part of them. */
  function foreignKeys(recordClass: string): string[] {
    const { tableName, target } = dataSource.getMetadata(recordClass)
    const own = ownRowsOf(target as EntityClass<object>, dataSource.manager)
    return dataSource.entityMetadatas.flatMap(({ tableName: table, foreignKeys: keys }) =>
      keys
        .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === tableName)
        .flatMap(({ columnNames }) => columnNames)
        .filter((column) => !own.some((rows) => rows.table === table && rows.column === column))
        .map((column) => `${table}.${column}`),
    )
  }

  it.each(CLASSES)('is declared for %s: every foreign key that leads to one', (recordClass) => {
    const declared = referencesTo(recordClass).map(({ table, column }) => `${table}.${column}`)
    expect(declared).toEqual(expect.arrayContaining(foreignKeys(recordClass)))
    expect(new Set(declared).size).toBe(declared.length)
  })

  it.each(CLASSES)('is a column that there is, of %s', (recordClass) => {
    for (const { table, column } of referencesTo(recordClass)) {
      const found = dataSource.entityMetadatas.find(({ tableName }) => tableName === table)
      expect(found?.columns.map(({ databaseName }) => databaseName)).toContain(column)
    }
  })
})
