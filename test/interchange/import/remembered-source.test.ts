import type { Database } from '../../../src/database/database'
import { testDatabase } from '../../support/database'
import { importUpload, layOut } from './import-upload'
import { undoImport } from './undo-world'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const PARTNERSHIPS = 'key,name\nP1,Dąb\nP2,Klon\n'

const named = (source: string, text = PARTNERSHIPS, fileName = 'partnerships-2026-11.csv') =>
  importUpload(database, text, { source, isSourceNamed: true, fileName, onDuplicate: 'create' })

/** Without --source: the name of the file stands in for it, unless another is remembered. */
const unnamed = (text: string, fileName: string, more = {}) =>
  importUpload(database, text, { source: fileName, isSourceNamed: false, fileName, ...more })

const EVENTS = (...keys: string[]) =>
  `key,partnershipId,title,kind,startsAt\n${keys.map((key, at) => `E${at},${key},Piknik ${at},PICNIC,2024-05-01T10:00:00Z\n`).join('')}`

describe('The source of a file for which none is named', () => {
  it('is that of the file of the same name and columns before it, whatever its date', async () => {
    await named('Urząd')
    const report = await unnamed('key,name\nP1,Dąb\nP2,Klon\nP3,Lipa\n', 'Partnerships-2026-12.csv')
    expect(report).toMatchObject({
      source: { name: 'Urząd', basis: 'SAME_FILE', proposed: null },
      counts: { unchanged: 2, created: 1 },
    })
  })

  it('is that which has every record that the file names by its key: from partnerships to events', async () => {
    await named('Urząd')
    const report = await unnamed(EVENTS('P1', 'P2'), 'events.csv', { type: 'events' })
    expect(report).toMatchObject({ source: { name: 'Urząd', basis: 'KEYS' }, counts: { created: 2 } })
    const next = await unnamed(EVENTS('P1', 'P2'), 'events.csv', { type: 'events' })
    expect(next).toMatchObject({ source: { name: 'Urząd', basis: 'SAME_FILE' }, counts: { unchanged: 2 } })
  })

  it.each([
    ['one key is unknown', async () => {}, ['P1', 'P9']],
    [
      'two sources have the keys',
      async () => {
        await named('Powiat', 'key,name\nP1,Jesion\nP2,Brzoza\n')
      },
      ['P1', 'P2'],
    ],
  ])('is not guessed where %s', async (_what, meanwhile, keys) => {
    await named('Urząd')
    await meanwhile()
    const report = await unnamed(EVENTS(...keys), 'events.csv', { type: 'events' })
    expect(report).toMatchObject({ source: { name: 'events.csv', basis: 'DEFAULT' }, counts: { created: 0 } })
  })

  it('is proposed only, where another file had the same columns: the keys of two offices are not mixed', async () => {
    await named('Urząd')
    const report = await unnamed('key,name\nP1,Jesion\n', 'gmina-partnerships.csv')
    expect(report).toMatchObject({
      source: { name: 'gmina-partnerships.csv', basis: 'DEFAULT', proposed: 'Urząd' },
      counts: { created: 1 },
    })
  })

  it('is not that of an import that was undone, of a dry run or of other columns', async () => {
    const { importId } = await named('Urząd')
    await undoImport(database, importId)
    await importUpload(database, PARTNERSHIPS, {
      ...{ source: 'Próba', isSourceNamed: true, isDryRun: true, fileName: 'partnerships-2026-11.csv' },
    })
    await named('Powiat', 'key,name,summary\nP7,Jesion,Sad\n')
    const report = await unnamed(PARTNERSHIPS, 'partnerships-2026-12.csv')
    expect(report.source).toEqual({ name: 'partnerships-2026-12.csv', basis: 'DEFAULT', proposed: null })
  })
})
