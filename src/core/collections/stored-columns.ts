import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata'
import { getOrCreate } from '../get-or-create'

/** A value as both databases take it. */
export type Stored = string | number | boolean | null

interface StoredColumn {
  readonly name: string
  stored(row: object): Stored
}

/** A table, as its rows are inserted. */
export interface StoredTable {
  readonly name: string
  readonly columns: readonly StoredColumn[]
  /** Of all columns, quoted. */
  readonly names: string
}

const tables = new WeakMap<DataSource, Map<EntityTarget<ObjectLiteral>, StoredTable>>()

export function storedTable(dataSource: DataSource, target: EntityTarget<ObjectLiteral>): StoredTable {
  const known = getOrCreate(tables, dataSource, () => new Map<EntityTarget<ObjectLiteral>, StoredTable>())
  return getOrCreate(known, target, () => {
    const metadata = dataSource.getMetadata(target)
    const columns = metadata.columns.map(storedColumn)
    return { name: metadata.tableName, columns, names: columns.map(({ name }) => `"${name}"`).join() }
  })
}

/** Of a row as property and value; a missing value is the column's default. */
function storedColumn(column: ColumnMetadata): StoredColumn {
  const [property = '', part] = column.propertyPath.split('.')
  const isJson = column.type === 'simple-json'
  const missing = isStored(column.default) ? column.default : null
  return {
    name: column.databaseName,
    stored: (row) => {
      const whole: unknown = Reflect.get(row, property)
      const value = part === undefined || whole == null ? whole : Reflect.get(Object(whole), part)
      if (isJson) return value == null ? missing : JSON.stringify(value)
      if (isStored(value)) return value
      return value === undefined ? missing : null
    },
  }
}

const isStored = (value: unknown): value is Stored => ['string', 'number', 'boolean'].includes(typeof value)
