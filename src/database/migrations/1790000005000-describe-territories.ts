import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { addColumn, addReference, dropColumn, dropIndex } from './alter-table'
import { columnsFor, index, optional, refersTo } from './columns'

/** Where a territory has its seat, how large it is, and which one has taken its place. The values come with the built-in state. */
export class DescribeTerritories1790000005000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    for (const column of described(runner)) await addColumn(runner, 'territory', column)
    await addReference(runner, 'territory', refersTo('territory', 'successorId', 'RESTRICT'))
    await runner.createIndex('territory', new TableIndex(index('successorId')))
  }

  async down(runner: QueryRunner) {
    await dropIndex(runner, 'territory', index('successorId'))
    await dropColumn(runner, 'territory', 'successorId')
    for (const { name } of described(runner).reverse()) await dropColumn(runner, 'territory', name)
  }
}

function described(runner: QueryRunner) {
  const { double, integer, text } = columnsFor(runner)
  return [
    double('locationLatitude', optional),
    double('locationLongitude', optional),
    text('locationPrecision', optional),
    integer('populationCount', optional),
    text('populationAsof', optional),
    double('areaSquarekm', optional),
    text('areaAsof', optional),
  ]
}
