import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'

const MAX_COUNT = 10_000
const TOTAL = '{ totalCount totalCountIsExact }'

describe('the totalCount of a list', () => {
  let app: App
  const [exact, more] = [fakePartnership(), fakePartnership()]
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Partnership, [exact, more])
      for (const [partnership, count] of [
        [exact, MAX_COUNT],
        [more, MAX_COUNT + 1],
      ] as const)
        await write.insert(
          Event,
          Array.from({ length: count }, () => fakeEvent({ partnershipId: partnership.id })),
        )
    })
  })
  afterAll(() => app.close())

  it('is exact up to 10,000, and says where it is not', async () => {
    const of = ({ id }: Partnership) => `partnership(id: "${id}") { events ${TOTAL} }`
    const query = `{ exact: ${of(exact)} more: ${of(more)} events ${TOTAL} partnerships ${TOTAL} }`
    expect(await app.data(query)).toEqual({
      exact: { events: { totalCount: MAX_COUNT, totalCountIsExact: true } },
      more: { events: { totalCount: MAX_COUNT, totalCountIsExact: false } },
      events: { totalCount: MAX_COUNT, totalCountIsExact: false },
      partnerships: { totalCount: 2, totalCountIsExact: true },
    })
  })

  it('is counted once for all the aliases of a query', async () => {
    const aliases = Array.from(
      { length: 20 },
      (_, index) => `a${index}: events(first: ${index + 1}) ${TOTAL}`,
    )
    const counts: string[] = []
    const note = (statement: unknown) => {
      if (/count\(\*\)/.test(String(statement))) counts.push(String(statement))
    }
    // The first time, graphql-js answers; then its plan.
    for (const _ of [1, 2]) {
      counts.length = 0
      subscribe('partnerstwa:statement', note)
      await app.data(`{ ${aliases.join(' ')} }`)
      unsubscribe('partnerstwa:statement', note)
      expect(counts).toHaveLength(1)
    }
  })

  it('is asked for without reading a page, whose cursor is checked all the same', async () => {
    const query = 'query ($after: String) { events(after: $after, filter: { search: "p" }) { totalCount } }'
    const read: string[] = []
    let all = 0
    const note = (statement: unknown) => {
      all++
      if (/t\."startsAt"/.test(String(statement))) read.push(String(statement))
    }
    // Asked so often, a query has a plan.
    for (const _ of [1, 2, 3, 4]) await app.data(query, { after: null })
    await app.database.write((write) => write.insert(Partnership, [fakePartnership()]))
    subscribe('partnerstwa:statement', note)
    await app.data(query, { after: null })
    unsubscribe('partnerstwa:statement', note)
    expect(all).toBeGreaterThan(0)
    expect(read).toEqual([])
    const { errors } = await app.query(query, { after: 'broken' })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('of a search agrees with the entries', async () => {
    for (const search of ['p', 'zbiórka', 'nikt tego nie napisał']) {
      const query = `{ partnerships(first: 100, filter: { search: "${search}" }) { totalCount nodes { id } } }`
      for (const _ of [1, 2]) {
        const { partnerships } = await app.data(query)
        expect(partnerships.totalCount).toBe(partnerships.nodes.length)
      }
    }
  })
})
