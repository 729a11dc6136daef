import { getNamedType, isObjectType } from 'graphql'
import { Role } from '../../../src/authz/role.enums'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { ApiKey } from '../../../src/modules/api-key/api-key.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { ModerationCase } from '../../../src/modules/moderation/moderation-case.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { Webhook } from '../../../src/modules/webhook/webhook.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import {
  fakeApiKey,
  fakeEvent,
  fakeOrganisation,
  fakePartnership,
  fakeTerritory,
  fakeWebhook,
} from '../../support/fakes'

/** Every field that leads to an account: how the staff stay unnamed there, or why they are named. */
const FIELDS: Readonly<Record<string, string>> = {
  'Change.account': 'walked below',
  'ApiKey.createdBy': 'walked below',
  'Webhook.createdBy': 'walked below',
  'ModerationDecision.decidedBy': 'walked below',
  'Comment.author': 'Whoever comments speaks in their own name.',
  'Claim.claimant': 'Whoever claims a record asks in their own name.',
  'PendingChange.proposedBy':
    'Whoever proposes a change asks in their own name; those of administrators never wait.',
  'Import.account': 'Only that account and administrators see an import; test/interchange/import says so.',
  'Appeal.appellant': 'Only moderators and the account itself see an appeal.',
  'Appeal.decidedBy': 'It is null but for moderators; test/modules/moderation/appeals.test.ts says so.',
  'Report.reporter': 'Only moderators see reports.',
  'RolePayload.account': 'Only administrators grant roles.',
  'SuspensionPayload.account': 'Only moderators suspend accounts.',
  'Viewer.account': 'It is the viewer.',
}

describe('moderators and administrators', () => {
  let app: App
  let staff: Record<'moderator' | 'administrator', Member>
  const partnership = fakePartnership()
  const event = fakeEvent({ partnershipId: partnership.id })
  const organisation = fakeOrganisation({ territoryId: 'territory_1609' })
  const owned = { organisationId: organisation.id }

  beforeAll(async () => {
    app = await startApp()
    staff = { moderator: await app.appoint(Role.MODERATOR), administrator: await app.appoint(Role.ADMIN) }
    const roles = { moderator: Role.MODERATOR, administrator: Role.ADMIN }
    await app.database.write(async (write) => {
      const units = [fakeTerritory('PL', null), fakeTerritory('16', 'PL'), fakeTerritory('1609', '16')]
      await write.insert(Territory, units)
      await write.insert(Organisation, [organisation])
      await write.insert(Partnership, [partnership])
      await write.insertRows('partnership_territory', [
        { partnershipId: partnership.id, territoryId: 'territory_1609' },
      ])
      await write.insert(Event, [event])
      await write.insert(ModerationCase, [
        { id: 'case_1', subjectId: partnership.id, openedAt: '2020-01-01T00:00:00.000Z', closedAt: null },
      ])
    })
    for (const [name, { id }] of Object.entries(staff)) {
      // In their role, and as anybody.
      for (const role of [roles[name as keyof typeof roles], Role.MEMBER, Role.ORGANISER])
        await app.database.write(async (write) => {
          write.actAs({ accountId: id, role })
          await write.update(Organisation, organisation.id, { name: `${name} ${role}` })
          await write.update(Partnership, partnership.id, { name: `${name} ${role}` })
          await write.update(Event, event.id, { title: `${name} ${role}` })
        })
      await app.database.write(async (write) => {
        await write.insert(ApiKey, [fakeApiKey({ ...owned, createdById: id })])
        await write.insert(Webhook, [
          fakeWebhook({ ...owned, position: '000000000000.999999', createdById: id }),
        ])
      })
    }
    await staff.moderator.data(
      `mutation { dismissReports(input: { id: "${partnership.id}" }) { subject { id } } }`,
    )
  })
  afterAll(() => app.close())

  const HISTORY = 'history(first: 20) { nodes { role account { id displayName } } }'
  const READING = `{
    partnership(id: "${partnership.id}") { ${HISTORY} decisions { decidedBy { id displayName } } }
    event(id: "${event.id}") { ${HISTORY} }
    organisation(id: "${organisation.id}") { ${HISTORY} }
    changes(first: 50) { nodes { role account { id displayName } } }
  }`
  const OWN = `{
    apiKeys { nodes { createdBy { id displayName } } }
    webhooks { nodes { createdBy { id displayName } } }
  }`

  const read = async (by: Client) => {
    const found = await by.data(READING)
    const own = (await by.query(OWN)).data
    return { found, text: JSON.stringify({ found, own }) }
  }

  it('are reached by no field that is not listed here', () => {
    const { schema } = registrySchema()
    const leading = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name === 'Account')
          .map((field) => `${type.name}.${field.name}`),
      )
    expect(leading.sort()).toEqual(Object.keys(FIELDS).sort())
  })

  it('appear by role to those who manage the record', async () => {
    const managers = {
      organiser: await app.appoint(Role.ORGANISER, partnership.id),
      representative: await app.appoint(Role.REPRESENTATIVE, organisation.id),
      editor: await app.appoint(Role.EDITOR, 'territory_16'),
      member: await app.signUp(),
      visitor: app,
    }
    for (const [name, by] of Object.entries(managers)) {
      const { found, text } = await read(by)
      for (const { id } of Object.values(staff)) expect([name, text.includes(id)]).toEqual([name, false])
      const roles = found.partnership.history.nodes.map(({ role }: { role: string }) => role)
      expect(roles).toEqual(expect.arrayContaining(['ADMIN', 'MODERATOR', 'ORGANISER']))
    }
    const [key] = (await managers.representative.data(OWN)).apiKeys.nodes
    expect(key).toEqual({ createdBy: null })
  })

  it('are named to each other, and to themselves', async () => {
    const { moderator, administrator } = staff
    const byModerator = (await read(moderator)).text
    const byAdministrator = (await read(administrator)).text
    for (const text of [byModerator, byAdministrator])
      for (const { id } of [moderator, administrator]) expect(text).toContain(id)
  })

  it('name others who changed a record to its managers, as before', async () => {
    const organiser = await app.appoint(Role.ORGANISER, partnership.id)
    await app.database.write(async (write) => {
      write.actAs({ accountId: organiser.id, role: Role.ORGANISER })
      await write.update(Partnership, partnership.id, { name: 'Z imienia' })
    })
    const other = await app.appoint(Role.ORGANISER, partnership.id)
    const { found } = await read(other)
    expect(found.partnership.history.nodes[0]).toMatchObject({
      role: 'ORGANISER',
      account: { id: organiser.id },
    })
  })
})
