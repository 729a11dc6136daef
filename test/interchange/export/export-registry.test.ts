import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../../../src/core/collections/reader'
import { onSnapshot } from '../../../src/database/snapshot'
import { exportRegistry } from '../../../src/interchange/export/export-registry'
import { filedFields } from '../../../src/interchange/export/read-records'
import { fedRecords, recordSchemas } from '../../../src/interchange/record-schemas'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { versionOf } from '../../support/database'
import { fakeEvent, fakePartnership, fakeSectors, fakeTerritory } from '../../support/fakes'
import { addOddRecords } from './odd-records'
import { emptyRegistry, exported, newFolder, type Registry } from './transfer'

/** Why a registry that is moved does not bring its own. */
const NOT_EXPORTED: Readonly<Record<string, string>> = {
  comment: 'They belong to accounts, which stay where they are.',
  guide: 'They are built in.',
  initiator: 'They come with their partnerships.',
  sector: 'They are built in.',
  territory: 'They are built in, and imported from the TERYT register.',
}

describe('the export', () => {
  let registry: Registry
  beforeEach(async () => {
    registry = await emptyRegistry()
    await registry.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [fakeTerritory('1465058', null)])
    })
    await addOddRecords(registry)
  })
  afterEach(() => registry.database.close())

  const addPartnerships = async (count: number) => {
    const made = Array.from({ length: count }, () => fakePartnership())
    await registry.database.write((write) => write.insert(Partnership, made))
    return made
  }

  const lines = (folder: string, file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  /** Runs an export into the folder whose reads go through `all`. */
  const exportThrough = (folder: string, all: (reader: Reader) => Reader['all']) =>
    onSnapshot(registry.url, registry.database.dataSource, (snapshot) =>
      exportRegistry(
        { recordSchemas, folder, format: 'ndjson', withDrafts: false, isSafe: false, overwrites: true },
        { ...snapshot, all: all(snapshot) },
        () => () => {},
      ),
    )

  it('has every type that others are told of, or there is a reason why it does not', () => {
    const left = fedRecords.filter((each) => !recordSchemas.some(({ of }) => of === each.of))
    expect(left.map(({ of }) => of.prefix).sort()).toEqual(Object.keys(NOT_EXPORTED))
  })

  it('has every field of a type, each from somewhere', () => {
    for (const shape of fedRecords) {
      const { columns } = registry.database.dataSource.getMetadata(shape.of.entity)
      const { renamed = {}, selected = {}, linked = [] } = shape
      const known = [
        ...['key', ...Object.keys(renamed), ...Object.keys(selected)],
        ...linked.map(({ field }) => field),
        ...columns.filter(({ isSelect }) => isSelect).map(({ propertyPath }) => propertyPath.split('.')[0]),
      ]
      expect(known).toEqual(expect.arrayContaining(filedFields(shape).map(({ name }) => name)))
    }
  })

  it('leaves out drafts and all that hangs on them, unless it is asked for them', async () => {
    const [draft] = await registry.database.dataSource.query(
      'SELECT "id" FROM "partnership" WHERE "publishedAt" IS NULL',
    )
    const [host] = await addPartnerships(1)
    const event = fakeEvent({ partnershipId: host?.id ?? '' })
    await registry.database.write(async (write) => {
      await write.insert(Event, [event])
      await write.insertRows('event_co_host', [{ eventId: event.id, partnershipId: draft.id }])
    })
    const published = await exported(registry, { format: 'ndjson' })
    for (const file of readdirSync(published.folder))
      expect(readFileSync(join(published.folder, file), 'utf8')).not.toContain(draft.id)
    const all = await exported(registry, { format: 'ndjson', withDrafts: true })
    expect(
      lines(all.folder, 'events.ndjson').filter(({ partnershipId }) => partnershipId === draft.id),
    ).toHaveLength(1)
    expect(lines(all.folder, 'events.ndjson').find(({ id }) => id === event.id)).toMatchObject({
      coHostIds: [draft.id],
    })
  })

  it('tells one state of the registry, and which', async () => {
    const folder = newFolder()
    const before = await versionOf(registry.database)
    let isFirst = true
    const { files, sequence } = await exportThrough(folder, (snapshot) => async (statement) => {
      const rows = await snapshot.all(statement)
      if (isFirst) await addPartnerships(3)
      isFirst = false
      return rows
    })
    expect(await versionOf(registry.database)).toBe(before + 1)
    expect(sequence).toBe(before)
    expect(files.map(({ records }) => records)).toEqual([1, 2, 3, 1, 2, 1])
    expect(lines(folder, 'partnerships.ndjson')).toHaveLength(2)
  })

  it('takes five statements for each fifty partnerships, for what they are linked to', async () => {
    const statements = async () => {
      let count = 0
      await exportThrough(newFolder(), (snapshot) => (statement) => {
        count++
        return snapshot.all(statement)
      })
      return count
    }
    const forFew = await statements()
    await addPartnerships(100)
    expect(await statements()).toBe(forFew + 2 * 5)
    await addPartnerships(200)
    expect(await statements()).toBe(forFew + 6 * 5)
    const { folder } = await exported(registry, { format: 'ndjson' })
    const ids = lines(folder, 'partnerships.ndjson').map(({ id }) => id)
    expect(new Set(ids).size).toBe(302)
  })

  it('writes over nothing, unless it is told to', async () => {
    const { folder } = await exported(registry)
    await expect(exported(registry, { folder })).rejects.toThrow(
      /These files already exist: .*organisations\.csv/,
    )
    writeFileSync(join(folder, 'events.csv'), 'mine')
    await exported(registry, { folder, overwrites: true })
    expect(readFileSync(join(folder, 'events.csv'), 'utf8')).toMatch(/^key,id,/)
  })

  it('leaves nothing behind where it breaks off, and what was there as it was', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'partnerships.ndjson'), 'mine')
    const broken = exportThrough(folder, (snapshot) => (statement) => {
      if (statement.sql.includes('"event_co_host"')) throw new Error('The disk is gone.')
      return snapshot.all(statement)
    })
    await expect(broken).rejects.toThrow('The disk is gone.')
    expect(readdirSync(folder)).toEqual(['partnerships.ndjson'])
    expect(readFileSync(join(folder, 'partnerships.ndjson'), 'utf8')).toBe('mine')
  })

  it('makes cells safe for spreadsheets where that is asked for', async () => {
    const texts = async (isSafe: boolean) => {
      const { folder } = await exported(registry, { isSafe })
      return readFileSync(join(folder, 'partnerships.csv'), 'utf8')
    }
    const plain = await texts(false)
    expect(plain).toMatch(/^key,id,slug,name,/)
    expect(plain).toContain(',"=HYPERLINK(""https://example.org"")",')
    const safe = await texts(true)
    expect(safe).toMatch(/^\ufeffkey,id,slug,name,/)
    expect(safe).toContain(`,"'=HYPERLINK(""https://example.org"")",`)
    expect(safe).toContain(",'+48 22 443 01 44,")
    expect(safe).toContain(`'-2+3, a „cytat”`)
  })
})
