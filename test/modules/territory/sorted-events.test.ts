import fc from 'fast-check'
import type { Database } from '../../../src/database/database'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { testDatabase } from '../../support/database'
import { fakeEvent, fakePartnership, fakeTerritory } from '../../support/fakes'
import { INSTANTS, TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'

/** Every unit's events but the country's, found the long way. */
const EXPECTED = `WITH RECURSIVE place("id", "startsAt", "eventId") AS (
    SELECT coalesce(e."territoryId", works."territoryId"), e."startsAt", e."id" FROM "event" AS e
      LEFT JOIN "partnership_territory" AS works ON works."partnershipId" = e."partnershipId" AND e."territoryId" IS NULL
    UNION SELECT unit."parentId", place."startsAt", place."eventId" FROM place
      JOIN "territory" AS unit ON unit."id" = place."id" WHERE unit."parentId" IS NOT NULL)
  SELECT "id" AS "territoryId", "startsAt", "eventId" FROM place
    WHERE "id" IS NOT NULL AND "id" <> 'territory_PL' ORDER BY 1, 2, 3`
const KEPT = 'SELECT * FROM "territory_event" ORDER BY 1, 2, 3'

describe('the events of each territory, by time', () => {
  let database: Database
  const units = Object.entries(TERRITORIES).map(([code, parent]) => fakeTerritory(code, parent))
  const partnerships = Array.from({ length: 3 }, () => fakePartnership())
  const hostOf = (index: number) => String(partnerships[index % 3]?.id)
  const events = Array.from({ length: 6 }, (_, index) => fakeEvent({ partnershipId: hostOf(index) }))
  const [unit, host, event] = [fc.nat(units.length - 1), fc.nat(2), fc.nat(5)]
  const unitOf = (index: number | null) => (index === null ? 'NULL' : `'${units[index]?.id}'`)
  const change = (who: number, column: string, value: string) =>
    `UPDATE "event" SET "${column}" = ${value} WHERE "id" = '${events[who]?.id}'`

  beforeAll(async () => {
    database = await testDatabase()
    await database.write(async (write) => {
      await write.insert(Territory, units)
      await write.insert(Partnership, partnerships)
      await write.insert(Event, events)
    })
  })
  afterAll(() => database.close())

  const step = fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(host, unit)
        .map(
          ([who, where]) =>
            `INSERT INTO "partnership_territory" ("partnershipId", "territoryId") SELECT "id", ${unitOf(where)} FROM "partnership" WHERE "id" = '${hostOf(who)}' ON CONFLICT DO NOTHING`,
        ),
    },
    fc
      .tuple(host, unit)
      .map(
        ([who, where]) =>
          `DELETE FROM "partnership_territory" WHERE "partnershipId" = '${hostOf(who)}' AND "territoryId" = ${unitOf(where)}`,
      ),
    fc.tuple(event, fc.option(unit)).map(([who, where]) => change(who, 'territoryId', unitOf(where))),
    fc
      .tuple(event, host)
      .map(
        ([who, by]) =>
          `${change(who, 'partnershipId', `'${hostOf(by)}'`)} AND EXISTS (SELECT 1 FROM "partnership" WHERE "id" = '${hostOf(by)}')`,
      ),
    fc.tuple(event, fc.constantFrom(...INSTANTS)).map(([who, at]) => change(who, 'startsAt', `'${at}'`)),
    // Whatever lies below a voivodeship may come to lie below the other, or nowhere.
    fc
      .tuple(fc.constantFrom('1465', '1465058', '2466'), fc.constantFrom('14', '24', null))
      .map(
        ([moved, to]) =>
          `UPDATE "territory" SET "parentId" = ${to === null ? 'NULL' : `'territory_${to}'`} WHERE "id" = 'territory_${moved}'`,
      ),
    event.map((who) => `DELETE FROM "event" WHERE "id" = '${events[who]?.id}'`),
    host.map((who) => `DELETE FROM "partnership" WHERE "id" = '${hostOf(who)}'`),
  )

  it('are those that take place in it or below it, after any writes', async () => {
    let most = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
        await database.write(async (write) => {
          for (const each of partnerships)
            if (!(await write.manager.existsBy(Partnership, { id: each.id })))
              await write.insert(Partnership, [each])
          for (const each of events)
            if (!(await write.manager.existsBy(Event, { id: each.id }))) await write.insert(Event, [each])
          for (const statement of steps) {
            await write.manager.query(statement)
            most = Math.max(most, Number((await write.manager.query(COUNT))[0].count))
          }
          expect(await write.manager.query(KEPT)).toEqual(await write.manager.query(EXPECTED))
        })
      }),
      { numRuns: tries(60, 20), seed: 3 },
    )
    expect(most).toBeGreaterThan(15)
  })

  it('are so where others enter events while the partnership moves', async () => {
    const mover = { id: hostOf(0) }
    await database.write(async (write) => {
      await write.manager.query('DELETE FROM "event"')
      await write.manager.query('DELETE FROM "partnership"')
      await write.insert(Partnership, partnerships)
      for (const { id, parentId } of units) await write.manager.update(Territory, id, { parentId })
    })
    for (let round = 0; round < 10; round++) {
      const link = { partnershipId: mover.id, territoryId: 'territory_1465058' }
      await Promise.all([
        database.write((write) => write.insertRows('partnership_territory', [link])),
        database.write((write) => write.insert(Event, [fakeEvent({ partnershipId: mover.id })])),
      ])
      const [kept, expected] = await database.write(async ({ manager }) => [
        await manager.query(KEPT),
        await manager.query(EXPECTED),
      ])
      expect(kept).toEqual(expected)
      expect(kept.length).toBe(4 * (round + 1))
      await Promise.all([
        database.write((write) =>
          write.manager.query(`DELETE FROM "partnership_territory" WHERE "partnershipId" = '${mover.id}'`),
        ),
        database.write((write) =>
          write.insert(Event, [fakeEvent({ partnershipId: partnerships[1]?.id as string })]),
        ),
      ])
      expect(await database.write(({ manager }) => manager.query(KEPT))).toEqual([])
    }
  })
})

const COUNT = 'SELECT count(*) AS "count" FROM "territory_event"'
