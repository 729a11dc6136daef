import { Sector } from '../../../src/modules/sector/sector.entity'
import { type App, startApp } from '../../support/app'
import { fakeSectors } from '../../support/fakes'

const SECRET = 'a secret between a router and this service'
const WANTED = { 'apollo-federation-include-trace': 'ftv1' }

describe('the trace of a query', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({ ROUTER_SECRET: SECRET })
    await app.database.write((write) => write.insert(Sector, fakeSectors()))
  })
  afterAll(() => app.close())

  const ask = async (headers: Record<string, string>, query = '{ sectors { code } }') => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: the assertions say what it holds
    return (await response.json()) as any
  }

  it('is told to a router that shows the secret, with every field', async () => {
    for (const _ of [1, 2, 3, 4]) {
      const { data, extensions } = await ask({ ...WANTED, 'router-authorization': SECRET })
      expect(data.sectors).toHaveLength(3)
      const names = Buffer.from(extensions.ftv1, 'base64')
        .toString('latin1')
        .match(/sectors|code/g)
      expect(names).toEqual(['sectors', 'code', 'code', 'code'])
    }
  })

  it('is told to nobody else', async () => {
    const others = [
      WANTED,
      { ...WANTED, 'router-authorization': `${SECRET}!` },
      { 'router-authorization': SECRET },
    ]
    for (const headers of others)
      for (const _ of [1, 2, 3, 4]) expect(Object.keys(await ask(headers))).toEqual(['data'])
  })

  it('holds no more of an error than its answer', async () => {
    const wrong = '{ partnerships(first: 0) { totalCount } }'
    const { errors, extensions } = await ask({ ...WANTED, 'router-authorization': SECRET }, wrong)
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT')
    expect(Buffer.from(extensions.ftv1, 'base64').toString()).toContain('<masked>')
  })
})
