import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeOrganisation } from '../../support/fakes'
import { createKey } from './ask-key'

const SETTINGS = { RATE_LIMIT_PER_MINUTE: '3', API_KEY_RATE_LIMIT_PER_MINUTE: '6' }

/** Addresses that nobody asks from twice, but for the tests. */
const [ONE, OTHER] = ['203.0.113.1', '203.0.113.2']

describe('the rates of API keys', () => {
  let app: App
  let keys: { usual: string; own: string; guessed: string; shared: string[] }
  beforeAll(async () => {
    const open = await startApp()
    const admin: Member = await open.appoint(Role.ADMIN)
    const { key: usual } = await createKey(admin, { name: 'Zwykły' })
    const { key: own } = await createKey(admin, { name: 'Szybki', requestsPerMinute: 9 })
    const owner = fakeOrganisation()
    await open.database.write((write) => write.insert(Organisation, [owner]))
    const shared: string[] = []
    for (const name of ['Mapa', 'Kalendarz'])
      shared.push((await createKey(admin, { name, organisationId: owner.id })).key)
    keys = { usual, own, shared, guessed: `partnerstwa_${'A'.repeat(43)}` }
    app = await startApp(SETTINGS, open.databaseUrl)
    await open.close()
  })
  afterAll(() => app.close())

  async function ask(address: string, key: string | null, path = '/feeds/organisations.ndjson') {
    const credential: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
    const response = await fetch(`${app.url}${path}`, {
      headers: { 'x-forwarded-for': address, ...credential },
    })
    await response.text()
    const said = ['limit', 'remaining'].map((name) => Number(response.headers.get(`ratelimit-${name}`)))
    expect(response.headers.get('ratelimit-reset')).toMatch(/^\d+$/)
    return [response.status, ...said]
  }

  it('are their own, wherever they are shown, and always told', async () => {
    for (const [left, address] of [ONE, OTHER, ONE, OTHER, ONE, OTHER].entries())
      expect(await ask(address, keys.usual)).toEqual([200, 6, 5 - left])
    expect(await ask(ONE, keys.usual)).toEqual([429, 6, 0])
    expect(await ask(ONE, keys.own)).toEqual([200, 9, 8])
    expect(await ask(ONE, keys.own, '/graphql?query={__typename}')).toEqual([200, 9, 7])
    expect(await ask(ONE, keys.own, '/feeds/nothing.csv')).toEqual([404, 9, 6])
    expect(await ask(ONE, null)).toEqual([200, 3, 2])
  })

  it('are shared by the keys of an organisation', async () => {
    const [map, calendar] = keys.shared as [string, string]
    for (const [left, key] of [map, calendar, map, calendar].entries())
      expect(await ask(ONE, key)).toEqual([200, 6, 5 - left])
  })

  it('are those of the address for keys that are none', async () => {
    const address = '203.0.113.7'
    for (const left of [2, 1, 0]) expect(await ask(address, keys.guessed)).toEqual([401, 3, left])
    expect(await ask(address, keys.guessed)).toEqual([429, 3, 0])
    expect(await ask(address, null)).toEqual([429, 3, 0])
    expect((await ask(address, keys.own))[0]).toBe(200)
  })
})
