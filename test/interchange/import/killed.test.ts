import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { openDatabase } from '../../../src/database/database'
import { folder, runCommand } from '../../http/process'
import { testDatabaseUrl } from '../../support/database'
import { tries } from '../../support/scale'
import { layOut } from './import-upload'

const ROWS = tries(3_000, 1_000)
const KILLS = 4

describe('npm run import, killed again and again', () => {
  let settings: { DATABASE_URL: string }
  const path = join(mkdtempSync(join(tmpdir(), 'partnerstwa-import-')), 'partnerships.csv')
  // Many names differ by a digit only.
  const order = [path, '--on-duplicate', 'create']
  beforeAll(async () => {
    settings = { DATABASE_URL: await testDatabaseUrl() }
    const database = await openDatabase(settings.DATABASE_URL)
    await layOut(database)
    await database.close()
    const rows = Array.from(
      { length: ROWS },
      (_, number) => `K${number},Młyn${number} Dolina${number * 7},1465 | 02,Sad ${number} | Las`,
    )
    writeFileSync(path, `key,name,territories,goals.text\n${rows.join('\n')}\n`)
  })

  it('completes when it is run again: nothing is doubled, and nothing half-written', async () => {
    const watching = await openDatabase(settings.DATABASE_URL)
    const imported = async () =>
      Number((await watching.reader.all(sql`SELECT count(*) FROM "partnership"`))[0]?.[0])
    for (let kill = 1; kill <= KILLS; kill++) {
      const child: ChildProcess = spawn(process.execPath, [join(folder, 'src/cli/import.js'), ...order], {
        env: settings,
        stdio: 'ignore',
      })
      const ended = once(child, 'close')
      const isRunning = () => child.exitCode === null
      while (isRunning() && (await imported()) < (kill * ROWS) / (KILLS + 1)) await pause(10)
      await pause(Math.random() * 100)
      child.kill('SIGKILL')
      await ended
    }
    await watching.close()
    const { code, output } = await runCommand('import', order, { settings })
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining(`${ROWS} rows:`) })
    expect((await runCommand('import', order, { settings })).output).toContain(`${ROWS} unchanged`)
    const database = await openDatabase(settings.DATABASE_URL)
    const counts = await database.write((write) =>
      write.read(sql`SELECT (SELECT count(*) FROM "partnership") AS "partnerships",
        (SELECT count(*) FROM "partnership_territory") AS "territories", (SELECT count(*) FROM "goal") AS "goals",
        (SELECT count(*) FROM "external_key") AS "keys", (SELECT count(*) FROM "change") AS "changes"`),
    )
    await database.close()
    const numbers = Object.fromEntries(
      Object.entries(counts[0] as object).map(([name, count]) => [name, Number(count)]),
    )
    expect(numbers).toMatchObject({ partnerships: ROWS, territories: 2 * ROWS, goals: 2 * ROWS, keys: ROWS })
  })
})
