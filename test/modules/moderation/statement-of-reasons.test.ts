import { Account } from '../../../src/modules/account/account.entity'
import type { Member } from '../../support/app'
import { hurryIntervals, resetClocks } from '../../support/clock'
import { type Mailbox, openMailbox } from '../../support/mailbox'
import { type Deciding, decideAgainst, KINDS, startDeciding } from './decisions-against'

const DAY_MS = 86_400_000
const RULES = {
  HIDE: 'NO_ADVERTISING',
  SUSPEND: 'NO_ADVERTISING',
  REJECT_CLAIM: 'MANDATE',
  DECLINE_CHANGE: 'VERIFIABLE_RECORDS',
  REVOKE_KEY: 'FAIR_USE',
}

const DECISIONS = `{ viewer { decisions { id kind statement setTo decidedAt appealableUntil rule(language: EN) { code name }
  polish: statementOfReasons(language: PL) english: statementOfReasons(language: EN) decidedBy { id } } } }`

describe('the statement of reasons', () => {
  let mailbox: Mailbox
  let deciding: Deciding
  let ada: Member

  beforeAll(async () => {
    hurryIntervals()
    mailbox = await openMailbox()
    deciding = await startDeciding({ SMTP_URL: mailbox.url, APPEAL_DAYS: '200' })
  })
  afterAll(async () => {
    await deciding.app.close()
    await mailbox.close()
    resetClocks()
  })
  beforeEach(async () => {
    ada = await deciding.app.signUp('Ada')
  })

  const decisions = async (of = ada) => (await of.data(DECISIONS)).viewer.decisions
  const emailOf = async (of: Member) => (await of.data('{ viewer { email } }')).viewer.email
  const verify = (of: Member) =>
    deciding.app.database.write((write) =>
      write.update(Account, of.id, { emailVerifiedAt: new Date().toISOString() }),
    )

  it.each(KINDS)('of %s names the rule, the facts and the appeal, to the person alone', async (kind) => {
    const { subjectId } = await decideAgainst(kind, ada, deciding)
    const [decision] = await decisions()
    const { id, rule, statement, decidedAt, appealableUntil, polish, english, decidedBy } = decision
    expect({ code: rule.code, statement, decidedBy }).toEqual({
      ...{ code: RULES[kind], statement: 'Opis sprawy.', decidedBy: null },
    })
    expect(Date.parse(appealableUntil) - Date.parse(decidedAt)).toBe(200 * DAY_MS)
    for (const text of [polish, english])
      for (const part of [rule.code, statement, subjectId, appealableUntil.slice(0, 10), id, '2022/2065'])
        expect(text).toContain(part)
    expect(english).toContain(rule.name)
    if (kind === 'SUSPEND') expect(english).toContain('until: 2090-01-01')
    const found = `{ node(id: "${id}") { id } }`
    expect(await (await deciding.app.signUp()).data(found)).toEqual({ node: null })
    expect(await deciding.app.data(found)).toEqual({ node: null })
    expect(await ada.data(found)).toEqual({ node: { id } })
  })

  it.each(KINDS)('of %s is written to a proved address', async (kind) => {
    const email = await emailOf(ada)
    // The one after signing up, which is not sent to an address that is proved already.
    await mailbox.letterTo(email)
    await verify(ada)
    await decideAgainst(kind, ada, deciding)
    const { text, subject } = await mailbox.letterTo(email, 2)
    expect(subject).toBe('Partnerstwa: decyzja, która Cię dotyczy')
    expect(text).toContain((await decisions())[0].polish)
  })

  it('is not written to an address that nobody has proved', async () => {
    await decideAgainst('HIDE', ada, deciding)
    const queued = await deciding.app.database.dataSource.query(
      `SELECT "id" FROM "outgoing_mail" WHERE "kind" = 'DECISION' AND "email" = '${await emailOf(ada)}'`,
    )
    expect(queued).toEqual([])
  })

  it('is there for decisions against somebody only', async () => {
    const { subjectId } = await decideAgainst('HIDE', ada, deciding)
    await deciding.moderator.data(
      `mutation { restoreComment(input: { id: "${subjectId}", reason: OTHER }) { comment { id } } }`,
    )
    expect((await decisions())[0]).toMatchObject({
      ...{ kind: 'RESTORE', polish: null, english: null, appealableUntil: null },
    })
  })

  it('is there for no one about a key that its organisation revokes itself', async () => {
    const { subjectId } = await decideAgainst('REVOKE_KEY', ada, deciding)
    const { organisation } = (
      await deciding.admin.data(`{ node(id: "${subjectId}") { ... on ApiKey { organisation { id } } } }`)
    ).node
    const bob = await deciding.app.appoint('REPRESENTATIVE' as never, organisation.id)
    const created = await ada.query(`mutation { createApiKey(input: { name: "Klucz" }) { apiKey { id } } }`)
    expect(created.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const { apiKey } = (
      await bob.data(
        `mutation { createApiKey(input: { name: "Klucz", organisationId: "${organisation.id}" }) { apiKey { id } } }`,
      )
    ).createApiKey
    await bob.data(`mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { apiKey { id } } }`)
    expect(await decisions(bob)).toEqual([])
  })
})
