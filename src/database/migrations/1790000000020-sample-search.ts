import type { MigrationInterface, QueryRunner } from 'typeorm'
import { isPostgres } from './columns'

const SEARCHED = ['partnership', 'event', 'organisation', 'guide']

const WORDS = `array_to_tsvector(string_to_array("searchTokens", ' '))`

const SAMPLES = [
  `right("id", 2) < '01'`,
  `right("id", 2) >= '01' AND right("id", 2) < '08'`,
  `right("id", 2) >= '08' AND right("id", 2) < '20'`,
  `right("id", 2) >= '20' AND right("id", 2) < '80'`,
]

/**
 * Words of samples of the searched records, for PostgreSQL: some records that hold a common word are found in a small
 * sample, without all the others. The statistics tell the planner how small it is.
 */
export class SampleSearch1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner) {
    if (!isPostgres(runner)) return
    for (const table of SEARCHED) {
      for (const [index, sample] of SAMPLES.entries())
        await runner.query(
          `CREATE INDEX "${table}_sample_${index}" ON "${table}" USING gin (${WORDS}) WHERE ${sample}`,
        )
      await runner.query(`CREATE STATISTICS "${table}_sample" ON (right("id", 2)) FROM "${table}"`)
      await runner.query(`ANALYZE "${table}"`)
    }
  }

  async down(runner: QueryRunner) {
    if (!isPostgres(runner)) return
    for (const table of SEARCHED) {
      await runner.query(`DROP STATISTICS "${table}_sample"`)
      for (const index of SAMPLES.keys()) await runner.query(`DROP INDEX "${table}_sample_${index}"`)
    }
  }
}
