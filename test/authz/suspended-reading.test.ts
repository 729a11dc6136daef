import { Role } from '../../src/authz/role.enums'
import { Account } from '../../src/modules/account/account.entity'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Sector } from '../../src/modules/sector/sector.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../support/app'
import { databaseKind } from '../support/database'
import { fakeSectors, fakeTerritory } from '../support/fakes'
import { READINGS, read } from './readings'
import { BEFORE, enterWorld, type Ids } from './world'

const SUSPENDED = { suspendedUntil: '2100-01-01T00:00:00.000Z' }

/** What a suspended representative takes back, it must be able to see. */
const TO_TAKE_BACK = new Set(['API keys', 'webhooks'])

const ROLES: Readonly<Record<string, (ids: Ids) => readonly [Role, string] | null>> = {
  member: () => null,
  organiser: ({ partnership }) => [Role.ORGANISER, partnership],
  representative: ({ organisation }) => [Role.REPRESENTATIVE, organisation],
  editor: () => [Role.EDITOR, 'territory_16'],
  moderator: () => [Role.MODERATOR, ''],
  administrator: () => [Role.ADMIN, ''],
}

describe('a suspended account', () => {
  let app: App
  let ids: Ids
  const members = new Map<string, Member>()

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      const units = [fakeTerritory('PL', null), fakeTerritory('16', 'PL'), fakeTerritory('1609', '16')]
      await write.insert(Territory, units)
    })
    ids = await enterWorld({ ...BEFORE, author: 'somebody' }, (await app.signUp()).id, app)
    const { id: accountId } = await app.signUp()
    await app.database.write(async (write) => {
      write.actAs({ accountId, role: Role.EDITOR })
      await write.update(Organisation, ids.organisation, { name: 'Inna' })
      await write.update(Partnership, ids.other, { name: 'Inne' })
    })
    await (await app.appoint(Role.MODERATOR)).data(
      `mutation { hideComment(input: { id: "${ids.comment}", reason: SPAM, statement: "Reklama." }) { comment { id } } }`,
    )
    for (const [name, grantOf] of Object.entries(ROLES)) {
      const grant = grantOf(ids)
      members.set(name, await (grant ? app.appoint(...grant) : app.signUp()))
    }
  })
  afterAll(() => app.close())

  const suspend = (member: Member, until = SUSPENDED) =>
    app.database.write((write) => write.update(Account, member.id, until as { suspendedUntil: string }))
  const isNothing = (answer: string) => answer === 'nothing' || /"totalCount":0\b/.test(answer)

  it.each(Object.keys(ROLES))(
    'that is %s reads what visitors read, and what it may take back',
    async (name) => {
      const member = members.get(name) as Member
      const line: string[] = []
      for (const reading of Object.keys(READINGS)) {
        const byVisitor = await read(app, reading, ids)
        await suspend(member, { suspendedUntil: null } as never)
        const active = await read(member, reading, ids)
        await suspend(member)
        const suspended = await read(member, reading, ids)
        const isTakenBack = name === 'representative' && TO_TAKE_BACK.has(reading)
        if (isTakenBack) expect([reading, suspended]).toEqual([reading, active])
        else if (isNothing(byVisitor)) expect([reading, isNothing(suspended)]).toEqual([reading, true])
        else expect([reading, suspended]).toEqual([reading, byVisitor])
        const isMore = active !== byVisitor && !(isNothing(active) && isNothing(byVisitor))
        line.push(
          isTakenBack ? `${reading}: still` : isMore ? `${reading}: no more` : `${reading}: as visitors`,
        )
      }
      if (databaseKind === 'sqlite') process.stdout.write(`suspended ${name}\n  ${line.join('\n  ')}\n`)
      if (name !== 'member') expect(line.join()).toMatch(/no more|still/)
    },
  )

  it('reads its own account, with its roles, sessions and data', async () => {
    const member = members.get('moderator') as Member
    await suspend(member)
    const { viewer, exportMyData } = await member.data(
      '{ viewer { roles suspendedUntil sessions { isCurrent } } exportMyData }',
    )
    expect(viewer).toEqual({ roles: ['MEMBER', 'MODERATOR'], ...SUSPENDED, sessions: [{ isCurrent: true }] })
    expect(exportMyData.account.id).toBe(member.id)
  })

  it('revokes keys, deletes webhooks and ends sessions of what it represents, and nothing of others', async () => {
    const member = members.get('representative') as Member
    await suspend(member)
    const revoke = `mutation { revokeApiKey(input: { id: "${ids.apiKey}" }) { apiKey { revokedAt } } }`
    const remove = `mutation { deleteWebhook(input: { id: "${ids.webhook}" }) { webhook { id } } }`
    for (const name of ['member', 'organiser', 'editor', 'moderator', 'administrator']) {
      const other = members.get(name) as Member
      await suspend(other)
      for (const document of [revoke, remove])
        expect((await other.query(document)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    const resume = `mutation { resumeWebhook(input: { id: "${ids.webhook}" }) { webhook { id } } }`
    const create = `mutation { createApiKey(input: { name: "x", organisationId: "${ids.organisation}" }) { key } }`
    const rotate = `mutation { rotateWebhookSecret(input: { id: "${ids.webhook}" }) { secret } }`
    for (const document of [resume, create, rotate])
      expect((await member.query(document)).errors?.[0]?.extensions).toEqual({
        code: 'FORBIDDEN',
        reason: 'SUSPENDED',
        ...SUSPENDED,
      })
    expect((await member.data(revoke)).revokeApiKey.apiKey.revokedAt).not.toBeNull()
    expect((await member.data(remove)).deleteWebhook).toEqual({ webhook: null })
    const [{ id }] = (await member.data('{ viewer { sessions { id } } }')).viewer.sessions
    expect(await member.data(`mutation { endSession(input: { id: "${id}" }) { viewer { id } } }`)).toEqual({
      endSession: { viewer: null },
    })
  })
})
