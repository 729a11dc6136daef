import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { type Any, type App, startApp } from '../../support/app'
import { fakeOrganisation } from '../../support/fakes'
import { createKey } from './ask-key'

const MINUTE = 60_000

describe('the time of the database for API keys', () => {
  let app: App
  let keys: { map: string; calendar: string; other: string }
  beforeAll(async () => {
    const open = await startApp()
    const admin = await open.appoint(Role.ADMIN)
    const [one, other] = [fakeOrganisation(), fakeOrganisation()]
    await open.database.write((write) => write.insert(Organisation, [one, other]))
    const keyOf = async (name: string, { id }: { id: string }) =>
      (await createKey(admin, { name, organisationId: id })).key
    keys = {
      map: await keyOf('Mapa', one),
      calendar: await keyOf('Kalendarz', one),
      other: await keyOf('Inny', other),
    }
    const limits = { RATE_LIMIT_PER_MINUTE: '1000', READ_SECONDS_PER_MINUTE: '60', REUSED_ANSWERS_MB: '0' }
    app = await startApp(limits, open.databaseUrl)
    await open.close()
  })
  afterAll(() => app.close())

  /** What a request leaves of the budget, and what it was before it. */
  async function budgetOf(key: string | null, address: string) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'x-cost': 'true', 'x-forwarded-for': address },
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query: '{ organisations { totalCount nodes { name } } }' }),
    })
    const { extensions } = (await response.json()) as Any
    const { databaseMs, databaseMsLeft } = extensions.cost
    return { before: databaseMsLeft + databaseMs, left: databaseMsLeft }
  }

  it('is one for the keys of an organisation, wherever they are shown, and no visitor’s', async () => {
    const first = await budgetOf(keys.map, '203.0.113.1')
    expect(first.before).toBeCloseTo(MINUTE, 1)
    expect(first.left).toBeLessThan(MINUTE)
    const second = await budgetOf(keys.calendar, '203.0.113.2')
    expect(second.before).toBeCloseTo(first.left, 1)
    expect((await budgetOf(keys.other, '203.0.113.1')).before).toBeCloseTo(MINUTE, 1)
    expect((await budgetOf(null, '203.0.113.1')).before).toBeCloseTo(MINUTE, 1)
    expect((await budgetOf(keys.map, '203.0.113.1')).before).toBeCloseTo(second.left, 1)
  })
})
