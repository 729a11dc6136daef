import { type QueryRunner, TableColumn, type TableColumnOptions, type TableForeignKeyOptions } from 'typeorm'
import { isPostgres } from './columns'

/**
 * Adds a column and leaves the table as it is. TypeORM's `addColumn`, `dropColumn` and `createForeignKey` make the
 * table anew on SQLite, without its triggers: the search would no longer find new records.
 */
export async function addColumn(runner: QueryRunner, table: string, column: TableColumnOptions) {
  await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${definitionOf(runner, column)}`)
}

/** Adds a column with the id of a record of another table. */
export async function addReference(runner: QueryRunner, table: string, key: TableForeignKeyOptions) {
  const { columnNames, referencedTableName, referencedColumnNames, onDelete } = key
  const { namingStrategy } = runner.connection
  const name = namingStrategy.foreignKeyName(table, columnNames, referencedTableName, referencedColumnNames)
  const [column] = columnNames.map((each) => `"${each}"`)
  const target = `REFERENCES "${referencedTableName}" (${referencedColumnNames.map((each) => `"${each}"`)}) ON DELETE ${onDelete}`
  const constraint = isPostgres(runner)
    ? `text COLLATE "C" CONSTRAINT "${name}" ${target}`
    : // TypeORM looks for the name of a key in the table's SQL, where only keys of whole tables are written like this.
      `text ${target} /* CONSTRAINT "${name}" FOREIGN KEY (${column}) ${target} */`
  await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${column} ${constraint}`)
}

/** Its indexes go first: SQLite refuses to drop a column that an index needs. */
export async function dropColumn(runner: QueryRunner, table: string, column: string) {
  await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${column}"`)
}

export async function dropIndex(
  runner: QueryRunner,
  table: string,
  { columnNames, where }: { readonly columnNames: string[]; readonly where?: string },
) {
  await runner.query(`DROP INDEX "${runner.connection.namingStrategy.indexName(table, columnNames, where)}"`)
}

function definitionOf(runner: QueryRunner, options: TableColumnOptions): string {
  const { name, isPrimary, isUnique, isNullable, ...column } = new TableColumn(options)
  if (isPrimary || isUnique) throw new Error(`SQLite adds no unique column: give "${name}" a unique index.`)
  return [
    `"${name}" ${runner.connection.driver.createFullType(new TableColumn(options))}`,
    ...(column.collation ? [`COLLATE "${column.collation}"`] : []),
    ...(isNullable ? [] : ['NOT NULL']),
    ...(column.default === undefined ? [] : [`DEFAULT ${column.default}`]),
  ].join(' ')
}
