import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation'
import { type ExecutionResult, parse, subscribe } from 'graphql'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type Any, type App, startApp } from '../../support/app'
import { fakeOrganisation, fakePartnership } from '../../support/fakes'
import { startCityAlerts } from './city-alerts'
import { composers } from './compose'

/** The runtime of Hive’s gateway, in this process. Apollo's gateway for Node.js serves no subscriptions. */
describe.each(Object.entries(composers))(
  'through the gateway of Hive, composed by %s, a subscription',
  (_, compose) => {
    let registry: App
    let city: Awaited<ReturnType<typeof startCityAlerts>>
    const river = fakePartnership({ name: 'Razem nad Rzeką' })
    beforeAll(async () => {
      registry = await startApp()
      city = await startCityAlerts([
        { id: 'a1', text: 'Wysoka woda', organiser: river, reportedBy: river, territory: '14' },
      ])
    })
    afterAll(async () => {
      await city.close()
      await registry.close()
    })

    it('tells our changes, with what other services add to our records', async () => {
      const { supergraphSdl } = compose(`${registry.url}/graphql`, city.url)
      const schema = getStitchedSchemaFromSupergraphSdl({ supergraphSdl })
      const document = parse(`subscription { changes(types: [PARTNERSHIP, ORGANISATION]) {
      cursor changes { kind recordId node { ... on Partnership { name alerts { text } } ... on Organisation { name } } } } }`)
      const told = (await subscribe({ schema, document })) as AsyncGenerator<ExecutionResult<Any>>
      const next = async () => {
        const { value } = await told.next()
        expect(value?.errors).toBeUndefined()
        return value?.data.changes
      }
      expect(await next()).toEqual({ cursor: expect.any(String), changes: [] })
      const library = fakeOrganisation({ name: 'Biblioteka' })
      await registry.database.write(async (write) => {
        await write.insert(Partnership, [river])
        await write.insert(Organisation, [library])
      })
      expect((await next()).changes).toEqual([
        {
          kind: 'CREATED',
          recordId: river.id,
          node: { name: river.name, alerts: [{ text: 'Wysoka woda' }] },
        },
        { kind: 'CREATED', recordId: library.id, node: { name: 'Biblioteka' } },
      ])
      await told.return(undefined)
    })
  },
)
