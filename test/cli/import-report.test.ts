import 'reflect-metadata'
import { parseImportArguments } from '../../src/cli/import-arguments'
import { importReport } from '../../src/cli/print-import-report'
import { importUpload, layOut } from '../interchange/import/import-upload'
import { testDatabase } from '../support/database'

describe('npm run import', () => {
  it('keeps what an empty cell stands for, unless --blank clears', () => {
    expect(parseImportArguments(['partnerships.csv']).options.blank).toBe('keeps')
    expect(parseImportArguments(['partnerships.csv', '--blank', 'clears']).options.blank).toBe('clears')
  })

  it('tells what each changed field was and is, and how many become empty', async () => {
    const database = await testDatabase()
    await layOut(database)
    const header = 'key,name,summary,contact.phone,territories\n'
    await importUpload(database, `${header}A,Dąb,Sad,+48 22 443 01 44,14\n`)
    const { options } = parseImportArguments(['partnerships.csv', '--blank', 'clears', '--dry-run'])
    const report = await importUpload(database, `${header}A,Dąb,Las „nowy”,,0264\n`, {
      isDryRun: options.isDryRun,
      blank: options.blank,
    })
    expect(importReport(report, options)).toBe(
      [
        'Row 2, summary: "Sad" → "Las „nowy”"',
        'Row 2, contact.phone: "+48 22 443 01 44" → (empty)',
        'Row 2, territories: ["14"] → ["0264","14"]',
        '',
        '1 rows: 0 new, 1 changed, 0 unchanged, 0 waiting, 0 skipped, 0 refused.',
        '1 of the values that change would become empty.',
        'Nothing was written, because of --dry-run.',
      ].join('\n'),
    )
    await database.close()
  })
})
