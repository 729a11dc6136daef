import { pino } from 'pino'
import { loadFirstData } from '../../../src/database/seed/seed-registry'
import { nearestSeat } from '../../../src/modules/territory/map/gmina-seats'
import { powiatAt } from '../../../src/modules/territory/map/powiat-at'
import { type App, startApp } from '../../support/app'

describe('the units at a point', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await loadFirstData(app.database, 'none', pino({ level: 'silent' }))
  })
  afterAll(() => app.close())

  const at = async (latitude: number, longitude: number) =>
    (
      await app.data(
        'query At($latitude: Float!, $longitude: Float!) { at: territoryAt(latitude: $latitude, longitude: $longitude) { powiatCode gminaCode isGminaEstimated } }',
        { latitude, longitude },
      )
    ).at

  it.each([
    ['the Old Town of Warsaw', 52.2497, 21.0122, '1465', '1465011'],
    [
      'the market square of Kraków, a city around which another powiat lies',
      50.0617,
      19.9373,
      '1261',
      '1261011',
    ],
    ['Zakopane', 49.2992, 19.9496, '1217', '1217011'],
    ['the salt mine of Wieliczka', 49.9834, 20.0556, '1219', '1219053'],
    ['the castle of Malbork', 54.0398, 19.0281, '2209', '2209011'],
    ['the pier of Sopot, in the sea', 54.4487, 18.576, '2264', '2264011'],
  ])('of %s', async (_place, latitude, longitude, powiatCode, gminaCode) => {
    expect(await at(latitude, longitude)).toMatchObject({ powiatCode, gminaCode })
  })

  it.each([
    ['Berlin', 52.52, 13.405],
    ['the open Baltic', 55.4, 17.5],
    ['Lviv', 49.84, 24.03],
    ['nowhere', 0, 0],
    ['the pole', 90, 180],
  ])('are none in %s', async (_place, latitude, longitude) => {
    expect(await at(latitude, longitude)).toBeNull()
  })

  it('are those of the gminas, for the seat of each gmina', async () => {
    const rows: { code: string; parentId: string; latitude: number; longitude: number }[] =
      await app.database.dataSource.query(
        `SELECT "code", "parentId", "locationLatitude" AS "latitude", "locationLongitude" AS "longitude"
          FROM "territory" WHERE "level" = 'GMINA' AND "isHistorical" = FALSE AND "locationLatitude" IS NOT NULL`,
      )
    const gminas = rows.map(({ code, parentId, latitude, longitude }) => ({
      ...{ code, parentId },
      seat: [longitude, latitude] as const,
    }))
    const found = gminas.map(({ code, seat }) => {
      const powiat = powiatAt(seat)
      const inPowiat = gminas.filter(({ parentId }) => parentId === `territory_${powiat}`)
      return { code, powiat, gmina: nearestSeat(seat, inPowiat) }
    })
    expect(found).toHaveLength(2_477)
    expect(found.filter(({ powiat }) => powiat === null)).toEqual([])
    // Some rural gminas are governed from the city that they surround, and share its place.
    const inPowiat = found.filter(({ code, powiat }) => powiat === code.slice(0, 4))
    expect(inPowiat.length / found.length).toBeGreaterThan(0.97)
    expect(inPowiat.filter(({ code, gmina }) => gmina === code).length / found.length).toBeGreaterThan(0.9)
    expect(new Set(found.map(({ powiat }) => powiat)).size).toBe(380)
  })

  it('say whether the powiat has another gmina', async () => {
    expect((await at(50.0617, 19.9373)).isGminaEstimated).toBe(false)
    expect((await at(49.2992, 19.9496)).isGminaEstimated).toBe(true)
  })
})
