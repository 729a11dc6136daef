import { Event } from '../../../src/modules/event/event.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory, territoryId } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership, fakeTerritory } from '../../support/fakes'

describe('the events of the country', () => {
  let app: App
  const placed = fakePartnership()
  const placeless = fakePartnership()
  const [district, byPartnership, nowhere] = [
    fakeEvent({ partnershipId: placeless.id, territoryId: territoryId('1465') }),
    fakeEvent({ partnershipId: placed.id }),
    fakeEvent({ partnershipId: placeless.id }),
  ]
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Territory, [
        fakeTerritory('PL', null),
        fakeTerritory('14', 'PL'),
        fakeTerritory('1465', '14'),
        fakeTerritory('24', 'PL'),
      ])
      await write.insert(Partnership, [placed, placeless])
      await write.insertRows('partnership_territory', [
        { partnershipId: placed.id, territoryId: territoryId('24') },
      ])
      await write.insert(Event, [district, byPartnership, nowhere])
    })
  })
  afterAll(() => app.close())

  const idsOf = async (filter: string) => {
    const { territory, events } = await app.data(
      `{ territory(code: "PL") { events(filter: ${filter}) { totalCount nodes { id } } } events { totalCount } }`,
    )
    const ids: string[] = territory.events.nodes.map(({ id }: Event) => id)
    expect(territory.events.totalCount).toBe(ids.length)
    expect(events.totalCount).toBe(3)
    return ids.sort()
  }

  it('are found again and again, whatever else of the unit is read', async () => {
    for (let time = 0; time < 6; time++) {
      const { territory } = await app.data('{ territory(code: "PL") { events { totalCount } } }')
      expect(territory.events.totalCount).toBe(2)
    }
  })

  it.each([
    ['all that have a unit', '{}', [district, byPartnership]],
    ['whatever filter is null', 'null', [district, byPartnership]],
    [
      'whatever coverage is given without a unit',
      '{ territory: null, coverage: COVERING }',
      [district, byPartnership],
    ],
    ['those of a unit that the filter names', '{ territory: "14" }', [district]],
    ['those of another unit', '{ territory: "24", coverage: ANY }', [byPartnership]],
    [
      'all where the filter names the country',
      '{ territory: "PL", coverage: ANY }',
      [district, byPartnership],
    ],
  ])('are %s', async (_what, filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected.map(({ id }) => id).sort())
  })
})
