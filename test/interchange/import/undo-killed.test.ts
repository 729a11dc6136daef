import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { type Database, openDatabase } from '../../../src/database/database'
import { folder, runCommand } from '../../http/process'
import { testDatabaseUrl } from '../../support/database'
import { tries } from '../../support/scale'
import { importUpload, layOut } from './import-upload'
import { recordsOf, rowsOf } from './undo-world'

const ROWS = tries(1_500, 300)
const KILLS = 3

describe('npm run import -- undo, killed again and again', () => {
  let settings: { DATABASE_URL: string }
  let database: Database
  beforeAll(async () => {
    settings = { DATABASE_URL: await testDatabaseUrl() }
    database = await openDatabase(settings.DATABASE_URL)
    await layOut(database)
  })
  afterAll(() => database.close())

  const file = (offers: string) =>
    Array.from(
      { length: ROWS },
      (_, number) => `{"key":"K${number}","name":"Młyn${number} Dolina${number * 7}","offers":[${offers}]}\n`,
    ).join('')
  const order = { type: 'organisations', onDuplicate: 'create', blank: 'clears', batch: 20 } as const

  it.each([
    ['created', async () => (await importUpload(database, file(''), order)).importId],
    ['changed', async () => (await importUpload(database, file('"ROOMS"'), order)).importId],
  ])('comes to the same end: what was %s is as before, once', async (what, bringIn) => {
    if (what === 'changed') await importUpload(database, file(''), order)
    const before = await recordsOf(database)
    const id = (await bringIn()) as string
    const undone = async () =>
      Number(
        (
          await database.reader.all(
            sql`SELECT coalesce(max("rows"), 0) FROM "import" WHERE "undoesId" = ${id}`,
          )
        )[0]?.[0],
      )
    for (let kill = 1; kill <= KILLS; kill++) {
      const child: ChildProcess = spawn(process.execPath, [join(folder, 'src/cli/import.js'), 'undo', id], {
        env: settings,
        stdio: 'ignore',
      })
      const ended = once(child, 'close')
      while (child.exitCode === null && (await undone()) < (kill * ROWS) / (KILLS + 1)) await pause(5)
      child.kill('SIGKILL')
      await ended
      // As if a minute had passed.
      await database.write((write) =>
        write.run(
          sql`UPDATE "import" SET "aliveUntil" = '2020-01-01T00:00:00.000Z' WHERE "undoesId" = ${id}`,
        ),
      )
    }
    const { code, output } = await runCommand('import', ['undo', id], { settings })
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringContaining('0 left as they are.'),
    })
    expect(await recordsOf(database)).toEqual(before)
    const [undo] = await rowsOf<{ id: string; removed: number; updated: number }>(
      database,
      `SELECT "id", "removed", "updated" FROM "import" WHERE "undoesId" = '${id}'`,
    )
    expect(Number(undo?.removed) + Number(undo?.updated)).toBe(ROWS)
    const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(
      database,
      `SELECT count(*) AS "count" FROM "change" WHERE "importId" = '${undo?.id}'`,
    )
    expect(Number(count)).toBe(ROWS)
    const again = await runCommand('import', ['undo', id], { settings })
    expect(again).toMatchObject({
      code: 1,
      output: expect.stringContaining('already undone'),
    })
  })

  it('lists the imports, and says what is wrong with an order', async () => {
    const { output } = await runCommand('import', ['list', '--first', '2'], { settings })
    expect(output.trim().split('\n')).toEqual([
      expect.stringMatching(
        / {2}import_\w+ {2}DONE {2}ORGANISATION {2}undo of import_\w+ {2}from the command line/,
      ),
      expect.stringMatching(/ {2}import_\w+ {2}UNDONE {2}ORGANISATION {2}\(no file name\)/),
    ])
    for (const [args, message] of [
      [['undo'], 'give the id of the import'],
      [['undo', 'import_01j00000000000000000000000'], 'The registry has no import with this id'],
      [['undo', 'a', 'b'], 'too many arguments'],
      [['list', '--first', '0'], 'It must be a whole number'],
    ] as const) {
      const answer = await runCommand('import', [...args], { settings })
      expect(answer).toMatchObject({ code: 1, output: expect.stringContaining(message) })
    }
  })
})
