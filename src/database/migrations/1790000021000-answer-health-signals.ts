import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor } from './columns'

/** What organisers say about the health signals of their partnership. */
export class AnswerHealthSignals1790000021000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await addColumn(runner, 'partnership', columnsFor(runner).json('healthAnswers', { default: `'[]'` }))
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'partnership', 'healthAnswers')
  }
}
