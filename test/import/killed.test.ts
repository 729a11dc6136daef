import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { openDatabase } from '../../src/database/database'
import { build, folder, runCommand } from '../server/process'
import { emptyDatabaseUrl } from '../support/database'
import { layOut } from './bring-in'

const ROWS = 3_000
const KILLS = 4

describe('npm run import, killed again and again', () => {
  let settings: { DATABASE_URL: string }
  const path = join(mkdtempSync(join(tmpdir(), 'partnerstwa-import-')), 'partnerships.csv')
  beforeAll(async () => {
    build()
    settings = { DATABASE_URL: await emptyDatabaseUrl() }
    const database = await openDatabase(settings.DATABASE_URL)
    await layOut(database)
    await database.close()
    const rows = Array.from(
      { length: ROWS },
      (_, number) => `K${number},Młyn${number} Dolina${number * 7},1465 | 02,Sad ${number} | Las`,
    )
    writeFileSync(path, `key,name,territories,goals.text\n${rows.join('\n')}\n`)
  }, 120_000)

  it('completes when it is run again: nothing is doubled, and nothing half-written', async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      const child: ChildProcess = spawn(process.execPath, [join(folder, 'src/commands/import.js'), path], {
        env: settings,
        stdio: 'ignore',
      })
      await Promise.race([once(child, 'close'), setTimeout(1_500 + Math.random() * 1_500)])
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
    }
    const { code, output } = await runCommand('import', [path], { settings })
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining(`${ROWS} rows:`) })
    expect((await runCommand('import', [path], { settings })).output).toContain(`${ROWS} unchanged`)
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
  }, 180_000)
})
