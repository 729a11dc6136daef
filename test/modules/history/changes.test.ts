import { Role } from '../../../src/authz/role.enums'
import { clearChanges } from '../../../src/core/change-log/clear-changes'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeComment,
  fakeEvent,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeTerritory,
} from '../../support/fakes'

const mazowieckie = fakeTerritory('14', 'PL')
const opolskie = fakeTerritory('16', 'PL')
const niemodlin = fakeTerritory('1609063', '16')
const PUBLISHED = '2026-01-01T00:00:00.000Z'

describe('the changes of the registry', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) =>
      write.insert(Territory, [fakeTerritory('PL', null), mazowieckie, opolskie, niemodlin]),
    )
  })
  afterAll(() => app.close())

  const head = async (): Promise<string> =>
    (await app.data('{ changes(first: 1) { headCursor } }')).changes.headCursor
  const since = async (after: string, more = '') =>
    (
      await app.data(
        `query Since($after: String) { changes(after: $after, first: 100 ${more}) { nodes { kind type recordId fields node { __typename id } mergedInto { id } } } }`,
        { after },
      )
    ).changes.nodes

  it('name what was done to what, and which fields', async () => {
    const after = await head()
    const library = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [library]))
    await app.database.write((write) =>
      write.update(Organisation, library.id, { krs: '0000325251', territoryId: niemodlin.id, version: 2 }),
    )
    const node = { __typename: 'Organisation', id: library.id }
    const of = { type: 'ORGANISATION', recordId: library.id, mergedInto: null }
    expect(await since(after)).toEqual([
      { ...of, kind: 'CREATED', fields: null, node },
      { ...of, kind: 'UPDATED', fields: ['krs', 'territory'], node },
    ])
  })

  it('leave of what is gone nothing but its id', async () => {
    const [former, survivor] = [fakeOrganisation(), fakeOrganisation()]
    await app.database.write((write) => write.insert(Organisation, [former, survivor]))
    await app.database.write((write) => write.update(Organisation, former.id, { krs: '0000000001' }))
    const after = await head()
    await app.database.write((write) => write.update(Organisation, former.id, { krs: null }))
    await app.database.write((write) => write.merge(Organisation, former.id, survivor.id))
    const of = { type: 'ORGANISATION', recordId: former.id, fields: null, node: null }
    expect(await since(after)).toEqual([
      { ...of, kind: 'UPDATED', mergedInto: null },
      { ...of, kind: 'MERGED', mergedInto: { id: survivor.id } },
    ])
  })

  it('say nothing of drafts, and tell when one is shown to all', async () => {
    const after = await head()
    const draft = fakePartnership({ publishedAt: null })
    const event = fakeEvent({ partnershipId: draft.id })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [draft])
      await write.insert(Event, [event])
    })
    await app.database.write((write) => write.update(Partnership, draft.id, { summary: 'Szkic' }))
    expect(await since(after)).toEqual([])
    await app.database.write((write) => write.update(Partnership, draft.id, { publishedAt: PUBLISHED }))
    expect(await since(after)).toMatchObject([
      { kind: 'RESTORED', recordId: draft.id, fields: ['publishedAt'], node: { id: draft.id } },
    ])
    await app.database.write((write) => write.update(Partnership, draft.id, { publishedAt: null }))
    expect((await since(after)).at(-1)).toEqual({
      kind: 'HIDDEN',
      type: 'PARTNERSHIP',
      recordId: draft.id,
      fields: null,
      node: null,
      mergedInto: null,
    })
  })

  it('tell of comments that moderators hide and restore, and authors delete', async () => {
    const [moderator, author] = [await app.appoint(Role.MODERATOR), await app.signUp()]
    const partnership = fakePartnership()
    const comment = fakeComment({ subjectId: partnership.id, authorId: author.id })
    await app.database.write((write) => write.insert(Partnership, [partnership]))
    const after = await head()
    await app.database.write((write) => write.insert(Comment, [comment]))
    const input = { id: comment.id, reason: 'SPAM', statement: 'To reklama.' }
    await moderator.data(
      'mutation Hide($input: HideCommentInput!) { hideComment(input: $input) { comment { id } } }',
      { input },
    )
    await moderator.data(
      'mutation Restore($input: PublishCommentInput!) { restoreComment(input: $input) { comment { id } } }',
      { input: { id: comment.id } },
    )
    await author.data(
      'mutation Delete($input: DeleteCommentInput!) { deleteComment(input: $input) { comment { id } } }',
      {
        input: { id: comment.id },
      },
    )
    const told = (await since(after, ', types: [COMMENT]')).map(
      ({ kind, node }: { kind: string; node: unknown }) => [kind, node],
    )
    expect(told).toEqual([
      ['CREATED', null],
      ['HIDDEN', null],
      ['RESTORED', null],
      ['DELETED', null],
    ])
  })

  it('can be narrowed to a territory, and tell of what has left it', async () => {
    const [here, there] = [fakePartnership(), fakePartnership()]
    const membership = fakeMembership({ partnershipId: here.id })
    const elsewhere = fakeOrganisation({ territoryId: mazowieckie.id })
    const after = await head()
    await app.database.write(async (write) => {
      await write.insert(Partnership, [here, there])
      await write.insertRows('partnership_territory', [
        { partnershipId: here.id, territoryId: niemodlin.id },
        { partnershipId: there.id, territoryId: mazowieckie.id },
      ])
      await write.insert(Membership, [membership])
      await write.insert(Organisation, [elsewhere])
      await write.insert(Event, [
        fakeEvent({ partnershipId: there.id }),
        fakeEvent({ partnershipId: there.id, territoryId: opolskie.id, title: 'Gościnnie' }),
      ])
    })
    await app.database.write((write) =>
      write.update(Organisation, elsewhere.id, { territoryId: niemodlin.id }),
    )
    await app.database.write((write) =>
      write.update(Organisation, elsewhere.id, { territoryId: mazowieckie.id }),
    )
    await app.database.write((write) => write.delete(Organisation, elsewhere.id))
    const told = async (code: string) =>
      (await since(after, `, territory: "${code}"`)).map(
        ({ kind, type }: Record<string, string>) => `${kind} ${type}`,
      )
    const moves = ['UPDATED ORGANISATION', 'UPDATED ORGANISATION', 'DELETED ORGANISATION']
    expect(await told('16')).toEqual([
      'CREATED PARTNERSHIP',
      'CREATED MEMBERSHIP',
      'CREATED ORGANISATION',
      'CREATED EVENT',
      ...moves,
    ])
    expect(await told('1609063')).toEqual([
      'CREATED PARTNERSHIP',
      'CREATED MEMBERSHIP',
      'CREATED ORGANISATION',
      ...moves,
    ])
    expect(await told('99')).toEqual(['CREATED ORGANISATION', ...moves])
  })

  it('answer RESYNC_REQUIRED where they do not go back so far, or the registry is older than the cursor', async () => {
    const other = await startApp({ CHANGES_KEPT_DAYS: '30' })
    const changes = (after: string | null) =>
      other.query(
        'query Since($after: String) { changes(after: $after) { headCursor nodes { recordId } } }',
        {
          after,
        },
      )
    const atFirst = (await changes(null)).data.changes.headCursor
    await other.database.write((write) => write.insert(Organisation, [fakeOrganisation()]))
    const later = (await changes(null)).data.changes.headCursor
    await clearChanges(30, other.database.write, new Date(Date.now() + 29 * 86_400_000))
    expect((await changes(atFirst)).data.changes.nodes).toHaveLength(1)
    await clearChanges(30, other.database.write, new Date(Date.now() + 31 * 86_400_000))
    expect((await changes(atFirst)).errors?.[0]?.extensions.code).toBe('RESYNC_REQUIRED')
    expect((await changes(later)).data.changes.nodes).toEqual([])
    await other.database.dataSource.query(
      `UPDATE "registry" SET "version" = 0, "writeId" = 'another', "changesFrom" = 1`,
    )
    expect((await changes(later)).errors?.[0]?.extensions.code).toBe('RESYNC_REQUIRED')
    await other.close()
  })

  it.each(['', 'abc', 'MDAwMDAwMDAwMDAxLjAwMDAwMA'])(
    'refuse a cursor that is not theirs: “%s”',
    async (after) => {
      const { errors } = await app.query(
        'query Since($after: String) { changes(after: $after) { headCursor } }',
        {
          after,
        },
      )
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        violations: [{ path: ['after'] }],
      })
    },
  )
})
