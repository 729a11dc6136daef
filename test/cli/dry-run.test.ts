import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import { openDatabase } from '../../src/database/database'
import { runCommand } from '../http/process'
import { testDatabaseUrl } from '../support/database'

describe('npm run import, whose --dry-run npm has taken for itself', () => {
  it.each(['npm_config_dry_run', 'npm_config_dryrun', 'npm_config_dryRun', 'npm_config_dry'])(
    'notices it, as %s, and writes nothing',
    async (taken) => {
      const path = join(String(process.env.PARTNERSTWA_TEST_FOLDER), 'partnerships.csv')
      writeFileSync(path, 'key,name\nA,Dąb\n')
      const settings = { DATABASE_URL: await testDatabaseUrl() }
      expect(
        await runCommand('import', [path], { settings: { ...settings, [taken]: 'true' } }),
      ).toMatchObject({
        code: 1,
        output: expect.stringContaining('Put -- before the arguments: npm run COMMAND -- --dry-run'),
      })
      expect((await runCommand('import', [path, '--dry-run'], { settings })).code).toBe(0)
      const database = await openDatabase(settings.DATABASE_URL)
      expect(await database.write((write) => write.read(sql`SELECT "id" FROM "partnership"`))).toEqual([])
      await database.close()
    },
  )
})
