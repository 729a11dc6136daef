import { pino } from 'pino'
import { readTerritories, territoryRows } from '../../../src/database/seed/rows/seed-areas'
import { loadFirstData } from '../../../src/database/seed/seed-registry'
import type { FileFormat } from '../../../src/interchange/export/file-formats'
import { recordSchemas } from '../../../src/interchange/record-schemas'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { fakeSectors, fakeTerritory } from '../../support/fakes'
import { fillAtRandom, TERRITORIES } from '../../support/random-registry'
import { expectEqual } from './compare'
import { addOddRecords } from './odd-records'
import { emptyRegistry, exported, imported, type Registry } from './transfer'

async function addUnits({ database }: Registry, territories: ReturnType<typeof territoryRows>) {
  await database.write(async (write) => {
    await write.insert(Sector, fakeSectors())
    await write.insert(Territory, territories)
  })
}

/** What follows from other columns, except in fakes. */
const MADE_UP = ['partnership.searchTokens', 'event.searchTokens', 'initiator.sectorId']

describe.each<FileFormat>(['csv', 'ndjson'])('a registry that is exported as %s and imported', (format) => {
  const opened: Registry[] = []
  const registry = async () => {
    const made = await emptyRegistry()
    opened.push(made)
    return made
  }
  afterEach(async () => {
    for (const { database } of opened.splice(0)) await database.close()
  })

  async function carry(from: Registry, to: Registry) {
    const { files } = await exported(from, { format, withDrafts: true })
    const reports = await imported(files, to)
    expect(reports.flatMap(({ problems }) => problems)).toEqual([])
    expect(reports.map(({ counts: { created } }) => created)).toEqual(files.map(({ records }) => records))
    return files
  }

  it('is the first data again', async () => {
    const [one, other] = [await registry(), await registry()]
    await loadFirstData(one.database, 'examples', pino({ level: 'silent' }))
    await addUnits(other, territoryRows(readTerritories()))
    const files = await carry(one, other)
    expect(files.map(({ records }) => records > 0)).toEqual(recordSchemas.map(() => true))
    await expectEqual(one.database, other.database)
  })

  it('is a random registry again, drafts and odd texts included', async () => {
    const [one, other] = [await registry(), await registry()]
    await fillAtRandom(one.database)
    // Some end before they begin, which the registry takes from nobody.
    await one.database.dataSource.query('UPDATE "event" SET "endsAt" = NULL WHERE "endsAt" <= "startsAt"')
    await addOddRecords(one)
    const units = Object.entries(TERRITORIES).map(([code, parent]) => fakeTerritory(code, parent))
    await addUnits(other, units)
    const files = await carry(one, other)
    await expectEqual(one.database, other.database, MADE_UP)

    const again = await imported(files, other)
    expect(again.map(({ counts: { unchanged } }) => unchanged)).toEqual(files.map(({ records }) => records))
  })
})
