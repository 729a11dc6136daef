import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakeEvent, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'

describe('who did it', () => {
  let app: App
  let ada: Member
  const partnership = fakePartnership()
  const event = fakeEvent({ partnershipId: partnership.id })
  const organisation = fakeOrganisation({ territoryId: 'territory_1609' })
  const records = { partnership, event, organisation }

  beforeAll(async () => {
    app = await startApp()
    ada = await app.signUp()
    await app.database.write((write) =>
      write.insert(Territory, [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('1609', '16'),
        fakeTerritory('14', 'PL'),
      ]),
    )
    await app.database.write(async (write) => {
      write.actAs({ accountId: ada.id, role: Role.ORGANISER })
      await write.insert(Organisation, [organisation])
      await write.insert(Partnership, [partnership])
      await write.insertRows('partnership_territory', [
        { partnershipId: partnership.id, territoryId: 'territory_1609' },
      ])
      await write.insert(Event, [event])
    })
  })
  afterAll(() => app.close())

  /** Of which records the asker is told who entered them. */
  async function known(by: Client): Promise<string[]> {
    const HISTORY = '{ history { nodes { role account { id } } } }'
    const answer = await by.data(
      `{ ${Object.entries(records)
        .map(([name, { id }]) => `${name}(id: "${id}") ${HISTORY}`)
        .join(' ')} }`,
    )
    return Object.keys(records).filter((name) => {
      const [{ role, account }] = answer[name].history.nodes
      expect(role).toBe('ORGANISER')
      if (account) expect(account).toEqual({ id: ada.id })
      return account !== null
    })
  }

  it('is told to those who keep the record, and to themselves', async () => {
    const all = Object.keys(records)
    expect(await known(ada)).toEqual(all)
    expect(await known(await app.appoint(Role.ADMIN))).toEqual(all)
    expect(await known(await app.appoint(Role.EDITOR, 'territory_16'))).toEqual(all)
    expect(await known(await app.appoint(Role.ORGANISER, partnership.id))).toEqual(['partnership', 'event'])
    expect(await known(await app.appoint(Role.REPRESENTATIVE, organisation.id))).toEqual(['organisation'])
  })

  it('is told to nobody else', async () => {
    const others = [
      app,
      await app.signUp(),
      await app.appoint(Role.MODERATOR),
      await app.appoint(Role.EDITOR, 'territory_14'),
      await app.appoint(Role.ORGANISER, fakePartnership().id),
    ]
    for (const by of others) expect(await known(by)).toEqual([])
  })
})
