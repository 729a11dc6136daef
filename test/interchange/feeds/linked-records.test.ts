import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../../support/app'
import {
  fakeEvent,
  fakeInitiator,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'
import { Follower } from './follower'

/** What is done to one record, and shows in another. */
describe('whoever follows the changes', () => {
  let app: App
  let admin: Member
  let follower: Follower
  beforeAll(async () => {
    app = await startApp()
    admin = await app.appoint(Role.ADMIN)
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [fakeTerritory('PL', null)])
    })
  })
  afterAll(() => app.close())

  async function expectUpToDate() {
    while (await follower.goOn());
    const now = await new Follower(app).begin()
    expect(follower.records).toEqual(now.records)
  }

  it('is told of events that a partnership co-hosts which is shown at last', async () => {
    const host = fakePartnership()
    const draft = fakePartnership({ publishedAt: null })
    const event = fakeEvent({ partnershipId: host.id })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [host, draft])
      await write.insert(Event, [event])
      await write.insertRows('event_co_host', [{ eventId: event.id, partnershipId: draft.id }])
      await write.insertRows('partnership_territory', [
        { partnershipId: draft.id, territoryId: 'territory_PL' },
      ])
    })
    follower = await new Follower(app).begin()
    await admin.data(
      `mutation { publishPartnership(input: { id: "${draft.id}", expectedVersion: 1 }) { partnership { id } } }`,
    )
    const shown = await (await fetch(`${app.url}/feeds/events/${event.id}.json`)).json()
    expect(shown).toMatchObject([{ coHostIds: [draft.id] }])
    await expectUpToDate()
  })

  it('is told of partnerships whose initiator is another organisation since two became one', async () => {
    const [gone, stays] = [fakeOrganisation(), fakeOrganisation()]
    const partnership = fakePartnership()
    const initiator = fakeInitiator({ organisationId: gone.id })
    await app.database.write(async (write) => {
      await write.insert(Organisation, [gone, stays])
      await write.insert(Initiator, [initiator])
      await write.insert(Partnership, [partnership])
      await write.insertRows('partnership_initiator', [
        { partnershipId: partnership.id, initiatorId: initiator.id },
      ])
    })
    follower = await new Follower(app).begin()
    await admin.data(
      'mutation Merge($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { organisation { id } } }',
      { input: { id: gone.id, intoId: stays.id, expectedVersion: 1, intoExpectedVersion: 1 } },
    )
    const text = await (await fetch(`${app.url}/feeds/partnerships/${partnership.id}.json`)).text()
    expect(text).toContain(stays.id)
    const lines = await (await fetch(`${app.url}/feeds/changes.ndjson`)).text()
    const told = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const merged = told.filter(({ kind }) => kind === 'MERGED')
    expect(merged).toMatchObject([{ id: gone.id, record: null, mergedInto: stays.id }])
    await expectUpToDate()
  })
})
