import { serverAudits } from 'graphql-http'
import { type Door, openDoor } from './server-under-test'

describe('GraphQL over HTTP', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())

  const audits = serverAudits({ url: () => `${door.url}/graphql` })

  it('has 61 audits', () => expect(audits).toHaveLength(61))

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s %s',
    async (_id, _name, audit) => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' })
    },
  )
})
