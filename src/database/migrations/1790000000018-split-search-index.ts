import type { MigrationInterface, QueryRunner } from 'typeorm'
import { dropTriggers, FULL_TEXT_TABLES, SEARCHED, triggers } from './1790000000002-create-search-index'
import { isPostgres } from './columns'

/** The beginnings of words, by their length, that are indexed as words are: the records of a longer one are gathered first. */
const BEGINNINGS = '1 2 3 4 5 6 7 8 9 10'

/**
 * SQLite's index over the words of all records becomes one for each kind of them, as PostgreSQL has: whoever looks for
 * partnerships does not go through the events. And whoever types the beginning of a common word gets the first records
 * that have it before the last one is found.
 */
export class SplitSearchIndex1790000000018 implements MigrationInterface {
  async up(runner: QueryRunner) {
    if (isPostgres(runner)) return
    await run(runner, [...SEARCHED.flatMap(dropTriggers), 'DROP TABLE "search_index"'])
    await run(
      runner,
      SEARCHED.flatMap((table) => [fullTextTable(table), fill(table), ...triggersOf(table)]),
    )
  }

  async down(runner: QueryRunner) {
    if (isPostgres(runner)) return
    await run(
      runner,
      SEARCHED.flatMap((table) => [...dropTriggers(table), `DROP TABLE "${table}_search"`]),
    )
    await run(
      runner,
      FULL_TEXT_TABLES.filter((statement) => statement.includes('"search_index"')),
    )
    await run(
      runner,
      SEARCHED.flatMap((table) => [fill(table, 'search_index'), ...triggers(table)]),
    )
  }
}

async function run(runner: QueryRunner, statements: readonly string[]) {
  for (const statement of statements) await runner.query(statement)
}

const fullTextTable = (
  table: string,
) => `CREATE VIRTUAL TABLE "${table}_search" USING fts5("tokens", content='',
  contentless_delete=1, prefix='${BEGINNINGS}', tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'")`

const fill = (table: string, into = `${table}_search`) => `INSERT INTO "${into}" ("rowid", "tokens")
  SELECT "search_row"."rowid", "searchTokens" FROM "${table}" JOIN "search_row" ON "search_row"."id" = "${table}"."id"`

const triggersOf = (table: string) =>
  triggers(table).map((trigger) => trigger.replaceAll('"search_index"', `"${table}_search"`))
