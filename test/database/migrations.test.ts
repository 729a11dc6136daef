import { type DataSource, type QueryRunner, TableColumn } from 'typeorm'
import { createDataSource } from '../../src/database/data-source'
import { type Migration, migrations } from '../../src/database/migrations'
import { addColumn, addReference, dropColumn, dropIndex } from '../../src/database/migrations/alter-table'
import { columnsFor, index, optional, refersTo } from '../../src/database/migrations/columns'
import { databaseKind, emptyDatabaseUrl } from '../support/database'
import { migrationFaults } from './migration-faults'

const SEARCH_TRIGGERS = ['insert', 'update', 'delete'].map((event) => `organisation_search_${event}`)

const MOVED = 'territory: trigger territory_partnership_moved'

describe('each migration', () => {
  it('keeps triggers, indexes and constraints unless it says so, and goes down to what was', async () => {
    expect(await withDatabase((dataSource) => migrationFaults(dataSource, migrations))).toEqual([])
  })

  it('may add columns to a table with triggers', async () => {
    class AddColumns implements Migration {
      async up(runner: QueryRunner) {
        const { boolean, timestamp } = columnsFor(runner)
        await addColumn(runner, 'organisation', motto(runner))
        await addColumn(runner, 'organisation', boolean('isLarge', { default: false }))
        await addColumn(runner, 'organisation', timestamp('visitedAt', optional))
        await addReference(runner, 'organisation', refersTo('account', 'visitedById', 'SET NULL'))
      }
      async down(runner: QueryRunner) {
        for (const column of ['motto', 'isLarge', 'visitedAt', 'visitedById'])
          await dropColumn(runner, 'organisation', column)
      }
    }
    expect(await faultsOf(AddColumns)).toEqual([])
  })
})

describe('a migration is refused', () => {
  it("that adds a column with TypeORM's addColumn, which drops the search triggers on SQLite", async () => {
    class AddMotto implements Migration {
      up = (runner: QueryRunner) => runner.addColumn('organisation', new TableColumn(motto(runner)))
      down = (runner: QueryRunner) => runner.dropColumn('organisation', 'motto')
    }
    expect((await faultsOf(AddMotto)).filter((fault) => fault.includes('up drops'))).toEqual(
      databaseKind === 'postgres'
        ? []
        : SEARCH_TRIGGERS.map((trigger) => `AddMotto: up drops organisation: trigger ${trigger}`),
    )
  })

  it('that drops an index and a trigger, unless it says so', async () => {
    class DropParts implements Migration {
      async up(runner: QueryRunner) {
        await dropIndex(runner, 'event', index('endsAt'))
        const of = databaseKind === 'postgres' ? ' ON "territory"' : ''
        await runner.query(`DROP TRIGGER "territory_partnership_moved"${of}`)
      }
      async down() {}
    }
    class DropTrigger extends DropParts {
      readonly drops = [MOVED]
    }
    const dropped = async (migration: new () => Migration) =>
      (await faultsOf(migration)).filter((fault) => fault.includes('up drops')).toSorted()
    const theIndex = expect.stringMatching('event: index IDX_')
    expect(await dropped(DropParts)).toEqual([theIndex, `DropParts: up drops ${MOVED}`])
    expect(await dropped(DropTrigger)).toEqual([theIndex])
  })

  it('that goes down to something else than what was', async () => {
    class AddForGood implements Migration {
      up = (runner: QueryRunner) => addColumn(runner, 'guide', motto(runner))
      async down() {}
    }
    expect(await faultsOf(AddForGood)).toEqual([
      expect.stringMatching(/^AddForGood: down leaves guide: column motto: text/i),
    ])
  })
})

const motto = (runner: QueryRunner) => columnsFor(runner).text('motto', optional)

/** Of migrations that come after all that there are. */
const faultsOf = (...planted: (new () => Migration)[]) =>
  withDatabase(async (dataSource) => {
    await dataSource.runMigrations()
    return migrationFaults(dataSource, planted)
  })

async function withDatabase<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
  try {
    return await work(dataSource)
  } finally {
    await dataSource.destroy()
  }
}
