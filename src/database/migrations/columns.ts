import type { QueryRunner, TableColumnOptions } from 'typeorm'

type Options = Pick<TableColumnOptions, 'isNullable' | 'isPrimary' | 'isUnique' | 'default'>

export const isPostgres = (runner: QueryRunner) => runner.connection.options.type === 'postgres'

/** Columns as each database spells them; src/database/column-types.ts says the same of the entities. */
export function columnsFor(runner: QueryRunner) {
  const postgres = isPostgres(runner)
  const column =
    (type: string, collation?: string) =>
    (name: string, options: Options = {}): TableColumnOptions => ({
      name,
      type,
      ...(postgres && collation && { collation }),
      ...options,
    })
  return {
    text: column('text', 'C'),
    json: column('text'),
    integer: column('integer'),
    double: column('double precision'),
    boolean: (name: string, { default: value, ...options }: Options = {}): TableColumnOptions =>
      column('boolean')(name, {
        ...options,
        ...(value !== undefined && { default: postgres ? value : Number(value) }),
      }),
    timestamp: (name: string, options: Options = {}): TableColumnOptions =>
      postgres ? { name, type: 'timestamptz', precision: 3, ...options } : { name, type: 'text', ...options },
  }
}

export const optional = { isNullable: true }
export const primary = { isPrimary: true }

/** A foreign key to another table's id. */
export const refersTo = (table: string, column: string, onDelete: 'CASCADE' | 'RESTRICT' | 'SET NULL') => ({
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete,
})

export const index = (...columnNames: string[]) => ({ columnNames })
