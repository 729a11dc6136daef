import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { EventStatus } from '../../../src/modules/event/event.enums'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import type { App } from '../../support/app'
import { resetClocks, setNoon } from '../../support/clock'
import { fakeAgreement, fakeEvent, fakePartnership } from '../../support/fakes'
import { CREATE, codeOf, END, keep, PUBLISH, startKeeping } from './mutation-world'

const DAY_MS = 86_400_000
const PUBLISHED = '2020-01-01T00:00:00.000Z'

const inPoland = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' })
const today = setNoon()
const daysAgo = (days: number) => inPoland.format(new Date(Date.now() - days * DAY_MS))
const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`
/** At noon, when it is the same day everywhere that matters. */
const noon = (day: string) => `${day}T12:00:00.000Z`

const CONFIRM = `mutation Confirm($input: ConfirmPartnershipInput!) {
  confirmPartnership(input: $input) { partnership { id version lastConfirmedOn lastConfirmedBy activity { level signs { kind on } } } }
}`
const ONE =
  'query One($id: ID!) { partnership(id: $id) { lastConfirmedOn lastConfirmedBy activity { level signs { kind on } } } }'

interface Known {
  readonly row?: Partial<Partnership>
  readonly event?: Partial<Event>
  readonly agreement?: Partial<Agreement>
}

const event = (day: string, more = {}): Known => ({ event: { startsAt: noon(day), ...more } })
const agreement = (of: Partial<Agreement>): Known => ({ agreement: of })
const confirmed = (lastConfirmedOn: string, more = {}): Known => ({ row: { lastConfirmedOn, ...more } })

/** What is known of a partnership, and the level and the latest sign that follow. */
const CASES: readonly [name: string, known: Known, level: string, latest?: string][] = [
  ['nothing is known of', {}, 'UNKNOWN'],
  ['was confirmed today', confirmed(today), 'ACTIVE', today],
  ['was confirmed just two years ago', confirmed(yearsAgo(2)), 'ACTIVE', yearsAgo(2)],
  ['was confirmed a day longer ago', confirmed(daysAgo(732)), 'UNKNOWN', daysAgo(732)],
  ['was confirmed some time in that year', confirmed(today.slice(0, 4)), 'ACTIVE', today.slice(0, 4)],
  [
    'was confirmed in the year two years before, which may be its last day',
    confirmed(yearsAgo(2).slice(0, 4)),
    'ACTIVE',
    yearsAgo(2).slice(0, 4),
  ],
  ['was confirmed just five years ago', confirmed(yearsAgo(5)), 'UNKNOWN', yearsAgo(5)],
  ['was confirmed long ago', confirmed('2013-05'), 'DORMANT', '2013-05'],
  ['is dormant by its record', confirmed(today, { stage: PartnershipStage.DORMANT }), 'DORMANT', today],
  ['has ended', confirmed(today, { stage: PartnershipStage.ENDED }), 'ENDED', today],
  ['has an end', { row: { endedOn: '2012' } }, 'ENDED'],
  ['held an event last year', event(yearsAgo(1)), 'ACTIVE', yearsAgo(1)],
  ['will hold one', event('2093-05-01'), 'ACTIVE', '2093-05-01'],
  ['held one long ago', event('2014-05-01'), 'DORMANT', '2014-05-01'],
  ['cancelled its event', event(yearsAgo(1), { status: EventStatus.CANCELLED }), 'UNKNOWN'],
  ['has an agreement in force', agreement({ signedOn: '2010', validUntil: '2093' }), 'ACTIVE', today],
  ['has an agreement of which no end is known', agreement({ signedOn: '2010-03' }), 'DORMANT', '2010-03'],
  ['had one that ended', agreement({ validFrom: '2010', validUntil: '2015-12-31' }), 'DORMANT', '2015-12-31'],
  [
    'ended one early',
    agreement({ validFrom: '2010', validUntil: '2093', terminatedOn: '2014' }),
    'DORMANT',
    '2014',
  ],
  ['has one that is still to begin', agreement({ validFrom: '2092', validUntil: '2093' }), 'UNKNOWN'],
]

afterAll(resetClocks)

describe('the activity of partnerships', () => {
  let app: App
  const ids = new Map<string, string>()
  beforeAll(async () => {
    app = await startKeeping()
    const rows = CASES.map(([name, { row }]) => fakePartnership({ name, publishedAt: PUBLISHED, ...row }))
    for (const { id, name } of rows) ids.set(name, id)
    const idOf = (name: string) => ids.get(name) as string
    await app.database.write(async (write) => {
      await write.insert(Partnership, rows)
      for (const [name, { event, agreement }] of CASES) {
        const partnershipId = idOf(name)
        if (event) await write.insert(Event, [fakeEvent({ ...event, partnershipId })])
        if (agreement) await write.insert(Agreement, [fakeAgreement({ ...agreement, partnershipId })])
      }
    })
  })
  afterAll(() => app.close())

  it.each(CASES.map(([name, , level, latest]) => ({ name, level, latest })))(
    'of one that $name',
    async ({ name, level, latest }) => {
      const { activity } = (await app.data(ONE, { id: ids.get(name) })).partnership
      expect(activity.level).toBe(level)
      expect(activity.signs[0]?.on).toBe(latest)
    },
  )

  it('filters as it is shown', async () => {
    for (const level of ['ACTIVE', 'UNKNOWN', 'DORMANT', 'ENDED']) {
      const { partnerships } = await app.data(
        'query($level: ActivityLevel!) { partnerships(first: 100, filter: { activity: [$level] }) { totalCount nodes { name activity { level } } } }',
        { level },
      )
      const expected = CASES.filter(([, , expected]) => expected === level).map(([name]) => name)
      expect(partnerships.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(expected.sort())
      expect(partnerships.totalCount).toBe(expected.length)
    }
  })

  it('finds what was confirmed on a day or since', async () => {
    const count = async (confirmedSince: string) =>
      (
        await app.data(
          'query($since: PartialDate!) { partnerships(filter: { confirmedSince: $since }) { totalCount } }',
          {
            since: confirmedSince,
          },
        )
      ).partnerships.totalCount
    const since = (day: string) =>
      CASES.filter(
        ([, { row }]) =>
          row?.lastConfirmedOn && row.lastConfirmedOn >= day.slice(0, row.lastConfirmedOn.length),
      ).length
    for (const day of [today, yearsAgo(2), '2013-05-31', '2013-06-01', '2000'])
      expect(await count(day)).toBe(since(day))
  })
})

describe('the activity of a partnership', () => {
  let app: App
  beforeAll(async () => {
    app = await startKeeping()
  })
  afterAll(() => app.close())

  it('is confirmed by its organisers and by editors, each under their own name', async () => {
    const [organiser, admin] = [await app.signUp(), await app.appoint(Role.ADMIN)]
    const { partnership } = await keep(organiser, CREATE, {
      name: 'Potwierdzane',
      territories: ['14'],
      sources: [{ url: 'https://example.org/o-nas', asOf: '2015-03' }],
    })
    const { id } = partnership
    expect((await organiser.data(ONE, { id })).partnership).toMatchObject({
      lastConfirmedOn: '2015-03',
      lastConfirmedBy: 'SOURCE',
    })
    await keep(admin, PUBLISH, { id, expectedVersion: 1 })
    expect(await codeOf(await app.signUp(), CONFIRM, { id, expectedVersion: 2 })).toBe('FORBIDDEN')
    expect(await codeOf(app, CONFIRM, { id, expectedVersion: 2 })).toBe('UNAUTHENTICATED')
    const { confirmPartnership } = await organiser.data(CONFIRM, { input: { id, expectedVersion: 2 } })
    expect(confirmPartnership.partnership).toMatchObject({
      ...{ version: 3, lastConfirmedOn: today, lastConfirmedBy: 'ORGANISER' },
      activity: { level: 'ACTIVE' },
    })
    expect(await codeOf(organiser, CONFIRM, { id, expectedVersion: 2 })).toBe('CONFLICT')
    expect(
      (await admin.data(CONFIRM, { input: { id, expectedVersion: 3 } })).confirmPartnership.partnership,
    ).toMatchObject({ version: 4, lastConfirmedBy: 'EDITOR' })
    await keep(organiser, END, { id, expectedVersion: 4, endedOn: today })
    expect(await codeOf(organiser, CONFIRM, { id, expectedVersion: 5 })).toBe('CONFLICT')
  })

  it('counts a change by an organiser, and none by an editor, as a sign', async () => {
    const [organiser, admin] = [await app.signUp(), await app.appoint(Role.ADMIN)]
    const update =
      'mutation($input: UpdatePartnershipInput!) { updatePartnership(input: $input) { partnership { id } } }'
    const signsOf = async (id: string) =>
      (await admin.data(ONE, { id })).partnership.activity.signs.map(({ kind }: { kind: string }) => kind)
    const { id } = (await keep(admin, CREATE, { name: 'Wpis redakcji' })).partnership
    await admin.data(update, { input: { id, expectedVersion: 1, summary: 'O nas' } })
    expect(await signsOf(id)).toEqual([])
    const own = (await keep(organiser, CREATE, { name: 'Wpis organizatora' })).partnership
    await organiser.data(update, { input: { id: own.id, expectedVersion: 1, summary: 'O nas' } })
    expect(await signsOf(own.id)).toEqual(['CHANGE'])
  })
})
