import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import {
  fakeEvent,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeTerritory,
} from '../../support/fakes'

const FOLLOW = 'mutation Begin($input: FollowInput!) { follow(input: $input) { viewer { id } } }'
const UNFOLLOW = 'mutation End($input: UnfollowInput!) { unfollow(input: $input) { viewer { id } } }'
const READ = `mutation Read($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) { viewer { notifications(unread: true) { totalCount } } }
}`
const NOTIFICATIONS = `query Notifications($unread: Boolean!, $first: Int, $after: String) {
  viewer {
    notifications(first: $first, after: $after, unread: $unread) {
      totalCount
      nodes { kind recordId node { id } mergedInto { id } }
      edges { cursor }
      pageInfo { hasNextPage endCursor }
    }
  }
}`
const MERGE = `mutation Merge($input: MergePartnershipsInput!) {
  mergePartnerships(input: $input) { partnership { id } }
}`

describe('notifications of what an account follows', () => {
  let app: App
  let ada: Member
  beforeAll(async () => {
    app = await startApp()
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
  })
  afterAll(() => app.close())

  const follow = (id: string, by: Client = ada) => by.data(FOLLOW, { input: { id } })
  const page = async (more: object = {}, by: Client = ada) =>
    (await by.data(NOTIFICATIONS, { unread: false, first: 100, ...more })).viewer.notifications
  const told = async (by: Client = ada): Promise<string[]> =>
    (await page({}, by)).nodes.map(
      ({ kind, recordId }: { kind: string; recordId: string }) => `${kind} ${recordId}`,
    )
  const markRead = async (through?: string | null) =>
    (await ada.data(READ, { input: { through } })).markNotificationsRead.viewer.notifications.totalCount
  const partnership = async (columns: Partial<Partnership> = {}, territoryId?: string) => {
    const made = fakePartnership(columns)
    await app.database.write(async (writing) => {
      await writing.insert(Partnership, [made])
      if (territoryId)
        await writing.insertRows('partnership_territory', [{ partnershipId: made.id, territoryId }])
    })
    return made.id
  }
  const event = async (partnershipId: string) => {
    const made = fakeEvent({ partnershipId })
    await app.database.write((writing) => writing.insert(Event, [made]))
    return made.id
  }
  const rename = (id: string, name: string) =>
    app.database.write((writing) => writing.update(Partnership, id, { name }))

  it('tell what has happened to a partnership since it is followed, the newest first', async () => {
    const [id, other] = [await partnership(), await partnership()]
    await rename(id, 'Przed')
    await follow(id)
    expect(await told()).toEqual([])
    await rename(id, 'Po')
    await rename(other, 'Obok')
    const [own] = [await event(id), await event(other)]
    const membership = fakeMembership({ partnershipId: id })
    await app.database.write((writing) => writing.insert(Membership, [membership]))
    expect(await told()).toEqual([`CREATED ${membership.id}`, `CREATED ${own}`, `UPDATED ${id}`])
    expect((await page()).nodes.every(({ node }: { node: object | null }) => node !== null)).toBe(true)
    expect(await told(await app.signUp())).toEqual([])
  })

  it('tell of partnerships, organisations and events in a territory, whatever they lie under', async () => {
    const [near, far] = [await partnership({}, 'territory_1609'), await partnership({}, 'territory_14')]
    const organisation = fakeOrganisation({ territoryId: 'territory_1609' })
    await follow('territory_16')
    await rename(near, 'Blisko')
    await rename(far, 'Daleko')
    await app.database.write((writing) => writing.insert(Organisation, [organisation]))
    const [own] = [await event(near), await event(far)]
    expect(await told()).toEqual([`CREATED ${own}`, `CREATED ${organisation.id}`, `UPDATED ${near}`])
  })

  it('tell of an organisation, and of what it joins', async () => {
    const organisation = fakeOrganisation()
    await app.database.write((writing) => writing.insert(Organisation, [organisation]))
    await follow(organisation.id)
    const membership = fakeMembership({
      ...{ partnershipId: await partnership(), organisationId: organisation.id },
    })
    const other = fakeMembership({ partnershipId: await partnership() })
    await app.database.write(async (writing) => {
      await writing.insert(Membership, [membership, other])
      await writing.update(Organisation, organisation.id, { name: 'Inna nazwa' })
    })
    expect(new Set(await told())).toEqual(new Set([`CREATED ${membership.id}`, `UPDATED ${organisation.id}`]))
  })

  it('tell nothing of what the account has done itself, nor of what it follows no more', async () => {
    const id = await partnership()
    await follow(id)
    await app.database.write(async (writing) => {
      writing.actAs({ accountId: ada.id, role: Role.ORGANISER })
      await writing.update(Partnership, id, { name: 'Moja zmiana' })
    })
    expect(await told()).toEqual([])
    await rename(id, 'Cudza zmiana')
    expect(await told()).toEqual([`UPDATED ${id}`])
    await ada.data(UNFOLLOW, { input: { id } })
    expect(await told()).toEqual([])
  })

  it('tell that a record was hidden, and then nothing of it or of what only it co-hosts', async () => {
    const [id, host] = [await partnership(), await partnership()]
    const coHosted = await event(host)
    await app.database.write((writing) =>
      writing.insertRows('event_co_host', [{ eventId: coHosted, partnershipId: id }]),
    )
    await follow(id)
    await app.database.write((writing) => writing.update(Partnership, id, { publishedAt: null }))
    await rename(id, 'Tajemnica')
    await app.database.write((writing) => writing.update(Event, coHosted, { title: 'Inny tytuł' }))
    const own = await event(id)
    expect(await told()).toEqual([`HIDDEN ${id}`])
    expect((await page()).nodes[0].node).toBeNull()
    expect(JSON.stringify(await page())).not.toContain(own)
  })

  it('lead on to the record that another was merged into, and tell of its deletion', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const [gone, stays] = [await partnership(), await partnership()]
    await follow(gone)
    const input = { id: gone, intoId: stays, expectedVersion: 1, intoExpectedVersion: 1 }
    await admin.data(MERGE, { input })
    expect((await page()).nodes).toContainEqual(
      expect.objectContaining({ kind: 'MERGED', recordId: gone, mergedInto: { id: stays } }),
    )
    await rename(stays, 'Razem')
    expect(await told()).toContain(`UPDATED ${stays}`)
    await app.database.write(async (writing) => {
      await writing.manager.query(`DELETE FROM "merged_partnership" WHERE "intoId" = '${stays}'`)
      await writing.delete(Partnership, stays)
    })
    expect((await told())[0]).toBe(`DELETED ${stays}`)
  })

  it('are unread until they are marked, up to the one that was seen', async () => {
    const id = await partnership()
    await follow(id)
    for (const name of ['Raz', 'Dwa', 'Trzy']) await rename(id, name)
    const { edges } = await page({ unread: true })
    expect(edges).toHaveLength(3)
    expect(await markRead(edges[1].cursor)).toBe(1)
    // What was read stays read.
    expect(await markRead(edges[2].cursor)).toBe(1)
    expect(await markRead(edges[1].cursor)).toBe(1)
    expect((await page()).totalCount).toBe(3)
    expect(await markRead()).toBe(0)
    expect(await markRead(null)).toBe(0)
    await rename(id, 'Cztery')
    expect((await page({ unread: true })).totalCount).toBe(1)
  })

  it('are marked by their own cursors only', async () => {
    const { changes } = await app.data('{ changes(first: 1) { pageInfo { endCursor } } }')
    for (const through of ['', 'x', changes.pageInfo.endCursor])
      expect((await ada.query(READ, { input: { through } })).errors?.[0]?.extensions.code).toBe(
        'BAD_USER_INPUT',
      )
    expect((await app.query(READ, { input: {} })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('come in pages, each once, whatever they are about', async () => {
    const ids = [await partnership({}, 'territory_1609'), await partnership(), await partnership()]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('follow', 'rename', 'event'), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, first) => {
          const reader = await app.signUp()
          await follow('territory_16', reader)
          const expected: string[] = []
          const followed = new Set([ids[0]])
          for (const [index, step] of steps.entries()) {
            const id = ids[index % ids.length] as string
            if (step === 'follow') {
              await follow(id, reader)
              followed.add(id)
              continue
            }
            const line = step === 'rename' ? `UPDATED ${id}` : `CREATED ${await event(id)}`
            if (step === 'rename') await rename(id, `Nazwa ${index} ${reader.id}`)
            if (followed.has(id)) expected.unshift(line)
          }
          const found: string[] = []
          for (let after: string | null = null; ; ) {
            const { nodes, pageInfo } = await page({ first, after }, reader)
            for (const { kind, recordId } of nodes) found.push(`${kind} ${recordId}`)
            if (!pageInfo.hasNextPage) break
            after = pageInfo.endCursor
          }
          expect(found).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })
})
