import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../http/process'
import { newFolder } from '../interchange/export/transfer'
import { testDatabaseUrl } from '../support/database'

describe('npm run export', () => {
  let settings: { DATABASE_URL: string }
  beforeAll(async () => {
    settings = { DATABASE_URL: await testDatabaseUrl() }
    await runCommand('generate', ['--partnerships', '60'], { settings })
  })

  const run = (...args: string[]) => runCommand('export', args, { settings })

  it('writes a file for each type, and tells how many records they have and which state they tell', async () => {
    const folder = join(newFolder(), 'deep', 'er')
    const { code, output } = await run('--output', folder)
    expect({ code, output }).toMatchObject({ code: 0 })
    const published = Number(/partnerships\.csv: (\d+) records\n/.exec(output)?.[1])
    expect(published).toBeGreaterThan(0)
    expect(published).toBeLessThan(60)
    expect(output).toMatch(/the write with sequence \d+\./)
    expect(readdirSync(folder).sort()).toEqual(
      ['agreements', 'events', 'links', 'memberships', 'organisations', 'partnerships'].map(
        (name) => `${name}.csv`,
      ),
    )
    expect(await run('--output', folder)).toMatchObject({
      code: 1,
      output: expect.stringContaining('These files already exist'),
    })
    const all = await run('--output', folder, '--force', '--drafts')
    expect(all).toMatchObject({ code: 0, output: expect.stringContaining('partnerships.csv: 60 records') })
  })

  it('writes only the types that are asked for, in NDJSON', async () => {
    const folder = newFolder()
    await run('--output', folder, '--format', 'ndjson', '--types', 'partnerships')
    expect(readdirSync(folder)).toEqual(['partnerships.ndjson'])
    const [first = ''] = readFileSync(join(folder, 'partnerships.ndjson'), 'utf8').split('\n')
    const { id, key } = JSON.parse(first)
    expect(key).toBe(id)
  })

  it('refuses, and says why', async () => {
    for (const [args, why] of [
      [[], 'give a folder with --output'],
      [['--output', 'x', '--format', 'xlsx'], 'Allowed choices are csv, ndjson.'],
      [['--output', 'x', '--types', 'partnership'], 'They must be some of organisations, partnerships,'],
      [['--output', 'x', '--format', 'ndjson', '--safe'], '--safe is for CSV only'],
      [['--output', 'x', '--dry'], "unknown option '--dry'"],
    ] as const)
      expect(await run(...args)).toMatchObject({ code: 1, output: expect.stringContaining(why) })
  })
})
