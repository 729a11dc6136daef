import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { Event } from '../../../src/modules/event/event.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { InitiatorKind } from '../../../src/modules/initiator/initiator.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MemberKind,
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeEvent,
  fakeInitiator,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'
import { fillAtRandom } from '../../support/random-registry'
import { imported, newFolder } from '../export/transfer'

type Row = Record<string, string>

describe('what people read of a feed', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  const text = async (path: string) => (await fetch(`${app.url}/feeds/${path}`)).text()
  const rowsOf = async (path: string): Promise<Row[]> =>
    parse(await text(path), { columns: true, record_delimiter: '\r\n' })
  const rowOf = async (path: string, id: string) => (await rowsOf(path)).find((row) => row.id === id)

  it('has names beside ids and codes', async () => {
    const [body, other] = [fakeOrganisation({ name: 'Biblioteka' }), fakeOrganisation({ name: 'Szkoła' })]
    const partnership = fakePartnership({ name: 'Dla Rudawki', stage: PartnershipStage.ENDED })
    const host = fakePartnership({ name: 'Sąsiedzi | razem' })
    const unnamed = fakeInitiator({ name: null, kind: InitiatorKind.RESIDENT })
    const event = fakeEvent({ partnershipId: partnership.id, territoryId: 'territory_1465058' })
    const member = { partnershipId: partnership.id, status: MembershipStatus.ACTIVE }
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [
        fakeTerritory('PL', null),
        { ...fakeTerritory('14', 'PL'), name: 'mazowieckie' },
        { ...fakeTerritory('1465', '14'), name: 'Warszawa', type: 'miasto na prawach powiatu' },
        { ...fakeTerritory('1465011', '1465'), name: 'Warszawa' },
        { ...fakeTerritory('1465058', '1465011'), name: 'Śródmieście' },
      ])
      await write.insert(Organisation, [body, other])
      await write.insert(Partnership, [partnership, host])
      await write.insert(Initiator, [unnamed])
      await write.insert(Event, [event])
      await write.insert(Membership, [
        { ...fakeMembership({ ...member, organisationId: other.id }), role: MembershipRole.PARTNER },
        { ...fakeMembership({ ...member, organisationId: body.id }), role: MembershipRole.LEADER },
        {
          ...fakeMembership({ ...member, organisationId: null }),
          ...{ role: MembershipRole.PARTNER, kind: MemberKind.RESIDENTS },
        },
        { ...fakeMembership({ ...member, organisationId: body.id }), status: MembershipStatus.INVITED },
      ])
      const partnershipId = partnership.id
      await write.insertRows('partnership_initiator', [{ partnershipId, initiatorId: unnamed.id }])
      await write.insertRows('partnership_sector', [{ partnershipId, sectorId: 'sector_SOCIAL' }])
      await write.insertRows('partnership_territory', [{ partnershipId, territoryId: 'territory_1465058' }])
      await write.insertRows('event_co_host', [{ eventId: event.id, partnershipId: host.id }])
    })
    const path = 'Śródmieście, Warszawa, województwo mazowieckie'
    expect(await rowOf('partnerships.csv', partnership.id)).toMatchObject({
      url: `http://localhost:4000/records/${partnership.id}`,
      stageLabel: 'zakończone',
      sectorLabels: 'społeczny',
      territoryNames: 'Śródmieście',
      territoryPaths: path,
      memberNames: 'Biblioteka | Szkoła | mieszkańcy',
      initiatorNames: 'mieszkaniec',
    })
    expect(await rowOf('partnerships.csv?language=EN', partnership.id)).toMatchObject({
      stageLabel: 'ended',
      memberNames: 'Biblioteka | Szkoła | residents',
      initiatorNames: 'resident',
    })
    expect(await rowOf('events.csv', event.id)).toMatchObject({
      partnershipName: 'Dla Rudawki',
      coHostNames: 'Sąsiedzi \\| razem',
      territoryPath: path,
    })
    const [record] = JSON.parse(await text(`events/${event.id}.json`))
    expect(record).toMatchObject({ coHostNames: ['Sąsiedzi | razem'], territoryName: 'Śródmieście' })
    // Copies do without: a name may change while the record does not.
    expect(await text(`events/${event.id}.ndjson`)).not.toContain('coHostNames')
  })

  it('has the days and the clocks of events beside their instants', async () => {
    const host = fakePartnership()
    const summer = { startsAt: '2027-07-01T22:30:00.000Z', endsAt: '2027-07-02T00:00:00.000Z' }
    const [timed, days] = [
      fakeEvent({ partnershipId: host.id, ...summer }),
      fakeEvent({
        ...{ partnershipId: host.id, isAllDay: true },
        ...{ startsAt: '2027-04-30T22:00:00.000Z', endsAt: '2027-05-02T22:00:00.000Z' },
      }),
    ]
    await app.database.write(async (write) => {
      await write.insert(Partnership, [host])
      await write.insert(Event, [timed, days])
    })
    expect(await rowOf('events.csv', timed.id)).toMatchObject({
      ...{ startsAt: summer.startsAt, startsOn: '2027-07-02', startsAtLocal: '2027-07-02T00:30' },
      ...{ endsAt: summer.endsAt, endsOn: '2027-07-02', endsAtLocal: '2027-07-02T02:00' },
    })
    expect(await rowOf('events.csv', days.id)).toMatchObject({
      ...{ startsOn: '2027-05-01', startsAtLocal: '', endsOn: '2027-05-02', endsAtLocal: '' },
    })
  })

  describe('of a registry of all kinds of records', () => {
    let other: App
    beforeAll(async () => {
      other = await startApp()
      await fillAtRandom(other.database)
      // Some end before they begin, which the registry takes from nobody.
      await other.database.dataSource.query('UPDATE "event" SET "endsAt" = NULL WHERE "endsAt" <= "startsAt"')
    })
    afterAll(() => other.close())

    const feed = async (path: string) => (await fetch(`${other.url}/feeds/${path}`)).text()
    const registry = () => ({ database: other.database, url: '' })

    it.each(['partnerships', 'events', 'organisations'])('has no JSON in a cell of %s', async (name) => {
      const rows: string[][] = parse(await feed(`${name}.csv`), { record_delimiter: '\r\n' })
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[[{]|\[object/)
    })

    it.each(['partnerships', 'events'])(
      'has no property of %s on a map that is no single value',
      async (name) => {
        const { features } = JSON.parse(await feed(`${name}.geojson`))
        expect(features.length).toBeGreaterThan(10)
        for (const value of features.flatMap((feature: { properties: object }) =>
          Object.values(feature.properties),
        ))
          expect(['string', 'number', 'boolean']).toContain(value === null ? 'string' : typeof value)
      },
    )

    it.each([
      ['partnerships', 'keeps'],
      ['events', 'keeps'],
      ['events', 'clears'],
    ] as const)('can be brought back as it is: %s, where an empty cell %s', async (name, blank) => {
      const path = join(newFolder(), `${name}.csv`)
      writeFileSync(path, await feed(`${name}.csv`))
      const [report] = await imported([{ path }], registry(), { source: `${name} ${blank}`, blank })
      expect(report).toMatchObject({ problems: [], changes: [], counts: { unchanged: report?.rows } })
      expect(report?.rows).toBeGreaterThan(10)
    })

    it.each([
      ['startsAtLocal', '2091-07-01T18:00', { startsAt: '2091-07-01T16:00:00.000Z' }],
      ['startsAt', '2091-08-01T16:00:00Z', { startsAt: '2091-08-01T16:00:00.000Z' }],
      ['endsAtLocal', '2093-05-01T13:00', { endsAt: '2093-05-01T11:00:00.000Z' }],
    ])('moves an event whose %s is edited, and nothing else', async (column, cell, expected) => {
      const rows: Row[] = parse(await feed('events.csv'), { columns: true, record_delimiter: '\r\n' })
      const row = rows.find(
        ({ isAllDay, startsAt, endsAt, timeZone }) =>
          isAllDay === 'false' &&
          endsAt === '' &&
          timeZone === 'Europe/Warsaw' &&
          startsAt === '2093-05-01T10:00:00.000Z',
      ) as Row
      row[column] = cell
      const path = join(newFolder(), 'events.csv')
      writeFileSync(path, stringify(rows, { header: true }))
      const [report] = await imported([{ path }], registry(), { source: column })
      expect(report?.problems).toEqual([])
      expect(report?.changes.map(({ field }) => field)).toEqual(Object.keys(expected))
      expect(JSON.parse(await feed(`events/${row.id}.json`))).toMatchObject([expected])
    })

    it('refuses an event of which two columns are edited that contradict each other', async () => {
      const rows: Row[] = parse(await feed('events.csv'), { columns: true, record_delimiter: '\r\n' })
      const row = rows.find(({ isAllDay }) => isAllDay === 'false') as Row
      Object.assign(row, { startsAt: '2091-07-01T16:00:00Z', startsAtLocal: '2091-07-01T19:00' })
      const path = join(newFolder(), 'events.csv')
      writeFileSync(path, stringify([row], { header: true }))
      const [report] = await imported([{ path }], registry(), { source: 'both' })
      expect(report?.problems).toMatchObject([
        { message: 'Give one of startsAt and startsAtLocal, not both.' },
      ])
    })
  })
})
