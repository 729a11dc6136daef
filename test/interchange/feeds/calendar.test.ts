import ICAL from 'ical.js'
import { parseICS, type VEvent } from 'node-ical'
import { LocationPrecision } from '../../../src/core/values/place'
import { Event } from '../../../src/modules/event/event.entity'
import { EventStatus } from '../../../src/modules/event/event.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakePartnership, fakeTerritory } from '../../support/fakes'

describe('a calendar', () => {
  let app: App
  const { id: partnershipId } = fakePartnership()
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) =>
      write.insert(Partnership, [{ ...fakePartnership(), id: partnershipId }]),
    )
  })
  afterAll(() => app.close())

  async function entered(event: Partial<Event>) {
    const made = fakeEvent({ partnershipId, ...event })
    await app.database.write((write) => write.insert(Event, [made]))
    const text = await (await fetch(`${app.url}/feeds/events/${made.id}.ics`)).text()
    const [component] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    return {
      made,
      text,
      event: new ICAL.Event(component as ICAL.Component),
      component: component as ICAL.Component,
    }
  }

  it.each([
    ['before the clocks go forward', '2024-03-31T00:30:00.000Z', '2024-03-31T01:30:00.000Z'],
    ['across the hour that comes twice', '2024-10-27T00:30:00.000Z', '2024-10-27T02:30:00.000Z'],
    ['in summer', '2024-07-01T16:00:00.000Z', '2024-07-01T18:00:00.000Z'],
  ])('has the instants of an event %s', async (_when, startsAt, endsAt) => {
    const { event } = await entered({ startsAt, endsAt })
    expect(event.startDate.toJSDate().toISOString()).toBe(startsAt)
    expect(event.endDate.toJSDate().toISOString()).toBe(endsAt)
    expect(event.startDate.isDate).toBe(false)
  })

  it.each([
    [
      'in winter',
      'Europe/Warsaw',
      '2024-01-09T23:00:00.000Z',
      '2024-01-11T23:00:00.000Z',
      ['2024-01-10', '2024-01-12'],
    ],
    [
      'across a switch',
      'Europe/Warsaw',
      '2024-03-30T23:00:00.000Z',
      '2024-03-31T22:00:00.000Z',
      ['2024-03-31', '2024-04-01'],
    ],
    [
      'west of Greenwich',
      'America/New_York',
      '2024-07-04T04:00:00.000Z',
      '2024-07-05T04:00:00.000Z',
      ['2024-07-04', '2024-07-05'],
    ],
  ])(
    'has an event of whole days as dates of its own zone, %s',
    async (_when, timeZone, startsAt, endsAt, dates) => {
      const { event } = await entered({ isAllDay: true, timeZone, startsAt, endsAt })
      expect(event.startDate.isDate).toBe(true)
      expect([event.startDate.toString(), event.endDate.toString()]).toEqual(dates)
    },
  )

  it('keeps what is cancelled, with its history in one number, and the page to read it at', async () => {
    const { component, made } = await entered({ status: EventStatus.CANCELLED, version: 4 })
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(component.getFirstPropertyValue('sequence')).toBe(3)
    const url = String(component.getFirstPropertyValue('url'))
    const page = await fetch(`${app.url}${new URL(url).pathname}`)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain(`<h1>${made.title}</h1>`)
  })

  it('says what people wrote, in lines of at most 75 bytes, whatever they are made of', async () => {
    const texts = {
      title: 'Żółw; gęś, „jaźń” \\ koniec: 👩‍👩‍👧 '.repeat(4).trim(),
      description: `Pierwszy akapit, ${'długi '.repeat(30)}.\n\nBEGIN:VEVENT\nEND:VCALENDAR`,
      place: 'Park „Kaskada”, alejka; 5',
    }
    const { event, text } = await entered({ ...texts, location: null, address: null })
    expect(event.summary).toBe(texts.title)
    expect(event.description.startsWith(`${texts.description}\n\nOrganizuje: `)).toBe(true)
    expect(event.location).toBe(texts.place)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('is told from another state of the same event by its ETag, and is the same bytes until then', async () => {
    const { made } = await entered({})
    const bodies = [1, 2].map(async () => (await fetch(`${app.url}/feeds/events/${made.id}.ics`)).text())
    const [one, other] = await Promise.all(bodies)
    expect(one).toBe(other)
  })

  it('says who invites, where it is as people write it, and how to take part from afar', async () => {
    const host = fakePartnership({ name: 'Dla Rudawki, i Zatrasia' })
    const [other, draft] = [fakePartnership({ name: 'Sąsiedzi' }), fakePartnership({ publishedAt: null })]
    const event = fakeEvent({
      partnershipId: host.id,
      description: 'Opis',
      endsAt: '2099-01-01T00:00:00.000Z',
      place: 'Dom Kultury',
      address: { street: 'ul. Rynek 52', postalCode: '49-100', town: 'Niemodlin' },
      onlineUrl: 'https://meet.example.org/a;b,c?d=1',
    })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [host, other, draft])
      await write.insert(Event, [event])
    })
    for (const { id } of [other, draft])
      await app.database.dataSource.query(
        `INSERT INTO "event_co_host" ("eventId", "partnershipId") VALUES ('${event.id}', '${id}')`,
      )
    const text = await (await fetch(`${app.url}/feeds/events/${event.id}.ics`)).text()
    const read = parseICS(text)[event.id] as VEvent
    expect(read.location).toBe('Dom Kultury, ul. Rynek 52, 49-100 Niemodlin')
    expect(read.description).toBe(
      `Opis\n\nOrganizuje: Dla Rudawki, i Zatrasia, Sąsiedzi\n\nOnline: https://meet.example.org/a;b,c?d=1\n\nStrona wydarzenia: http://localhost:4000/records/${event.id}`,
    )
    expect(read.categories).toEqual(['spotkanie'])
    const [component] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    expect(component?.getFirstPropertyValue('conference')).toBe('https://meet.example.org/a;b,c?d=1')
  })

  it('names the unit of an event of which no nearer place is known, unless it is online', async () => {
    const location = { latitude: 52.23, longitude: 21.01, precision: LocationPrecision.TOWN }
    await app.database.write((write) =>
      write.insert(Territory, [{ ...fakeTerritory('14', null), name: 'mazowieckie' }]),
    )
    const nowhere = { place: null, address: null, location: null, territoryId: 'territory_14' }
    const placeOf = async (event: Partial<Event>) => {
      const { component } = await entered({ ...nowhere, ...event })
      return component.getFirstPropertyValue('location')
    }
    expect(await placeOf({ onlineUrl: null })).toBe('mazowieckie')
    expect(await placeOf({ onlineUrl: null, location })).toBe('mazowieckie')
    expect(await placeOf({ onlineUrl: null, location, territoryId: null })).toBe('52.23, 21.01')
    expect(await placeOf({ onlineUrl: 'https://meet.example.org/' })).toBeNull()
  })

  it.each([
    ['without an end', { endsAt: null }],
    ['that ends as it begins', { endsAt: '2024-07-01T16:00:00.000Z' }],
  ])('has no event of no length: one %s', async (_which, times) => {
    const { text, made } = await entered({ startsAt: '2024-07-01T16:00:00.000Z', ...times })
    const read = parseICS(text)[made.id] as VEvent
    expect(read.end?.getTime()).toBe(Date.parse('2024-07-01T17:00:00.000Z'))
    expect(read.description).toContain('Godzina zakończenia nie jest podana.')
  })

  it('has a day for an event of whole days without an end', async () => {
    const { event } = await entered({ isAllDay: true, startsAt: '2024-07-03T22:00:00.000Z', endsAt: null })
    expect([event.startDate.toString(), event.duration.toSeconds()]).toEqual(['2024-07-04', 86_400])
  })

  it('begins a year back, unless it is told since when', async () => {
    const host = fakePartnership({ name: 'Sprzed lat' })
    const year = new Date().getUTCFullYear()
    const [old, fresh] = [year - 2, year].map((each) =>
      fakeEvent({ partnershipId: host.id, startsAt: `${each}-12-01T10:00:00.000Z`, endsAt: null }),
    ) as [Event, Event]
    await app.database.write(async (write) => {
      await write.insert(Partnership, [host])
      await write.insert(Event, [old, fresh])
    })
    const idsIn = async (query: string) => {
      const response = await fetch(`${app.url}/feeds/events.ics?partnership=${host.id}${query}`)
      return Object.keys(parseICS(await response.text())).filter((key) => key.startsWith('event_'))
    }
    expect(await idsIn('')).toEqual([fresh.id])
    expect((await idsIn('&from=1990-01-01')).toSorted()).toEqual([old.id, fresh.id].toSorted())
  })

  it('says what it is, also where nothing is in it yet', async () => {
    const host = fakePartnership({ name: 'Jeszcze bez wydarzeń' })
    await app.database.write((write) => write.insert(Partnership, [host]))
    const text = await (await fetch(`${app.url}/feeds/events.ics?partnership=${host.id}`)).text()
    const calendar = new ICAL.Component(ICAL.parse(text))
    expect(calendar.getAllSubcomponents('vevent')).toEqual([])
    expect(calendar.getFirstPropertyValue('name')).toBe('Wydarzenia – Jeszcze bez wydarzeń')
    const narrowed = `?partnership=${host.id}&from=2027-01-01&kinds=PICNIC,CONCERT&search=staw&free=true`
    const other = ICAL.parse(await (await fetch(`${app.url}/feeds/events.ics${narrowed}`)).text())
    expect(new ICAL.Component(other).getFirstPropertyValue('name')).toBe(
      'Wydarzenia – Jeszcze bez wydarzeń · bez opłat · od 2027-01-01 · piknik, koncert · „staw”',
    )
    expect(calendar.getFirstPropertyValue('x-wr-caldesc')).toContain('pojawią się tu same')
    for (const name of ['refresh-interval', 'x-published-ttl'])
      expect(String(calendar.getFirstPropertyValue(name))).toBe('PT1H')
  })
})
