import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, optional } from './columns'

/** The house rule that a decision rests on, as it read then. */
export class NameHouseRules1790000024000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json } = columnsFor(runner)
    await addColumn(runner, 'moderation_decision', text('ruleCode', optional))
    await addColumn(runner, 'moderation_decision', json('ruleTexts', optional))
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'moderation_decision', 'ruleTexts')
    await dropColumn(runner, 'moderation_decision', 'ruleCode')
  }
}
