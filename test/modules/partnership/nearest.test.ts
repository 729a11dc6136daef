import fc from 'fast-check'
import { LocationPrecision } from '../../../src/core/values/place'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakePartnership } from '../../support/fakes'
import { kilometres, METRE } from '../../support/random-registry'
import { tries } from '../../support/scale'
import { statementsDuring } from '../../support/statements'

const NEAREST = `query Nearest($near: NearInput, $first: Int, $after: String) {
  partnerships(filter: { near: $near }, orderBy: NEAREST, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id } } }`

const latitude = fc.oneof(
  fc.double({ min: 50, max: 52, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.constantFrom(-90, 89.9, 90),
)
const longitude = fc.oneof(
  fc.double({ min: 20, max: 22, noNaN: true }),
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, -179.9, 179.9, 180),
)
const place = fc.record({ latitude, longitude })
const radiusKm = fc.oneof(
  fc.double({ min: 0, max: 500, noNaN: true }),
  fc.constantFrom(0, 0.5, 1, 4, 10, 500),
)

interface Found {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  readonly nodes: readonly { readonly id: string }[]
}

describe('partnerships near a point', () => {
  let app: App
  const partnerships = fc
    .sample(place, { numRuns: 400, seed: 7 })
    .map((location) => fakePartnership({ location: { ...location, precision: LocationPrecision.EXACT } }))

  beforeAll(async () => {
    app = await startApp({ REUSED_ANSWERS_MB: '0' })
    await app.database.write((write) => write.insert(Partnership, partnerships))
  })
  afterAll(() => app.close())

  /** By a formula of the test's own, which is right to half a metre. */
  const within = (near: { latitude: number; longitude: number }, radius: number) =>
    partnerships.filter(({ location }) => kilometres(location as never, near) <= radius).map(({ id }) => id)
  const distances = (near: { latitude: number; longitude: number }, ids: readonly string[]) =>
    ids.map((id) => kilometres(partnerships.find((each) => each.id === id)?.location as never, near))

  it('are found nearest first, page after page, wherever on earth it is', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(place, radiusKm, fc.integer({ min: 1, max: 9 }), async (centre, radius, first) => {
        const near = { ...centre, radiusKm: radius }
        const ids: string[] = []
        let total: number | undefined
        for (let after: string | null = null; ; ) {
          const { partnerships } = await app.data(NEAREST, { near, first, after })
          const page: Found = partnerships
          ids.push(...page.nodes.map(({ id }) => id))
          total ??= page.totalCount
          if (!page.pageInfo.hasNextPage) break
          after = page.pageInfo.endCursor
        }
        found += ids.length
        expect(total).toBe(ids.length)
        // Whatever is on the circle itself, or as far away as another, may be found on either side.
        expect(ids).toEqual(expect.arrayContaining(within(near, radius - METRE)))
        expect(within(near, radius + METRE)).toEqual(expect.arrayContaining(ids))
        const kms = distances(near, ids)
        for (const [index, km] of kms.entries())
          expect(km).toBeGreaterThanOrEqual((kms[index - 1] ?? 0) - METRE)
      }),
      { numRuns: tries(150, 40), seed: 11 },
    )
    expect(found).toBeGreaterThan(tries(1_000, 250))
  })

  it('are found at the very centre of a circle without a width', async () => {
    for (const { id, location } of partnerships.slice(0, 50)) {
      const near = { latitude: location?.latitude, longitude: location?.longitude, radiusKm: 0 }
      const { partnerships: found } = await app.data(NEAREST, { near, first: 9, after: null })
      expect(found.nodes.map((each: { id: string }) => each.id)).toContain(id)
    }
  })

  it('are not all looked at where a few of them fill the page', async () => {
    const near = { latitude: 51, longitude: 21, radiusKm: 500 }
    const few = await statementsDuring(() => app.data(NEAREST, { near, first: 1, after: null }))
    const all = await statementsDuring(() => app.data(NEAREST, { near, first: 100, after: null }))
    expect(few.length).toBeLessThan(all.length)
  })
})
