import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakeEvent, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'

const FOLLOW =
  'mutation Begin($input: FollowInput!) { follow(input: $input) { viewer { following { totalCount } } } }'
const UNFOLLOW =
  'mutation End($input: UnfollowInput!) { unfollow(input: $input) { viewer { following { totalCount } } } }'
const FOLLOWING = '{ viewer { following(first: 100) { nodes { recordId record { id title } } } } }'
const MERGE = `mutation Merge($input: MergePartnershipsInput!) {
  mergePartnerships(input: $input) { partnership { id } }
}`
const MERGE_ORGANISATIONS = `mutation Merge($input: MergeOrganisationsInput!) {
  mergeOrganisations(input: $input) { organisation { id } }
}`

const LONG_AGO = '2020-01-01T00:00:00.000Z'

describe('following records', () => {
  let app: App
  let admin: Member
  let ada: Member
  let partnership: Partnership
  let organisation: Organisation
  beforeAll(async () => {
    app = await startApp()
    admin = await app.appoint(Role.ADMIN)
    await app.database.write((write) =>
      write.insert(Territory, [fakeTerritory('PL', null), fakeTerritory('16', 'PL')]),
    )
  })
  beforeEach(async () => {
    ada = await app.signUp()
    partnership = fakePartnership() as Partnership
    organisation = fakeOrganisation() as Organisation
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership])
      await write.insert(Organisation, [organisation])
    })
  })
  afterAll(() => app.close())

  const follow = (id: string, by: Client = ada) => by.query(FOLLOW, { input: { id } })
  const unfollow = (id: string, by: Client = ada) => by.query(UNFOLLOW, { input: { id } })
  const following = async (by: Client = ada) =>
    (await by.data(FOLLOWING)).viewer.following.nodes as { recordId: string; record: { id: string } | null }[]
  const followedIds = async (by: Client = ada) => (await following(by)).map(({ recordId }) => recordId)

  it('lists partnerships, organisations and territories, the latest first', async () => {
    for (const id of [partnership.id, organisation.id, 'territory_16'])
      expect((await follow(id)).errors).toBeUndefined()
    expect(await followedIds()).toEqual(['territory_16', organisation.id, partnership.id])
    expect((await following()).map(({ record }) => record?.id)).toEqual(await followedIds())
    expect(await followedIds(admin)).toEqual([])
    expect((await unfollow(organisation.id)).data?.unfollow.viewer.following.totalCount).toBe(2)
  })

  it('changes nothing the second time, nor where nothing is followed', async () => {
    await follow(partnership.id)
    expect((await follow(partnership.id)).data?.follow.viewer.following.totalCount).toBe(1)
    for (const id of [
      organisation.id,
      'partnership_unknown',
      '',
      'x'.repeat(90_000),
      'no\0id',
      'partnership_\0',
    ])
      expect((await unfollow(id)).data?.unfollow.viewer.following.totalCount).toBe(1)
  })

  it('counts one follow for two requests at once', async () => {
    await Promise.all([follow(partnership.id), follow(partnership.id)])
    expect(await followedIds()).toEqual([partnership.id])
  })

  it('answers for a hidden record as for one that is not there', async () => {
    const draft = fakePartnership({ publishedAt: null })
    await app.database.write((write) => write.insert(Partnership, [draft]))
    const answers = await Promise.all(
      [draft.id, draft.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))].map((id) => follow(id)),
    )
    expect(answers[0]?.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect(answers[1]?.errors).toEqual(answers[0]?.errors)
  })

  it.each([
    '',
    'partnership',
    'event_01jd0000000000000000000000',
    'territory_99',
    'account_1',
    '%',
    'no\0id',
  ])('refuses %j', async (id) => {
    expect((await follow(id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('refuses an event: it is followed with its partnership', async () => {
    const event = fakeEvent({ partnershipId: partnership.id })
    expect((await follow(event.id)).errors?.[0]).toMatchObject({
      message: expect.stringContaining('a partnership, an organisation or a territory'),
      extensions: { code: 'NOT_FOUND' },
    })
  })

  it('keeps visitors and the suspended from it; these may still stop', async () => {
    await follow(partnership.id)
    expect((await follow(organisation.id, app)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    await app.database.dataSource.query(
      `UPDATE "account" SET "suspendedUntil" = '2090-01-01T00:00:00.000Z' WHERE "id" = '${ada.id}'`,
    )
    expect((await follow(organisation.id)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    expect((await unfollow(partnership.id)).data?.unfollow.viewer.following.totalCount).toBe(0)
  })

  it('tells the limit', async () => {
    const rows = Array.from({ length: 999 }, (_, index) => ({
      ...{ id: `follow_${ada.id}_${index}`, accountId: ada.id, recordId: `partnership_${index}` },
      ...{ createdAt: LONG_AGO, position: '' },
    }))
    await app.database.write((write) => write.insertRows('follow', rows))
    expect((await follow(partnership.id)).errors).toBeUndefined()
    expect((await follow(organisation.id)).errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'LIMIT_REACHED', limit: 1_000 },
    })
    expect((await follow(partnership.id)).errors).toBeUndefined()
  })

  it('goes on while the record is hidden, and shows nothing of it', async () => {
    await follow(partnership.id)
    await app.database.write((write) => write.update(Partnership, partnership.id, { publishedAt: null }))
    expect(await following()).toEqual([{ recordId: partnership.id, record: null }])
    await app.database.write((write) => write.update(Partnership, partnership.id, { publishedAt: LONG_AGO }))
    expect((await following())[0]?.record?.id).toBe(partnership.id)
  })

  it('can be ended after the record is gone', async () => {
    await follow(partnership.id)
    await app.database.write((write) => write.delete(Partnership, partnership.id))
    expect(await following()).toEqual([{ recordId: partnership.id, record: null }])
    await unfollow(partnership.id)
    expect(await following()).toEqual([])
  })

  it('leads on to the partnership that another was merged into, once', async () => {
    const stays = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [stays]))
    const bob = await app.signUp()
    await follow(partnership.id)
    await follow(partnership.id, bob)
    await follow(stays.id, bob)
    const input = { id: partnership.id, intoId: stays.id, expectedVersion: 1, intoExpectedVersion: 1 }
    await admin.data(MERGE, { input })
    expect([await followedIds(), await followedIds(bob)]).toEqual([[stays.id], [stays.id]])
    expect((await follow(partnership.id)).errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'NOT_FOUND', mergedInto: stays.id },
    })
    await unfollow(partnership.id)
    expect(await followedIds()).toEqual([])
  })

  it('leads on to the organisation that another was merged into', async () => {
    const stays = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [stays]))
    await follow(organisation.id)
    const input = { id: organisation.id, intoId: stays.id, expectedVersion: 1, intoExpectedVersion: 1 }
    await admin.data(MERGE_ORGANISATIONS, { input })
    expect(await followedIds()).toEqual([stays.id])
  })

  it('is told to the account that follows, and erased with it', async () => {
    await follow(partnership.id)
    const { exportMyData } = await ada.data('{ exportMyData }')
    expect(exportMyData).toMatchObject({
      follows: [{ recordId: partnership.id }],
      followSettings: [{ letters: 'NEVER', nextLetterAt: null }],
    })
    const counts = async () =>
      Promise.all(
        ['follow', 'follow_settings'].map(
          async (table) =>
            (await app.database.dataSource.query(`SELECT 1 FROM "${table}" WHERE "accountId" = '${ada.id}'`))
              .length,
        ),
      )
    expect(await counts()).toEqual([1, 1])
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    expect(await counts()).toEqual([0, 0])
  })
})
