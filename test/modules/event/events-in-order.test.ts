import fc from 'fast-check'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory, territoryId } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership, fakeTerritory } from '../../support/fakes'
import { TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const BEGIN = Date.parse('2025-03-01T00:00:00.000Z')
const CODES = Object.keys(TERRITORIES)

const instant = (ms: number) => new Date(ms).toISOString()
const day = (ms: number) => instant(ms).slice(0, 10)

/** From minutes to years, as some last; some are all-day, and of some the end is not known. */
const event = fc
  .record({
    begins: fc.integer({ min: 0, max: 24 * 40 }).map((hours) => BEGIN + hours * HOUR),
    lasts: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 100 }).map((hours) => hours * HOUR),
        fc.constantFrom(2, 3, 4, 7, 30, 900).map((days) => days * DAY),
      ),
    ),
    isAllDay: fc.boolean(),
    code: fc.option(fc.constantFrom(...CODES)),
    host: fc.nat(3),
  })
  .map(({ begins, lasts, isAllDay, ...others }) => {
    const startsAt = isAllDay ? begins - (begins % DAY) - HOUR : begins
    const days = lasts === null ? null : Math.max(1, Math.floor(lasts / DAY))
    const endsAt = lasts === null ? null : startsAt + (isAllDay ? (days as number) * DAY : lasts)
    return {
      ...others,
      startsAt: instant(startsAt),
      endsAt: endsAt === null ? null : instant(endsAt),
      isAllDay,
    }
  })

const at = fc.integer({ min: -24 * 5, max: 24 * 50 }).map((hours) => BEGIN + hours * HOUR)
const period = fc.oneof(
  fc.constant({}),
  at.map((ms) => ({ from: instant(ms) })),
  at.map((ms) => ({ from: day(ms) })),
  at.map((ms) => ({ to: day(ms) })),
  at.map((ms) => ({ on: day(ms) })),
  fc.tuple(at, fc.integer({ min: 0, max: 240 })).map(([ms, hours]) => ({
    from: instant(ms),
    to: instant(ms + hours * HOUR),
  })),
)
const asked = fc.record({
  filter: fc
    .tuple(period, fc.option(fc.constantFrom(...CODES, 'nothing')), fc.constantFrom('WITHIN', 'ANY'))
    .map(([when, territory, coverage]) => ({ ...when, ...(territory && { territory, coverage }) })),
  under: fc.option(fc.constantFrom(...CODES)),
  orderBy: fc.constantFrom('SOONEST', 'LATEST'),
  first: fc.integer({ min: 1, max: 12 }),
})

const ARGUMENTS =
  '(first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy, filter: $filter)'
const PAGE = `events${ARGUMENTS} { totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor } nodes { id } }`
const VARIABLES =
  '$first: Int, $last: Int, $after: String, $before: String, $orderBy: EventOrder!, $filter: EventFilter'
const ALL = `query All(${VARIABLES}) { ${PAGE} }`
const UNDER = `query Under(${VARIABLES}, $code: String!) { territory(code: $code) { ${PAGE} } }`

/** What all events hold: a list that is searched is not walked in its order. */
const WORD = 'wierzbno'

describe('events that are walked in their order', () => {
  let app: App
  const hosts = Array.from({ length: 4 }, () => fakePartnership())
  beforeAll(async () => {
    app = await startApp({ REUSED_ANSWERS_MB: '0' })
    await app.database.write(async (write) => {
      await write.insert(
        Territory,
        Object.entries(TERRITORIES).map(([code, parent]) => fakeTerritory(code, parent)),
      )
      await write.insert(Partnership, hosts)
      await write.insertRows('partnership_territory', [
        { partnershipId: hosts[0]?.id, territoryId: territoryId('1465058') },
        { partnershipId: hosts[0]?.id, territoryId: territoryId('2466') },
        { partnershipId: hosts[1]?.id, territoryId: territoryId('14') },
        { partnershipId: hosts[2]?.id, territoryId: territoryId('PL') },
      ])
      const drawn = fc.sample(event, { numRuns: 250, seed: 5 })
      const rows = drawn.map(({ code, host, ...times }) =>
        fakeEvent({
          ...times,
          title: WORD,
          partnershipId: String(hosts[host]?.id),
          territoryId: code === null ? null : territoryId(code),
        }),
      )
      await write.insert(Event, rows)
    })
  })
  afterAll(() => app.close())

  const page = async (code: string | null, variables: object) => {
    const data = await app.data(code === null ? ALL : UNDER, { ...variables, code })
    return (code === null ? data : data.territory).events
  }

  it('are those of the period and the unit, page after page, forward and backward', async () => {
    let [most, pages] = [0, 0]
    await fc.assert(
      fc.asyncProperty(asked, async ({ filter, under, orderBy, first }) => {
        const searched = { ...filter, search: WORD }
        const all = { totalCount: -1, ids: [] as string[] }
        for (let after: string | null = null; ; ) {
          const { nodes, pageInfo, totalCount } = await page(under, {
            first: 100,
            after,
            orderBy,
            filter: searched,
          })
          all.totalCount = totalCount
          all.ids.push(...nodes.map(({ id }: Event) => id))
          if (!pageInfo.hasNextPage) break
          after = pageInfo.endCursor
        }
        expect(all.totalCount).toBe(all.ids.length)
        most = Math.max(most, all.totalCount)
        const walked: string[] = []
        let cursor: string | null = null
        for (let count = 0; count < 4; count++) {
          const found = await page(under, { first, after: cursor, orderBy, filter })
          expect(found.totalCount).toBe(all.totalCount)
          walked.push(...found.nodes.map(({ id }: Event) => id))
          pages++
          if (!found.pageInfo.hasNextPage) break
          cursor = found.pageInfo.endCursor
        }
        expect(walked).toEqual(all.ids.slice(0, walked.length))
        const { nodes } = await page(under, { last: first, orderBy, filter })
        expect(nodes.map(({ id }: Event) => id)).toEqual(all.ids.slice(-first))
      }),
      { numRuns: tries(400, 60), seed: 11 },
    )
    expect(most).toBeGreaterThan(100)
    expect(pages).toBeGreaterThan(60)
  })
})
