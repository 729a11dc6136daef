import type { DataSource } from 'typeorm'

/** A trigger, an index, a constraint or a column of a table, or what belongs to no table. */
export interface Part {
  /** Its name: a part that is made anew under the same name is still there. */
  readonly name: string
  readonly table: string
  readonly definition: string
}

/** All parts of the tables, as the catalogue of the database has them. */
export async function schemaParts(dataSource: DataSource): Promise<Part[]> {
  const parts: Part[] = await dataSource.query(dataSource.options.type === 'postgres' ? POSTGRES : SQLITE)
  const ours = parts.filter(({ table }) => table !== 'migrations' && table !== 'typeorm_metadata')
  return ours.map((part) => ({ ...part, definition: part.definition.replaceAll(/\s+/g, ' ') }))
}

const TABLES = `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`

/** CHECK constraints are in the SQL of a table only: whoever adds the first one adds it here. */
const SQLITE = `WITH tables AS (${TABLES})
  SELECT "type" || ' ' || "name" AS "name", "tbl_name" AS "table", "sql" AS "definition"
    FROM sqlite_master WHERE "type" IN ('trigger', 'index', 'view') AND "sql" IS NOT NULL
  UNION ALL SELECT 'table ' || t."name", t."name", CASE WHEN t."sql" LIKE 'CREATE VIRTUAL%' THEN t."sql" ELSE '' END
    FROM tables AS t
  UNION ALL SELECT 'column ' || c."name", t."name", printf('%s %d %s %d', c."type", c."notnull", c."dflt_value", c."pk")
    FROM tables AS t JOIN pragma_table_xinfo(t."name") AS c
  UNION ALL SELECT 'foreign key ' || f."from", t."name", printf('%s %s %s', f."table", f."to", f."on_delete")
    FROM tables AS t JOIN pragma_foreign_key_list(t."name") AS f
  UNION ALL SELECT CASE l."origin" WHEN 'pk' THEN 'primary key' ELSE 'unique ' || group_concat(i."name") END,
      t."name", group_concat(i."name")
    FROM tables AS t JOIN pragma_index_list(t."name") AS l JOIN pragma_index_info(l."name") AS i
    WHERE l."origin" <> 'c' GROUP BY t."name", l."name"`

const POSTGRES = `
  SELECT 'trigger ' || tgname AS "name", relname AS "table", pg_get_triggerdef(t.oid) AS "definition"
    FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = tgrelid WHERE NOT tgisinternal
  UNION ALL SELECT 'index ' || indexname, tablename, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)
  UNION ALL SELECT CASE contype WHEN 'p' THEN 'primary key' ELSE 'constraint ' || conname END, relname, pg_get_constraintdef(n.oid)
    FROM pg_constraint AS n JOIN pg_class AS c ON c.oid = conrelid
    WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
  UNION ALL SELECT 'statistics ' || stxname, relname, pg_get_statisticsobjdef(s.oid)
    FROM pg_statistic_ext AS s JOIN pg_class AS c ON c.oid = stxrelid
  UNION ALL SELECT 'table ' || tablename, tablename, '' FROM pg_tables WHERE schemaname = 'public'
  UNION ALL SELECT 'column ' || column_name, table_name,
      concat_ws(' ', data_type, datetime_precision, collation_name, is_nullable, column_default)
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'function ' || proname, proname, pg_get_functiondef(oid)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace`
