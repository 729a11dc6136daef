import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { fakeOrganisation, fakePartnership, fakeTerritory } from '../support/fakes'
import { type Door, openDoor } from './server-under-test'

const NAME = `Łąka <script>alert("1 & '2'")</script>`

describe('the page of a record', () => {
  const shown = fakePartnership({ name: NAME, summary: 'Wspólna łąka' })
  const draft = fakePartnership({ publishedAt: null })
  const organisation = fakeOrganisation({ name: 'Biblioteka' })
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
    await door.database.write(async (write) => {
      await write.insert(Territory, [fakeTerritory('PL', null, 'Polska')])
      await write.insert(Partnership, [shown, draft])
      await write.insert(Organisation, [organisation])
    })
  })
  afterAll(() => door.close())

  const page = (id: string) => fetch(`${door.url}/records/${id}`)

  it('says what it is, and leads to the whole record', async () => {
    const response = await page(shown.id)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const text = await response.text()
    expect(text).toContain(
      '<h1>Łąka &lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;</h1>',
    )
    expect(text).not.toContain('<script')
    expect(text).toContain('<p>Wspólna łąka</p>')
    expect(text).toContain(`href="webcal://localhost:4000/feeds/events.ics?partnership=${shown.id}"`)
    for (const [, address = ''] of text.matchAll(/<a href="([^"]+)"/g)) {
      const here = address.replace(/^webcal:\/\/[^/]+/, door.url)
      const linked = await fetch(new URL(here, `${door.url}/records/`))
      expect([address, linked.status]).toEqual([address, 200])
    }
  })

  it.each([
    ['an organisation', organisation.id, 'Biblioteka'],
    ['a territory', 'territory_PL', 'Polska'],
  ])('is there for %s', async (_called, id, title) => {
    expect(await (await page(id)).text()).toContain(`<h1>${title}</h1>`)
  })

  it.each([
    'partnership_01jd0000000000000000000000',
    draft.id,
    'sector_PUBLIC',
    'x',
    '%00',
    'a%2Fb',
    '%F0%9F',
  ])('is not there for %s', async (id) => {
    expect([400, 404]).toContain((await page(id)).status)
  })
})
