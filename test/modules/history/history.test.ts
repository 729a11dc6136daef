import { Role } from '../../../src/authz/role.enums'
import type { Writing } from '../../../src/core/change-log/write'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipRole } from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import { fakeMembership, fakeOrganisation, fakePartnership } from '../../support/fakes'

const HISTORY = `query History($id: ID!) { partnership(id: $id) { history {
  totalCount nodes { kind type recordId role account { id } differences { field from to } }
} } }`

describe('the history of a record', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  const by = (member: Member, role: Role, work: (write: Writing) => Promise<void>) =>
    app.database.write(async (write) => {
      write.actAs({ accountId: member.id, role })
      await work(write)
    })
  const historyOf = async (id: string, asker: Client = app) =>
    (await asker.data(HISTORY, { id })).partnership.history

  it('tells what became what, by which role, and by whom only to those who keep the record', async () => {
    const partnership = fakePartnership({ name: 'Dawna nazwa', contact: null })
    const membership = fakeMembership({ partnershipId: partnership.id, role: MembershipRole.PARTNER })
    const contact = { email: 'biuro@example.org', phone: null, website: null }
    await app.database.write((write) => write.insert(Partnership, [partnership]))
    const organiser = await app.appoint(Role.ORGANISER, partnership.id)
    await by(organiser, Role.ORGANISER, async (write) => {
      await write.insert(Membership, [membership])
      await write.update(
        Partnership,
        partnership.id,
        { name: 'Nowa nazwa', contact, version: 2 },
        {
          links: { sectors: [['PUBLIC'], ['PUBLIC', 'SOCIAL']] },
        },
      )
      await write.update(Membership, membership.id, { role: MembershipRole.LEADER })
    })
    const of = { role: 'ORGANISER', account: null }
    const expected = [
      {
        ...of,
        kind: 'UPDATED',
        type: 'MEMBERSHIP',
        recordId: membership.id,
        differences: [{ field: 'role', from: 'PARTNER', to: 'LEADER' }],
      },
      {
        ...of,
        kind: 'UPDATED',
        type: 'PARTNERSHIP',
        recordId: partnership.id,
        differences: [
          { field: 'name', from: 'Dawna nazwa', to: 'Nowa nazwa' },
          { field: 'contact', from: null, to: contact },
          { field: 'sectors', from: ['PUBLIC'], to: ['PUBLIC', 'SOCIAL'] },
        ],
      },
      { ...of, kind: 'CREATED', type: 'MEMBERSHIP', recordId: membership.id, differences: null },
      {
        role: null,
        account: null,
        kind: 'CREATED',
        type: 'PARTNERSHIP',
        recordId: partnership.id,
        differences: null,
      },
    ]
    expect(await historyOf(partnership.id)).toEqual({ totalCount: 4, nodes: expected })
    expect(await historyOf(partnership.id, await app.signUp())).toEqual({ totalCount: 4, nodes: expected })
    const named = expected.map((each) => ({ ...each, account: each.role && { id: organiser.id } }))
    expect(await historyOf(partnership.id, organiser)).toEqual({ totalCount: 4, nodes: named })
    expect(await historyOf(partnership.id, await app.appoint(Role.ADMIN))).toEqual({
      totalCount: 4,
      nodes: named,
    })
  })

  it('shows what was done to a draft to those only who keep it', async () => {
    const draft = fakePartnership({ publishedAt: null })
    await app.database.write((write) => write.insert(Partnership, [draft]))
    await app.database.write((write) => write.update(Partnership, draft.id, { summary: 'Tajne' }))
    const publishedAt = new Date().toISOString()
    await app.database.write((write) => write.update(Partnership, draft.id, { publishedAt }))
    const kinds = async (asker: Client) =>
      (await historyOf(draft.id, asker)).nodes.map(({ kind }: { kind: string }) => kind)
    expect(await kinds(app)).toEqual(['RESTORED'])
    expect(await kinds(await app.appoint(Role.ORGANISER, draft.id))).toEqual([
      'RESTORED',
      'UPDATED',
      'CREATED',
    ])
  })

  it('forgets who did it when the account is erased', async () => {
    const organisation = fakeOrganisation()
    const [ada, admin] = [await app.signUp(), await app.appoint(Role.ADMIN)]
    await by(ada, Role.MEMBER, (write) => write.insert(Organisation, [organisation]))
    const history = async () =>
      (
        await admin.data(
          'query Made($id: ID!) { organisation(id: $id) { history { nodes { role account { id } } } } }',
          { id: organisation.id },
        )
      ).organisation.history.nodes
    expect(await history()).toEqual([{ role: 'MEMBER', account: { id: ada.id } }])
    expect((await ada.data('{ exportMyData }')).exportMyData.changes).toEqual([
      expect.objectContaining({ kind: 'CREATED', recordId: organisation.id, role: 'MEMBER' }),
    ])
    await ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    expect(await history()).toEqual([{ role: null, account: null }])
    const left = await app.database.dataSource.query(`SELECT 1 FROM "change" WHERE "actorId" = '${ada.id}'`)
    expect(left).toEqual([])
  })

  it('is read page by page', async () => {
    const organisation = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [organisation]))
    for (const krs of ['0000000003', '0000000004', '0000000005'])
      await app.database.write((write) => write.update(Organisation, organisation.id, { krs }))
    const seen: string[] = []
    let after: string | null = null
    do {
      const {
        history,
      }: {
        history: {
          nodes: { differences: { to: string }[] | null }[]
          pageInfo: { hasNextPage: boolean; endCursor: string }
        }
      } = (
        await app.data(
          `query Page($id: ID!, $after: String) { organisation(id: $id) { history(first: 2, after: $after) {
            nodes { differences { to } } pageInfo { hasNextPage endCursor } } } }`,
          { id: organisation.id, after },
        )
      ).organisation
      seen.push(...history.nodes.map(({ differences }) => differences?.[0]?.to ?? 'CREATED'))
      after = history.pageInfo.hasNextPage ? history.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(['0000000005', '0000000004', '0000000003', 'CREATED'])
  })
})
