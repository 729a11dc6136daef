import fc from 'fast-check'
import type { Database } from '../../../src/database/database'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { testDatabase } from '../../support/database'
import { fakePartnership, fakeTerritory } from '../../support/fakes'
import { TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'

/** Every unit's partnerships, found the long way. */
const EXPECTED = `WITH RECURSIVE place("id", "partnershipId") AS (
    SELECT "territoryId", "partnershipId" FROM "partnership_territory"
    UNION SELECT unit."parentId", place."partnershipId" FROM place JOIN "territory" AS unit ON unit."id" = place."id"
      WHERE unit."parentId" IS NOT NULL)
  SELECT place."id" AS "territoryId", named."nameKey", named."id" AS "partnershipId"
    FROM place JOIN "partnership" AS named ON named."id" = place."partnershipId" ORDER BY 1, 2, 3`
const KEPT = 'SELECT * FROM "territory_partnership" ORDER BY 1, 2, 3'

describe('the partnerships of each territory, by name', () => {
  let database: Database
  const units = Object.entries(TERRITORIES).map(([code, parent]) => fakeTerritory(code, parent))
  const partnerships = Array.from({ length: 6 }, () => fakePartnership())
  const [unit, partnership] = [fc.nat(units.length - 1), fc.nat(partnerships.length - 1)]

  beforeAll(async () => {
    database = await testDatabase()
    await database.write(async (write) => {
      await write.insert(Territory, units)
      await write.insert(Partnership, partnerships)
    })
  })
  afterAll(() => database.close())

  const idOf = (index: number) => partnerships[index]?.id
  const unitOf = (index: number) => units[index]?.id
  const link = fc
    .tuple(partnership, unit)
    .map(
      ([who, where]) =>
        `INSERT INTO "partnership_territory" ("partnershipId", "territoryId") SELECT "id", '${unitOf(where)}' FROM "partnership" WHERE "id" = '${idOf(who)}' ON CONFLICT DO NOTHING`,
    )
  const step = fc.oneof(
    { weight: 8, arbitrary: link },
    fc
      .tuple(partnership, unit)
      .map(
        ([who, where]) =>
          `DELETE FROM "partnership_territory" WHERE "partnershipId" = '${idOf(who)}' AND "territoryId" = '${unitOf(where)}'`,
      ),
    fc
      .tuple(partnership, fc.constantFrom('a', 'ą', 'b', 'z'))
      .map(([who, key]) => `UPDATE "partnership" SET "nameKey" = '${key}' WHERE "id" = '${idOf(who)}'`),
    // Whatever lies below a voivodeship may come to lie below the other, or nowhere.
    fc
      .tuple(fc.constantFrom('1465', '1465058', '2466'), fc.constantFrom('14', '24', null))
      .map(
        ([moved, to]) =>
          `UPDATE "territory" SET "parentId" = ${to === null ? 'NULL' : `'territory_${to}'`} WHERE "id" = 'territory_${moved}'`,
      ),
    partnership.map((who) => `DELETE FROM "partnership" WHERE "id" = '${idOf(who)}'`),
  )

  it('are those that work in it or below it, after any writes', async () => {
    let most = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
        await database.write(async (write) => {
          for (const each of partnerships)
            if (!(await write.manager.existsBy(Partnership, { id: each.id })))
              await write.insert(Partnership, [each])
          for (const statement of steps) await write.manager.query(statement)
          const [expected, kept] = [await write.manager.query(EXPECTED), await write.manager.query(KEPT)]
          most = Math.max(most, kept.length)
          expect(kept).toEqual(expected)
        })
      }),
      { numRuns: tries(60, 20), seed: 3 },
    )
    expect(most).toBeGreaterThan(20)
  })

  it('are so where units move while others place and rename', async () => {
    await database.write(async (write) => {
      await write.manager.query('DELETE FROM "partnership"')
      await write.insert(Partnership, partnerships)
      for (const { id, parentId } of units) await write.manager.update(Territory, id, { parentId })
    })
    for (let round = 0; round < 15; round++) {
      await database.write(async ({ manager }) => {
        await manager.query('DELETE FROM "partnership_territory"')
      })
      const parent = round % 2 === 0 ? '24' : '14'
      const [who, other] = [
        partnerships[round % 6] as { id: string },
        partnerships[(round + 1) % 6] as { id: string },
      ]
      await database.write((write) => write.insertRows('partnership_territory', [linked(other.id)]))
      await Promise.all([
        database.write(async (write) => {
          const held = write.dialect.holdTables(['partnership', 'partnership_territory'])
          if (held) await write.run(held)
          await write.update(Territory, 'territory_1465', { parentId: `territory_${parent}` })
        }),
        database.write((write) => write.insertRows('partnership_territory', [linked(who.id)])),
        database.write((write) => write.update(Partnership, other.id, { nameKey: `key ${round}` })),
      ])
      const [expected, kept] = await database.write(async ({ manager }) => [
        await manager.query(EXPECTED),
        await manager.query(KEPT),
      ])
      expect(kept).toEqual(expected)
      expect(kept.length).toBeGreaterThan(8)
    }
  })
})

const linked = (partnershipId: string) => ({ partnershipId, territoryId: 'territory_1465058' })
