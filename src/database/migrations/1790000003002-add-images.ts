import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumn, dropColumn } from './alter-table'
import { columnsFor, optional } from './columns'

const WITH_IMAGES = ['partnership', 'organisation', 'event']
const WITH_LOGO = ['partnership', 'organisation']

/** The addresses of images, with what they show. */
export class AddImages1790000003002 implements MigrationInterface {
  async up(runner: QueryRunner) {
    const { text, json } = columnsFor(runner)
    for (const table of WITH_IMAGES) await addColumn(runner, table, json('images', { default: `'[]'` }))
    for (const table of WITH_LOGO)
      for (const column of ['logoUrl', 'logoAlt']) await addColumn(runner, table, text(column, optional))
  }

  async down(runner: QueryRunner) {
    for (const table of WITH_LOGO)
      for (const column of ['logoAlt', 'logoUrl']) await dropColumn(runner, table, column)
    for (const table of WITH_IMAGES) await dropColumn(runner, table, 'images')
  }
}
