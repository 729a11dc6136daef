import { runCommand } from '../http/process'
import { SMALL, saved, tercFile } from '../modules/territory/terc-file'
import { emptyDatabaseUrl } from '../support/database'

describe('npm run import:territories', () => {
  let settings: { DATABASE_URL: string }
  beforeAll(async () => {
    settings = { DATABASE_URL: await emptyDatabaseUrl() }
  })

  const run = (...args: string[]) => runCommand('import-territories', args, { settings })

  it('tells what it would change, what it has changed, and that nothing has', async () => {
    const path = saved(tercFile(SMALL))
    const dry = await run(path, '--dry-run')
    expect(dry).toMatchObject({ code: 0, output: expect.stringContaining('because of --dry-run') })
    const first = await run(path)
    expect(first.code).toBe(0)
    for (const said of [
      'The register’s state of 2024-01-01: 1 country, 2 voivodeships, 3 powiats, 4 gminas, 1 districts, 3 parts of gminas.',
      'The registry had no territories.\nThe country itself (PL) was missing and is added.',
      'Added: 14\n  - PL Polska\n  - 02 dolnośląskie',
      '… and 4 more',
      'Removed and kept as historical: 0',
      'All changes were written.',
    ])
      expect(first.output).toContain(said)
    expect((await run(path)).output).toContain('The registry already has this state. Nothing has changed.')

    const renamed = SMALL.map((unit) => unit.replace('Mokotów', 'Dolny Mokotów'))
    const later = await run(saved(tercFile(renamed, '2025-01-01')))
    expect(later.output).toContain('Renamed: 1\n  - 1465058 Mokotów, dzielnica → Dolny Mokotów\n')
    const same = await run(saved(tercFile(renamed, '2026-01-01')))
    expect(same.output).toContain('Only the date of the state was written')
  })

  it('refuses, and says why', async () => {
    const broken = saved(tercFile([...SMALL, '14;65;06;8;;dzielnica']))
    for (const [args, why] of [
      [[], "missing required argument 'file'"],
      [['a.csv', 'b.csv'], 'too many arguments'],
      [['absent.csv'], 'the file cannot be read (ENOENT)'],
      [[broken, '--force'], "unknown option '--force'"],
      [[broken], 'Line 15: NAZWA must be a name'],
    ] as const) {
      expect(await run(...args)).toMatchObject({ code: 1, output: expect.stringContaining(why) })
    }
  })
})
