import type { MigrationInterface, QueryRunner } from 'typeorm'
import { isPostgres } from './columns'

export const SEARCHED = ['partnership', 'event', 'organisation', 'guide']

/**
 * An index over the folded words of each searchable record. PostgreSQL indexes the column itself. In SQLite a full-text
 * table keeps the words without the text, by triggers; `search_row` gives each record a number that no VACUUM changes.
 */
export class CreateSearchIndex1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const statements = isPostgres(runner)
      ? SEARCHED.map(ginIndex)
      : [...FULL_TEXT_TABLES, ...SEARCHED.flatMap(triggers)]
    for (const statement of statements) await runner.query(statement)
  }

  async down(runner: QueryRunner) {
    const statements = isPostgres(runner)
      ? SEARCHED.map((table) => `DROP INDEX "${table}_search"`)
      : [...SEARCHED.flatMap(dropTriggers), 'DROP TABLE "search_index"', 'DROP TABLE "search_row"']
    for (const statement of statements) await runner.query(statement)
  }
}

const ginIndex = (table: string) =>
  `CREATE INDEX "${table}_search" ON "${table}" USING gin (array_to_tsvector(string_to_array("searchTokens", ' ')))`

export const FULL_TEXT_TABLES = [
  'CREATE TABLE "search_row" ("rowid" INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE)',
  `CREATE VIRTUAL TABLE "search_index" USING fts5("tokens", content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'")`,
]

const ROW = (record: 'new' | 'old') => `(SELECT "rowid" FROM "search_row" WHERE "id" = ${record}."id")`

export const triggers = (table: string) => [
  `CREATE TRIGGER "${table}_search_insert" AFTER INSERT ON "${table}" BEGIN
    INSERT INTO "search_row" ("id") VALUES (new."id");
    INSERT INTO "search_index" ("rowid", "tokens") VALUES (${ROW('new')}, new."searchTokens");
  END`,
  `CREATE TRIGGER "${table}_search_update" AFTER UPDATE OF "searchTokens" ON "${table}" BEGIN
    UPDATE "search_index" SET "tokens" = new."searchTokens" WHERE "rowid" = ${ROW('new')};
  END`,
  `CREATE TRIGGER "${table}_search_delete" AFTER DELETE ON "${table}" BEGIN
    DELETE FROM "search_index" WHERE "rowid" = ${ROW('old')};
    DELETE FROM "search_row" WHERE "id" = old."id";
  END`,
]

export const dropTriggers = (table: string) =>
  ['insert', 'update', 'delete'].map((event) => `DROP TRIGGER "${table}_search_${event}"`)
