import type { MigrationInterface, QueryRunner } from 'typeorm'
import { legalFormKindOf } from '../../modules/partnership/legal-form'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, isPostgres, optional } from './columns'

/** The kinds of legal forms: to begin with, those that the texts name. */
export class SortLegalForms1790000014000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await addColumn(runner, 'partnership', columnsFor(runner).text('legalFormKind', optional))
    const texts: { legalForm: string }[] = await runner.query(
      `SELECT DISTINCT "legalForm" FROM "partnership" WHERE "legalForm" IS NOT NULL`,
    )
    const [kind, text] = isPostgres(runner) ? ['$1', '$2'] : ['?', '?']
    for (const { legalForm } of texts)
      await runner.query(`UPDATE "partnership" SET "legalFormKind" = ${kind} WHERE "legalForm" = ${text}`, [
        legalFormKindOf(legalForm),
        legalForm,
      ])
  }

  async down(runner: QueryRunner) {
    await dropColumn(runner, 'partnership', 'legalFormKind')
  }
}
