import sql from 'sql-template-tag'
import { changeId, writeIdOf } from '../../../src/core/change-log/change.entity'
import type { Database } from '../../../src/database/database'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { testDatabase } from '../../support/database'
import { fakeOrganisation } from '../../support/fakes'

const withoutWriteId = (id: unknown) => String(id).split('.').slice(0, 2).join('.')

const TRANSACTIONS = 50
const RECORDS_EACH = 3

describe('transactions', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  const count = async (table: 'organisation' | 'change') =>
    Number(
      (
        await database.reader.all(
          table === 'change' ? sql`SELECT count(*) FROM "change"` : sql`SELECT count(*) FROM "organisation"`,
        )
      )[0]?.[0],
    )
  const version = async () =>
    Number((await database.reader.all(sql`SELECT "version" FROM "registry"`))[0]?.[0])

  it('keep apart when fifty run at once and half of them fail, and readers see only what is committed', async () => {
    const committed: string[] = []
    const seen: { version: number; organisations: number; changes: number }[] = []
    let writing = true

    const readers = [1, 2].map(async () => {
      while (writing) {
        // One statement, so that the three figures are of one moment.
        const [row] = await database.reader.all(sql`SELECT (SELECT "version" FROM "registry"),
          (SELECT count(*) FROM "organisation"), (SELECT count(*) FROM "change")`)
        const [at, organisations, changes] = (row as unknown[]).map(Number) as [number, number, number]
        seen.push({ version: at, organisations, changes })
        await new Promise(setImmediate)
      }
    })

    const outcomes = await Promise.allSettled(
      Array.from({ length: TRANSACTIONS }, (_, number) =>
        database.write(async (write) => {
          for (let record = 0; record < RECORDS_EACH; record++) {
            await write.insert(Organisation, [fakeOrganisation({ name: `Organizacja ${number}.${record}` })])
            await new Promise(setImmediate)
          }
          if (number % 2 === 1) throw new Error(`Transaction ${number} changed its mind.`)
          committed.push(`Organizacja ${number}.`)
        }),
      ),
    )
    writing = false
    await Promise.all(readers)

    expect(outcomes.map(({ status }) => status)).toEqual(
      Array.from({ length: TRANSACTIONS }, (_, number) => (number % 2 === 1 ? 'rejected' : 'fulfilled')),
    )
    const names = (await database.reader.all(sql`SELECT "name" FROM "organisation"`)).map(([name]) =>
      String(name),
    )
    expect(names).toHaveLength(committed.length * RECORDS_EACH)
    expect(names.every((name) => committed.some((transaction) => name.startsWith(transaction)))).toBe(true)
    expect(await version()).toBe(committed.length)
    expect(seen.length).toBeGreaterThan(0)
    for (const moment of seen) {
      expect(moment.organisations).toBe(moment.version * RECORDS_EACH)
      expect(moment.changes).toBe(moment.version * RECORDS_EACH)
    }
  })

  it('number their changes without gaps, each version one whole transaction', async () => {
    const rows = await database.reader.all(
      sql`SELECT "sequence", "id", "recordId" FROM "change" ORDER BY "id"`,
    )
    const expected = Array.from({ length: TRANSACTIONS / 2 }, (_, index) =>
      [0, 1, 2].map((ordinal) => [index + 1, changeId(index + 1, ordinal)]),
    ).flat()
    expect(rows.map(([sequence, id]) => [sequence, withoutWriteId(id)])).toEqual(expected)
    expect(new Set(rows.map(([sequence, id]) => `${sequence} ${writeIdOf(String(id))}`)).size).toBe(
      TRANSACTIONS / 2,
    )
    const names = new Map(
      (await database.reader.all(sql`SELECT "id", "name" FROM "organisation"`)) as [string, string][],
    )
    for (let start = 0; start < rows.length; start += RECORDS_EACH) {
      const writers = rows
        .slice(start, start + RECORDS_EACH)
        .map(([, , id]) => names.get(String(id))?.split('.')[0])
      expect(new Set(writers).size).toBe(1)
    }
  })

  it('become visible in the order of their versions', async () => {
    const before = await version()
    const writing = { done: false }
    const writes = Promise.all(
      Array.from({ length: 20 }, () =>
        database.write(async (write) => {
          await write.insert(Organisation, [fakeOrganisation()])
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
        }),
      ),
    ).finally(() => {
      writing.done = true
    })
    do {
      const visible = await version()
      const [[changes]] = (await database.reader.all(
        sql`SELECT COUNT(DISTINCT "sequence") FROM "change" WHERE "sequence" > ${before} AND "sequence" <= ${visible}`,
      )) as [[unknown]]
      expect(Number(changes)).toBe(visible - before)
    } while (!writing.done)
    await writes
    expect(await version()).toBe(before + 20)
  })

  it('leave no version and no change row when nothing was written', async () => {
    const before = [await version(), await count('change')]
    await database.write(async () => {})
    expect([await version(), await count('change')]).toEqual(before)
  })

  it('record which fields an update changed, and that a record was deleted', async () => {
    const organisation = fakeOrganisation()
    await database.write((write) => write.insert(Organisation, [organisation]))
    await database.write((write) =>
      write.update(Organisation, organisation.id, { name: 'Inna nazwa', version: 2 }),
    )
    await database.write((write) => write.delete(Organisation, organisation.id))
    const rows = await database.reader.all(
      sql`SELECT "kind", "recordClass", "storedFields", "storedDifferences" FROM "change"
        WHERE "recordId" = ${organisation.id} ORDER BY "id"`,
    )
    expect(rows).toEqual([
      ['CREATED', 'Organisation', null, null],
      ['UPDATED', 'Organisation', '["name"]', JSON.stringify({ name: [organisation.name, 'Inna nazwa'] })],
      ['DELETED', 'Organisation', null, null],
    ])
  })
})
