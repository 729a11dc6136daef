import { readFileSync } from 'node:fs'
import { codesAt } from '../../../src/modules/territory/map/codes-at'

describe('the units at a point', () => {
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
  ])('of %s', (_place, latitude, longitude, powiat, gmina) => {
    expect(codesAt(latitude, longitude)).toMatchObject({ powiat, gmina })
  })

  it.each([
    ['Berlin', 52.52, 13.405],
    ['the open Baltic', 55.4, 17.5],
    ['Lviv', 49.84, 24.03],
    ['nowhere', 0, 0],
    ['the pole', 90, 180],
  ])('are none in %s', (_place, latitude, longitude) => {
    expect(codesAt(latitude, longitude)).toBeNull()
  })

  it('are those of the gminas, for the place of each gmina', () => {
    const { gminas } = JSON.parse(readFileSync(require.resolve('#boundaries'), 'utf8')) as {
      gminas: Record<string, [number, number]>
    }
    const entries = Object.entries(gminas)
    const found = entries.map(([code, [x, y]]) => ({ code, at: codesAt(y / 10_000, x / 10_000) }))
    expect(entries).toHaveLength(2_477)
    expect(found.filter(({ at }) => at === null)).toEqual([])
    // Some rural gminas are governed from the city that they surround, and share its place.
    const inPowiat = found.filter(({ code, at }) => at?.powiat === code.slice(0, 4))
    expect(inPowiat.length / found.length).toBeGreaterThan(0.97)
    expect(inPowiat.filter(({ code, at }) => at?.gmina === code).length / found.length).toBeGreaterThan(0.9)
    expect(new Set(found.map(({ at }) => at?.powiat)).size).toBe(380)
  })

  it('say whether the powiat has another gmina', () => {
    expect(codesAt(50.0617, 19.9373)?.isOnlyGmina).toBe(true)
    expect(codesAt(49.2992, 19.9496)?.isOnlyGmina).toBe(false)
  })
})
