import { parse } from 'csv-parse/sync'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { resetClocks, setClock, setNoon } from '../../support/clock'
import { fakePartnership } from '../../support/fakes'

const HOUR_MS = 3_600_000

describe('how active partnerships are, in feeds', () => {
  let app: App
  const today = setNoon()
  const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`
  const [lately, longAgo, never] = [
    fakePartnership({ name: 'A', lastConfirmedOn: yearsAgo(1) }),
    fakePartnership({ name: 'B', lastConfirmedOn: yearsAgo(2) }),
    fakePartnership({ name: 'C', endedOn: '2019' }),
  ]
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) => write.insert(Partnership, [lately, longAgo, never]))
  })
  beforeEach(() => {
    resetClocks()
    setNoon()
    // An hour after the last write, the registry is known to have been in its state since.
    setClock(2 * HOUR_MS)
  })
  afterAll(async () => {
    resetClocks()
    await app.close()
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/${path}`, { headers: { 'accept-encoding': 'identity', ...headers } })

  interface Row {
    readonly id: string
    readonly activity: string
    readonly isConfirmed: unknown
  }

  /** By format, the rows that it has. */
  const READERS: Readonly<Record<string, (text: string) => Row[]>> = {
    'feeds/partnerships.csv': (text) => parse(text, { columns: true, bom: true }),
    'feeds/partnerships.json': (text) => JSON.parse(text),
    'feeds/partnerships.geojson': (text) => propertiesOf(text),
    'ogc/collections/partnerships/items': (text) => propertiesOf(text),
  }
  const propertiesOf = (text: string) =>
    JSON.parse(text).features.map(({ id, properties }: { id: string; properties: object }) => ({
      id,
      ...properties,
    }))

  const known = async (path: string) => {
    const rows = READERS[path]?.(await (await get(path)).text()) ?? []
    return Object.fromEntries(
      rows.map(({ id, activity, isConfirmed }) => [id, [activity, String(isConfirmed)]] as const),
    )
  }

  it.each(Object.keys(READERS))('is told as of the day: %s', async (path) => {
    expect(await known(path)).toEqual({
      [lately.id]: ['ACTIVE', 'true'],
      [longAgo.id]: ['ACTIVE', 'false'],
      [never.id]: ['ENDED', 'false'],
    })
    setClock(24 * HOUR_MS)
    expect(await known(path)).toEqual({
      [lately.id]: ['ACTIVE', 'false'],
      [longAgo.id]: ['UNKNOWN', 'false'],
      [never.id]: ['ENDED', 'false'],
    })
  })

  it('is told with what shows it, and what people call it', async () => {
    const path = (query: string) => `feeds/partnerships/${lately.id}.json${query}`
    const read = async (query: string) => JSON.parse(await (await get(path(query))).text())[0]
    expect(await read('')).toMatchObject({
      ...{ activity: 'ACTIVE', activityLabel: 'aktywne', isConfirmed: true },
      activitySigns: [{ kind: 'CONFIRMATION', on: yearsAgo(1) }],
    })
    expect(await read('?language=EN')).toMatchObject({ activityLabel: 'active' })
  })

  it.each([
    'feeds/partnerships.csv',
    'feeds/partnerships.xlsx',
    'feeds/partnerships.fgb',
    `feeds/partnerships/${lately.id}.json`,
    'feeds/partnerships.ndjson?activity=ACTIVE',
    'feeds/partnerships.ndjson?isConfirmed=false',
  ])('is another answer on another day: %s', async (path) => {
    const first = await get(path)
    await first.arrayBuffer()
    const [etag, modified] = ['etag', 'last-modified'].map((name) => first.headers.get(name) as string)
    expect([etag, modified]).toEqual([expect.any(String), expect.any(String)])
    const statuses = async () => [
      (await get(path, { 'if-none-match': etag as string })).status,
      (await get(path, { 'if-modified-since': modified as string })).status,
    ]
    expect(await statuses()).toEqual([304, 304])
    setClock(9 * HOUR_MS)
    expect(await statuses()).toEqual([304, 304])
    setClock(15 * HOUR_MS)
    expect(await statuses()).toEqual([200, 200])
  })

  it.each(['feeds/partnerships.ndjson', 'feeds/organisations.csv'])(
    'leaves a feed that does not tell it as it is: %s',
    async (path) => {
      const first = await get(path)
      await first.arrayBuffer()
      const headers = {
        'if-none-match': first.headers.get('etag') as string,
        'if-modified-since': first.headers.get('last-modified') as string,
      }
      setClock(24 * HOUR_MS)
      expect((await get(path, headers)).status).toBe(304)
    },
  )

  it('leaves no time of modification to what the clock alone changes', async () => {
    const response = await get('feeds/partnerships.csv?hasUpcomingEvents=false')
    await response.arrayBuffer()
    expect(response.headers.get('last-modified')).toBeNull()
  })

  it.each([
    ['isConfirmed=true', [lately.id]],
    ['isConfirmed=false', [longAgo.id, never.id]],
    ['activity=ENDED', [never.id]],
    ['activity=ACTIVE,UNKNOWN', [lately.id, longAgo.id]],
  ])('narrows feeds: %s', async (query, ids) => {
    const rows = parse(await (await get(`feeds/partnerships.csv?${query}`)).text(), {
      columns: true,
      bom: true,
    }) as Row[]
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
  })
})
