import { Role } from '../../src/authz/role.enums'
import { Event } from '../../src/modules/event/event.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Membership } from '../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../support/app'
import { fakeEvent, fakeMembership, fakeOrganisation, fakePartnership } from '../support/fakes'

let app: App
let admin: Member

beforeAll(async () => {
  app = await startApp({ FIRST_DATA: 'none' })
  admin = await app.appoint(Role.ADMIN)
})
afterAll(() => app.close())

const remove = (mutation: string, id: string, more = {}) =>
  admin.query(
    `mutation Remove($input: RemovalInput!) { ${mutation}(input: $input) { removedId warnings { code } } }`,
    {
      input: { id, expectedVersion: 1, reason: 'Wpisano dwa razy.', ...more },
    },
  )

describe('The removal of what should not be there', () => {
  it('refuses what others refer to, and says what they are; then it goes, with a reason, a tombstone and 410', async () => {
    const [partnership, organisation] = [fakePartnership(), fakeOrganisation()]
    const event = fakeEvent({ partnershipId: partnership.id })
    const member = fakeMembership({ partnershipId: partnership.id, organisationId: organisation.id })
    await app.database.write(async (write) => {
      await write.insert(Organisation, [organisation])
      await write.insert(Partnership, [partnership])
      await write.insert(Event, [event])
      await write.insert(Membership, [member])
    })
    const refused = await remove('removePartnership', partnership.id)
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringContaining('1 event, 1 membership'),
      extensions: {
        ...{ code: 'CONFLICT', reason: 'DEPENDED_ON' },
        dependents: [
          { called: 'event', count: 1 },
          { called: 'membership', count: 1 },
        ],
      },
    })
    expect((await remove('removeOrganisation', organisation.id)).errors?.[0]?.extensions.reason).toBe(
      'DEPENDED_ON',
    )
    expect((await remove('removeEvent', event.id, { expectedVersion: 2 })).errors?.[0]?.extensions.code).toBe(
      'CONFLICT',
    )
    for (const [mutation, { id }, feed] of [
      ['removeEvent', event, 'events'],
      ['removeMembership', member, 'memberships'],
      ['removePartnership', partnership, 'partnerships'],
      ['removeOrganisation', organisation, 'organisations'],
    ] as const) {
      expect(await remove(mutation, id)).toEqual({ data: { [mutation]: { removedId: id, warnings: [] } } })
      expect((await fetch(`${app.url}/feeds/${feed}/${id}.json`)).status).toBe(410)
      expect((await remove(mutation, id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    const { changes } = await app.data('{ changes(first: 100) { nodes { kind recordId reason } } }')
    expect(changes.nodes).toContainEqual({
      ...{ kind: 'DELETED', recordId: partnership.id, reason: 'Wpisano dwa razy.' },
    })
  })

  it.each([
    ['', 'notBlank'],
    ['   ', 'notBlank'],
    ['x'.repeat(1_001), 'maxLength'],
    ['\u0000', 'plainText'],
  ])('takes no reason like %j', async (reason) => {
    const partnership = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [partnership]))
    const { errors } = await remove('removePartnership', partnership.id, { reason })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('leaves drafts to discardPartnership', async () => {
    const draft = fakePartnership({ publishedAt: null })
    await app.database.write((write) => write.insert(Partnership, [draft]))
    expect((await remove('removePartnership', draft.id)).errors?.[0]?.extensions.reason).toBe('NOT_PUBLISHED')
  })
})
