import ICAL from 'ical.js'
import { Event } from '../../src/event/event.entity'
import { EventStatus } from '../../src/event/event.enums'
import { Partnership } from '../../src/partnership/partnership.entity'
import { type App, startApp } from '../support/app'
import { fakeEvent, fakePartnership } from '../support/fakes'

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

  it('keeps what is cancelled, with its history in one number, and an address to read it at', async () => {
    const { component, made } = await entered({ status: EventStatus.CANCELLED, version: 4 })
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(component.getFirstPropertyValue('sequence')).toBe(3)
    const url = String(component.getFirstPropertyValue('url'))
    expect(url).toMatch(/^http:\/\/.+\.json$/)
    expect(await (await fetch(`${app.url}${new URL(url).pathname}`)).json()).toEqual([
      expect.objectContaining({ id: made.id, status: 'CANCELLED' }),
    ])
  })

  it('says what people wrote, in lines of at most 75 bytes, whatever they are made of', async () => {
    const texts = {
      title: 'Żółw; gęś, „jaźń” \\ koniec: 👩‍👩‍👧 '.repeat(4).trim(),
      description: `Pierwszy akapit, ${'długi '.repeat(30)}.\n\nBEGIN:VEVENT\nEND:VCALENDAR`,
      place: 'Park „Kaskada”, alejka; 5',
    }
    const { event, text } = await entered({ ...texts, location: null, address: null })
    expect(event.summary).toBe(texts.title)
    expect(event.description).toBe(texts.description)
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
})
