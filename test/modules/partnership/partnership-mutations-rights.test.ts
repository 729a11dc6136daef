import { Role } from '../../../src/authz/role.enums'
import { Account } from '../../../src/modules/account/account.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import type { App, Member } from '../../support/app'
import { fakePartnership } from '../../support/fakes'
import {
  CREATE,
  codeOf,
  DISCARD,
  differences,
  END,
  find,
  keep,
  PUBLISH,
  REOPEN,
  startKeeping,
  UPDATE,
} from './mutation-world'

describe('who keeps partnerships', () => {
  let app: App
  let people: Record<'member' | 'elsewhere' | 'moderator' | 'here' | 'nationwide' | 'admin', Member>
  beforeAll(async () => {
    app = await startKeeping()
    people = {
      member: await app.signUp(),
      elsewhere: await app.appoint(Role.EDITOR, 'territory_14'),
      moderator: await app.appoint(Role.MODERATOR),
      here: await app.appoint(Role.EDITOR, 'territory_16'),
      nationwide: await app.appoint(Role.EDITOR, 'territory_PL'),
      admin: await app.appoint(Role.ADMIN),
    }
  })
  afterAll(() => app.close())

  let drafts = 0
  const draft = async (input: object = {}) => {
    const organiser = await app.signUp()
    const named = { name: `Szkic ${++drafts} ${'abcdefgh'[drafts % 8]}`, territories: ['1609063'], ...input }
    return { organiser, ...(await keep(organiser, CREATE, named)).partnership } as {
      organiser: Member
      id: string
      slug: string
    }
  }

  it('lets anybody who is signed in draft one, and nobody else', async () => {
    expect(await codeOf(app, CREATE, { name: 'Nikt' })).toBe('UNAUTHENTICATED')
    for (const [role, each] of Object.entries(people))
      expect([role, await codeOf(each, CREATE, { name: `Szkic ${role}` })]).toEqual([role, undefined])
    const { partnership } = await keep(people.admin, CREATE, { name: 'Szkic urzędu' })
    expect(await differences(people.admin, partnership.id)).toMatchObject([{ role: 'ADMIN' }])
  })

  it('shows a draft to those only who keep it', async () => {
    const { id, slug, organiser } = await draft({ name: 'Niewidoczne kółko' })
    const seenBy = async (client: App | Member) => {
      const { node, partnership, changes } = await client.data(
        `query Look($id: ID!, $slug: String!) { node(id: $id) { id } partnership(slug: $slug) { id }
          changes(first: 100) { nodes { recordId } } }`,
        { id, slug },
      )
      const found = await find(client, 'niewidoczne')
      const told = changes.nodes.some((change: { recordId: string }) => change.recordId === id)
      return [node?.id === id, partnership?.id === id, found.includes(id), told]
    }
    const { member, elsewhere, moderator, here, nationwide, admin } = people
    for (const each of [app, member, elsewhere, moderator])
      expect(await seenBy(each)).toEqual([false, false, false, false])
    for (const each of [organiser, here, nationwide, admin])
      expect(await seenBy(each)).toEqual([true, true, true, false])
  })

  const CHANGES: [string, object][] = [
    [UPDATE, { summary: 'Opis' }],
    [END, { endedOn: '2024' }],
    [REOPEN, {}],
    [PUBLISH, {}],
    [DISCARD, {}],
  ]

  it('says of a draft to whoever cannot see it that it is not there', async () => {
    const { id } = await draft()
    const { member, elsewhere, moderator } = people
    for (const [mutation, input] of CHANGES) {
      expect(await codeOf(app, mutation, { id, expectedVersion: 1, ...input })).toBe('UNAUTHENTICATED')
      for (const each of [member, elsewhere, moderator])
        expect(await codeOf(each, mutation, { id, expectedVersion: 1, ...input })).toBe('NOT_FOUND')
    }
    expect(await codeOf(member, UPDATE, { id: 'event_01jd0000000000000000000000', expectedVersion: 1 })).toBe(
      'NOT_FOUND',
    )
    expect(await codeOf(member, UPDATE, { id: '\u0000', expectedVersion: 1 })).toBe('NOT_FOUND')
    expect(
      await codeOf(member, UPDATE, { id, expectedVersion: 1, goals: [{ id: 'goal_1', text: ' ' }] }),
    ).toBe('NOT_FOUND')
  })

  it('obeys of a published one those only who keep it', async () => {
    const record = fakePartnership({ name: 'Widoczne' })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [record])
      await write.insertRows('partnership_territory', [
        { partnershipId: record.id, territoryId: 'territory_1609063' },
      ])
    })
    const organiser = await app.appoint(Role.ORGANISER, record.id)
    const { member, elsewhere, moderator, here, nationwide, admin } = people
    for (const [mutation, input] of CHANGES)
      for (const each of [member, elsewhere, moderator])
        expect(await codeOf(each, mutation, { id: record.id, expectedVersion: 1, ...input })).toBe(
          'FORBIDDEN',
        )
    let version = 0
    for (const each of [organiser, here, nationwide, admin])
      expect(
        await codeOf(each, UPDATE, { id: record.id, expectedVersion: ++version, summary: `Opis ${version}` }),
      ).toBeUndefined()
    expect((await differences(app, record.id)).map(({ role }) => role)).toEqual([
      ...['ADMIN', 'EDITOR', 'EDITOR', 'ORGANISER'],
      null,
    ])
  })

  it('lets editors of its territory and administrators publish it, but not its organisers', async () => {
    const { here, nationwide, admin } = people
    for (const each of [here, nationwide, admin]) {
      const { id, organiser } = await draft()
      expect(await codeOf(organiser, PUBLISH, { id, expectedVersion: 1 })).toBe('FORBIDDEN')
      expect(await codeOf(each, PUBLISH, { id, expectedVersion: 2 })).toBe('CONFLICT')
      const { partnership } = await keep(each, PUBLISH, { id, expectedVersion: 1 })
      expect(partnership).toMatchObject({ version: 2, publishedAt: expect.any(String) })
      expect(await codeOf(each, PUBLISH, { id, expectedVersion: 2 })).toBe('CONFLICT')
      expect(
        (await app.data('query Look($id: ID!) { partnership(id: $id) { id } }', { id })).partnership,
      ).toEqual({ id })
    }
  })

  it('publishes what names no territory by an administrator only', async () => {
    const { elsewhere, admin } = people
    const { partnership } = await keep(elsewhere, CREATE, { name: 'Bez miejsca' })
    const input = { id: partnership.id, expectedVersion: 1 }
    expect(await codeOf(elsewhere, PUBLISH, input)).toBe('BAD_USER_INPUT')
    expect(await codeOf(admin, PUBLISH, input)).toBeUndefined()
    const { id, organiser } = await draft({ territories: [] })
    expect(await codeOf(organiser, PUBLISH, { id, expectedVersion: 1 })).toBe('FORBIDDEN')
  })

  it('takes a draft out of the sight of an editor who takes its territory from it', async () => {
    const { id } = await draft()
    const input = { id, expectedVersion: 1, territories: [] }
    expect(await keep(people.here, UPDATE, input)).toEqual({ partnership: null, warnings: [] })
    expect(await codeOf(people.here, UPDATE, { ...input, expectedVersion: 2 })).toBe('NOT_FOUND')
  })

  it('lets a suspended account write nothing', async () => {
    const { id, organiser } = await draft()
    const suspendedUntil = '2093-01-01T00:00:00.000Z'
    await app.database.write((write) => write.update(Account, organiser.id, { suspendedUntil }))
    for (const [mutation, input] of CHANGES)
      expect(await codeOf(organiser, mutation, { id, expectedVersion: 1, ...input })).toBe('FORBIDDEN')
    expect(await codeOf(organiser, CREATE, { name: 'Mimo to' })).toBe('FORBIDDEN')
  })

  it('lets nobody keep more than twenty drafts, however fast they enter them', async () => {
    const member = await app.signUp()
    const enter = (number: number) => member.query(CREATE, { input: { name: `Partnerstwo numer ${number}` } })
    const answers = await Promise.all(Array.from({ length: 24 }, (_, number) => enter(number)))
    const refused = answers.flatMap(({ errors }) => errors ?? [])
    expect(refused.map(({ extensions }) => extensions.code)).toEqual(Array(4).fill('FORBIDDEN'))
    expect(refused[0]?.message).toContain('discardPartnership')
    const [first] = answers.flatMap(({ data }) => data?.createPartnership?.partnership ?? [])
    await keep(member, DISCARD, { id: first.id, expectedVersion: 1 })
    expect((await enter(24)).errors).toBeUndefined()
  })
})
