import ICAL from 'ical.js'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'

const MIDNIGHT = '2031-09-19T22:00:00.000Z'

describe('a filter of a feed', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('examples'))
  })
  afterAll(() => app.close())

  const get = (path: string) => fetch(`${app.url}/feeds/${path}`)
  const refusal = async (path: string) => {
    const response = await get(path)
    expect([path, response.status]).toEqual([path, 400])
    return ((await response.json()) as { detail: string }).detail
  }
  const etagOf = async (path: string) => {
    const response = await get(path)
    expect([path, response.status]).toEqual([path, 200])
    await response.arrayBuffer()
    return response.headers.get('etag')
  }

  it.each([
    ['Ursynów', '1465138'],
    ['ursynow', '1465138'],
    ['WROCŁAW', '0264'],
    ['mazowieckie', '14'],
    ['Polska', 'PL'],
  ])('names the unit %s as %s', async (name, code) => {
    for (const feed of ['events.ics', 'partnerships.csv', 'organisations.ndjson', 'news.json'])
      expect(await etagOf(`${feed}?territory=${encodeURIComponent(name)}`)).toEqual(
        feed === 'news.json' ? expect.any(String) : await etagOf(`${feed}?territory=${code}`),
      )
    const changes = await Promise.all(
      [encodeURIComponent(name), code].map(async (each) => {
        const text = await (await get(`changes.ndjson?territory=${each}`)).text()
        return text.split('\n').map((line) => (line ? JSON.parse(line).id : ''))
      }),
    )
    expect(changes[0]).toEqual(changes[1])
  })

  it('says which units may be meant', async () => {
    for (const feed of ['events.ics', 'partnerships.geojson', 'news.atom', 'changes.ndjson']) {
      expect(await refusal(`${feed}?territory=opolski`)).toMatch(
        /2 units.*opolski \(0612, .*opolski \(1609, /,
      )
      expect(await refusal(`${feed}?territory=Ursyn`)).toContain('Ursynów (1465138, dzielnica, Warszawa)')
      expect(await refusal(`${feed}?territory=Ursinow`)).toContain('Ursynów (1465138, dzielnica, Warszawa)')
      expect(await refusal(`${feed}?territory=Xyzzyxyzzy`)).toContain('1465 or mazowieckie')
      expect(await refusal(`${feed}?territory=9999`)).toContain('no unit')
      expect(await refusal(`${feed}?territory=-`)).toContain('TERYT code')
    }
  })

  it('finds the events of a partnership by its id, its slug, a former slug and its KRS number', async () => {
    const { partnership } = await app.data('{ partnership(slug: "marymont-kaskada") { id } }')
    const own = await etagOf(`events.ics?partnership=${partnership.id}`)
    expect(await etagOf('events.ics?partnership=marymont-kaskada')).toBe(own)
    expect(await etagOf('events.ics?partnership=nasz-zoliborz-iv')).toBe(
      await etagOf('events.ics?partnership=dla-rudawki-i-zatrasia'),
    )
    expect((await get('events.ics?partnership=0000325251')).status).toBe(200)
    for (const name of ['partnership_01jd0000000000000000000000', 'nie-ma-takiego', 'Marymont Kaskada'])
      expect(await refusal(`events.ics?partnership=${name}`)).toContain('id or the slug')
  })

  it.each([
    'partnerships.csv?territory=',
    'partnerships.csv?search=',
    'partnerships.csv?search=%20',
    'partnerships.csv?search=!!!',
    'partnerships.csv?kinds=',
    'partnerships.csv?kinds=,',
    'partnerships.csv?near.latitude=',
    'partnerships.csv?bom=',
    'events.ics?from=',
    'events.ics?from=2024-02-31',
    'events.ics?from=24',
    'events.ics?from=31.01.2024',
    'news.atom?territory=',
    'news.json?language=',
    'changes.ndjson?types=',
    'changes.ndjson?after=',
    `partnerships.csv?kinds=${'LOCAL,'.repeat(1_000)}`,
  ])('that says nothing is refused: %.60s', async (path) => {
    expect(await refusal(path)).toMatch(/./)
  })

  it('takes days, and times whose plus was not encoded', async () => {
    const same = async (one: string, other: string) =>
      expect(await idsOf(`events.json?${one}`)).toEqual(await idsOf(`events.json?${other}`))
    const { events } = await app.data('{ events(first: 1) { nodes { startsAt } } }')
    const [{ startsAt }] = events.nodes
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(new Date(startsAt))
    const found = await idsOf(`events.json?from=${day}&to=${day}`)
    expect(found.length).toBeGreaterThan(0)
    const at = new Date(startsAt).toISOString().slice(0, 19)
    await same(`from=${at}+00:00`, `from=${at}Z`)
    await same(`from=${at}%2B00:00`, `from=${at}Z`)
    await same(`updatedSince=2020-01-01`, 'updatedSince=2019-12-31T23:00:00Z')
    await same('from=2031-09-20', `from=${MIDNIGHT}`)
    await same('to=2031-09-19', `to=${MIDNIGHT}`)
  })

  const idsOf = async (path: string): Promise<string[]> =>
    JSON.parse(await (await get(path)).text()).map(({ id }: { id: string }) => id)

  it('makes a calendar that a program reads', async () => {
    const text = await (await get('events.ics?territory=Warszawa')).text()
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').length).toBeGreaterThan(0)
  })
})
