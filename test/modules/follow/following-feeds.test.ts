import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../../support/app'
import {
  fakeEvent,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeTerritory,
} from '../../support/fakes'

const FOLLOW = 'mutation Begin($input: FollowInput!) { follow(input: $input) { viewer { id } } }'
const RENEW = 'mutation { renewFollowingFeeds { viewer { followingFeeds { ics atom } } } }'
const MERGE = `mutation Merge($input: MergePartnershipsInput!) {
  mergePartnerships(input: $input) { partnership { id } }
}`
const LONG_AGO = '2020-01-01T00:00:00.000Z'
const LATER = '2090-05-01T10:00:00.000Z'

describe('the feeds of what an account follows', () => {
  let app: App
  let ada: Member
  let feeds: { ics: string; atom: string }
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: 'https://registry.test' })
    await app.database.write((write) =>
      write.insert(Territory, [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('1609', '16'),
        fakeTerritory('14', 'PL'),
      ]),
    )
  })
  beforeEach(async () => {
    ada = await app.signUp()
    feeds = await renew()
  })
  afterAll(() => app.close())

  const renew = async () => (await ada.data(RENEW)).renewFollowingFeeds.viewer.followingFeeds
  const follow = (id: string) => ada.data(FOLLOW, { input: { id } })
  const get = (address: string, headers: Record<string, string> = {}) =>
    fetch(address.replace('https://registry.test', app.url), { headers })
  const read = async (address: string) => (await get(address)).text()
  const partnership = async (columns: Partial<Partnership> = {}, territoryId?: string) => {
    const made = fakePartnership(columns)
    await app.database.write(async (write) => {
      await write.insert(Partnership, [made])
      if (territoryId)
        await write.insertRows('partnership_territory', [{ partnershipId: made.id, territoryId }])
    })
    return made
  }
  const event = async (partnershipId: string, columns: Partial<Event> = {}) => {
    const made = fakeEvent({ partnershipId, startsAt: LATER, ...columns })
    await app.database.write((write) => write.insert(Event, [made]))
    return made
  }
  const suspend = (until: string | null) =>
    app.database.dataSource.query(
      `UPDATE "account" SET "suspendedUntil" = ${until && `'${until}'`} WHERE "id" = '${ada.id}'`,
    )

  it('are none until they are made', async () => {
    const bob = await app.signUp()
    expect((await bob.data('{ viewer { followingFeeds { ics } } }')).viewer.followingFeeds).toBeNull()
    expect((await ada.data('{ viewer { followingFeeds { ics atom } } }')).viewer.followingFeeds).toEqual(
      feeds,
    )
    expect((await app.query(RENEW)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('have the events of what is followed, and of nothing else', async () => {
    const [host, guest, other] = [
      await partnership(),
      await partnership(),
      await partnership({}, 'territory_14'),
    ]
    const local = await partnership({}, 'territory_1609')
    const [own, coHosted, foreign] = [await event(host.id), await event(other.id), await event(other.id)]
    const [placed, old] = [await event(local.id), await event(host.id, { startsAt: LONG_AGO, endsAt: null })]
    const organisation = fakeOrganisation()
    const joined = await partnership()
    const ofMember = await event(joined.id)
    await app.database.write(async (write) => {
      await write.insertRows('event_co_host', [{ eventId: coHosted.id, partnershipId: guest.id }])
      await write.insert(Organisation, [organisation])
      await write.insert(Membership, [
        fakeMembership({ partnershipId: joined.id, organisationId: organisation.id }),
        fakeMembership({ partnershipId: other.id, organisationId: organisation.id, status: 'LEFT' as never }),
      ])
    })
    const found = async () => {
      const text = await read(feeds.ics)
      return [own, coHosted, foreign, placed, old, ofMember].map(({ id }) => text.includes(id))
    }
    expect(await found()).toEqual([false, false, false, false, false, false])
    await follow(host.id)
    expect(await found()).toEqual([true, false, false, false, false, false])
    await follow(guest.id)
    expect(await found()).toEqual([true, true, false, false, false, false])
    await follow('territory_16')
    expect(await found()).toEqual([true, true, false, true, false, false])
    await follow(organisation.id)
    expect(await found()).toEqual([true, true, false, true, false, true])
    await follow('territory_PL')
    expect((await found())[2]).toBe(true)
  })

  it('are a calendar and a feed for readers, which are nobody else’s', async () => {
    const { id } = await partnership()
    await follow(id)
    const made = await event(id)
    const calendar = await get(feeds.ics)
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(calendar.headers.get('cache-control')).toBe('private, no-cache')
    expect(await calendar.text()).toMatch(/NAME:Wydarzenia – obserwowane/)
    const atom = await get(feeds.atom)
    expect(await atom.text()).toContain(`${made.title}</title>`)
    const etag = atom.headers.get('etag') as string
    expect((await get(feeds.atom, { 'if-none-match': etag })).status).toBe(304)
  })

  it('tell in the news only what has happened since it is followed, and what others did', async () => {
    const { id } = await partnership()
    const before = await event(id)
    await follow(id)
    const after = await event(id)
    const text = await read(feeds.atom)
    expect([text.includes(before.title), text.includes(after.title)]).toEqual([false, true])
  })

  it('show nothing of what is hidden, nor of what only it co-hosts', async () => {
    const [hidden, host] = [await partnership(), await partnership()]
    const [own, coHosted] = [await event(hidden.id), await event(host.id)]
    await app.database.write((write) =>
      write.insertRows('event_co_host', [{ eventId: coHosted.id, partnershipId: hidden.id }]),
    )
    await follow(hidden.id)
    await app.database.write(async (write) => {
      await write.update(Event, own.id, { startsAt: '2090-06-01T10:00:00.000Z' })
      await write.update(Event, coHosted.id, { startsAt: '2090-06-01T10:00:00.000Z' })
    })
    const titles = [own, coHosted].map(({ title }) => title)
    const shown = async () =>
      Promise.all(
        [feeds.ics, feeds.atom].map(async (address) => {
          const text = await read(address)
          return titles.map((title) => text.includes(title))
        }),
      )
    expect(await shown()).toEqual([
      [true, true],
      [true, true],
    ])
    await app.database.write((write) => write.update(Partnership, hidden.id, { publishedAt: null }))
    expect(await shown()).toEqual([
      [false, false],
      [false, false],
    ])
  })

  it('lead on to the partnership that another was merged into, under its new name', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const [gone, stays] = [await partnership(), await partnership({ name: 'Nowa nazwa razem' })]
    await follow(gone.id)
    const input = { id: gone.id, intoId: stays.id, expectedVersion: 1, intoExpectedVersion: 1 }
    await admin.data(MERGE, { input })
    const made = await event(stays.id)
    const text = await read(feeds.ics)
    expect(text).toContain(made.id)
    expect(text.replaceAll(/\r\n /g, '')).toContain('Nowa nazwa razem')
  })

  it('end when they are renewed', async () => {
    const renewed = await renew()
    expect(renewed.ics).not.toBe(feeds.ics)
    for (const address of [feeds.ics, feeds.atom]) expect((await get(address)).status).toBe(404)
    expect((await get(renewed.ics)).status).toBe(200)
  })

  it('end while the account is suspended, and for good when it is erased', async () => {
    await suspend(LATER)
    expect((await get(feeds.ics)).status).toBe(404)
    await suspend(null)
    expect((await get(feeds.ics)).status).toBe(200)
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    expect((await get(feeds.ics)).status).toBe(404)
  })

  it.each([
    '',
    '?secret=',
    '?secret=x',
    '?secret=%00',
    `?secret=${'A'.repeat(43)}`,
    '?secret=a&secret=b',
    '?other=1',
  ])('refuse %j without telling why', async (query) => {
    const answer = await get(`${app.url}/feeds/following.ics${query}`)
    expect([400, 404]).toContain(answer.status)
    expect(await answer.text()).not.toContain('AAAA')
  })

  it('leave no secret in the database', async () => {
    const rows: object[] = await app.database.dataSource.query('SELECT * FROM "follow_settings"')
    const secret = new URL(feeds.ics).searchParams.get('secret') as string
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })
})
