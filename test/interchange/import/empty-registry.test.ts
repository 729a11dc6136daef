import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import { openDatabase } from '../../../src/database/database'
import { runCommand } from '../../http/process'
import { emptyDatabaseUrl } from '../../support/database'

describe('npm run import, before any server has started on the database', () => {
  it('finds the sectors there that rows refer to', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'partnerstwa-import-')), 'partnerships.csv')
    writeFileSync(path, 'key,name,sectors\nK1,Partnerstwo Młyn,PUBLIC | SOCIAL | PRIVATE\n')
    const settings = { DATABASE_URL: await emptyDatabaseUrl() }
    expect(await runCommand('import', [path], { settings })).toMatchObject({
      code: 0,
      output: expect.stringContaining('1 rows: 1 new'),
    })
    const database = await openDatabase(settings.DATABASE_URL)
    const [links] = await database.write((write) =>
      write.read<{ number: number }>(sql`SELECT count(*) AS "number" FROM "partnership_sector"`),
    )
    await database.close()
    expect(Number(links?.number)).toBe(3)
  })
})
