import { Role } from '../../../src/authz/role.enums'
import type { Write } from '../../../src/core/change-log/write'
import { newId } from '../../../src/core/id'
import { type Database, openDatabase } from '../../../src/database/database'
import { Account } from '../../../src/modules/account/account.entity'
import { OutgoingMail } from '../../../src/modules/account/mail/outgoing-mail.entity'
import { RoleGrant } from '../../../src/modules/account/role/role-grant.entity'
import { Confirmer } from '../../../src/modules/partnership/activity/activity.enums'
import {
  askForConfirmation,
  MAX_A_DAY,
} from '../../../src/modules/partnership/activity/confirmation-requests'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import { startApp } from '../../support/app'
import { resetClocks, setClock, setNoon } from '../../support/clock'
import { testDatabaseUrl } from '../../support/database'
import { fakeAccount, fakePartnership } from '../../support/fakes'
import { openMailbox } from '../../support/mailbox'

const DAY_MS = 86_400_000
const LONG_AGO = '2020-01-01T00:00:00.000Z'

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()
const dayOf = (days: number) => daysAgo(days).slice(0, 10)

interface Known {
  readonly account?: Partial<Account>
  readonly record?: Partial<Partnership>
  readonly grant?: Partial<RoleGrant>
}

let counter = 0
const verified = () => ({ email: `organiser${counter++}@example.org`, emailVerifiedAt: LONG_AGO })

describe('organisers are asked whether a record is right', () => {
  let database: Database
  let url: string
  beforeEach(async () => {
    resetClocks()
    setNoon()
    url = await testDatabaseUrl()
    database = await openDatabase(url, 60_000)
  })
  afterEach(async () => {
    await database.close()
    resetClocks()
  })

  /** An account, and what it organises. */
  async function organiser({ account, record, grant }: Known, ...others: Partial<Partnership>[]) {
    const person = fakeAccount({ ...verified(), ...account })
    const partnerships = [record ?? {}, ...others].map((columns) =>
      fakePartnership({ publishedAt: LONG_AGO, ...columns }),
    )
    await database.write(async (write) => {
      await write.insert(Account, [person])
      await write.insert(Partnership, partnerships)
    })
    await grantTo(
      person.id,
      partnerships.map(({ id }) => id),
      grant,
    )
    return { ...person, email: person.email as string, partnerships }
  }

  const grantTo = async (accountId: string, scopeIds: readonly string[], more: Partial<RoleGrant> = {}) => {
    await database.write((write) =>
      write.insert(
        RoleGrant,
        scopeIds.map((scopeId) => ({
          ...{ id: newId('grant'), accountId, role: Role.ORGANISER, scopeId, grantedById: null },
          ...{ grantedAt: LONG_AGO, askedAt: null, ...more },
        })),
      ),
    )
  }

  const ask = (write: Write = (work) => database.write(work)) => askForConfirmation(write)

  const letters = async (): Promise<Pick<OutgoingMail, 'email' | 'about' | 'kind'>[]> =>
    database.dataSource.query('SELECT "email", "about", "kind" FROM "outgoing_mail" ORDER BY "email"')

  const CASES: readonly [name: string, isAsked: boolean, known: () => Known][] = [
    ['whose record nobody confirmed', true, () => ({})],
    [
      'who confirmed it 13 months ago',
      true,
      () => ({ record: { lastConfirmedOn: dayOf(396), lastConfirmedBy: Confirmer.ORGANISER } }),
    ],
    [
      'who confirmed it 11 months ago',
      false,
      () => ({ record: { lastConfirmedOn: dayOf(330), lastConfirmedBy: Confirmer.ORGANISER } }),
    ],
    [
      'whose record an editor confirmed',
      false,
      () => ({ record: { lastConfirmedOn: dayOf(30), lastConfirmedBy: Confirmer.EDITOR } }),
    ],
    [
      'whose record a source alone speaks of',
      true,
      () => ({ record: { lastConfirmedOn: dayOf(30), lastConfirmedBy: Confirmer.SOURCE } }),
    ],
    ['of a draft', false, () => ({ record: { publishedAt: null } })],
    ['of a record published lately', false, () => ({ record: { publishedAt: daysAgo(30) } })],
    ['of what has ended', false, () => ({ record: { stage: PartnershipStage.ENDED } })],
    ['of what ended some day', false, () => ({ record: { endedOn: '2019' } })],
    ['of an example', false, () => ({ record: { isExample: true } })],
    ['who became one lately', false, () => ({ grant: { grantedAt: daysAgo(30) } })],
    ['who only represents', false, () => ({ grant: { role: Role.REPRESENTATIVE } })],
    ['whose address is not verified', false, () => ({ account: { emailVerifiedAt: null } })],
    ['who was erased', false, () => ({ account: { email: null, erasedAt: LONG_AGO } })],
    ['who is suspended', false, () => ({ account: { suspendedUntil: '2090-01-01T00:00:00.000Z' } })],
    ['who was suspended once', true, () => ({ account: { suspendedUntil: LONG_AGO } })],
    ['who wants no such letters', false, () => ({ account: { confirmationLetters: false } })],
    ['who was asked 11 months ago', false, () => ({ grant: { askedAt: daysAgo(330) } })],
    ['who was asked 13 months ago', true, () => ({ grant: { askedAt: daysAgo(396) } })],
    ['who was asked by a clock that was years ahead', true, () => ({ grant: { askedAt: daysAgo(-1000) } })],
    ['who was asked by a clock that was days ahead', false, () => ({ grant: { askedAt: daysAgo(-3) } })],
  ]

  it.each(CASES)('one %s: %s', async (_name, isAsked, known) => {
    const { email, partnerships } = await organiser(known())
    await ask()
    expect(await letters()).toEqual(
      isAsked ? [{ email, about: partnerships[0]?.id, kind: 'CONFIRM_PARTNERSHIPS' }] : [],
    )
    await ask()
    expect(await letters()).toHaveLength(isAsked ? 1 : 0)
  })

  it('unless one of them has changed it within the year', async () => {
    const { id, partnerships } = await organiser({})
    await database.write(async (write) => {
      write.actAs({ accountId: id, role: Role.ORGANISER })
      await write.update(Partnership, partnerships[0]?.id as string, { summary: 'Razem' })
    })
    await ask()
    expect(await letters()).toEqual([])
  })

  it('by one letter for all their records', async () => {
    const one = await organiser({}, {}, { endedOn: '2019' })
    const other = await organiser({})
    await grantTo(other.id, [one.partnerships[0]?.id as string])
    await ask()
    const found = await letters()
    expect(found.map(({ email }) => email)).toEqual([one.email, other.email].sort())
    const aboutOf = (address: string) =>
      found
        .find(({ email }) => email === address)
        ?.about.split(' ')
        .sort()
    expect(aboutOf(one.email)).toEqual(
      one.partnerships
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    )
    expect(aboutOf(other.email)).toEqual([one.partnerships[0]?.id, other.partnerships[0]?.id].sort())
  })

  it('once, by several servers at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => organiser({})))
    const others = await Promise.all([openDatabase(url, 60_000), openDatabase(url, 60_000)])
    await Promise.all([database, ...others].map((each) => ask((work) => each.write(work))))
    await Promise.all(others.map((each) => each.close()))
    const found = await letters()
    expect([found.length, new Set(found.map(({ email }) => email)).size]).toEqual([30, 30])
  })

  it('by a server that ended in the middle, once it works again', async () => {
    await organiser({})
    const ending: Write = (work) =>
      database.write(async (write) => {
        await work(write)
        throw new Error('The power went off.')
      })
    await expect(ask(ending)).rejects.toThrow('The power went off.')
    expect(await letters()).toEqual([])
    await ask()
    expect(await letters()).toHaveLength(1)
  })

  it('so many a day, and no more on the day', async () => {
    const people = Array.from({ length: MAX_A_DAY + 30 }, () => fakeAccount(verified()))
    const partnerships = people.map(() => fakePartnership({ publishedAt: LONG_AGO }))
    await database.write(async (write) => {
      await write.insert(Account, people)
      await write.insert(Partnership, partnerships)
    })
    for (const [index, { id }] of people.entries()) await grantTo(id, [partnerships[index]?.id as string])
    const counts: number[] = []
    for (const hours of [0, 2, 24, 24]) {
      setClock(hours * 3_600_000)
      await ask()
      counts.push((await letters()).length)
    }
    expect(counts).toEqual([MAX_A_DAY, MAX_A_DAY, MAX_A_DAY + 30, MAX_A_DAY + 30])
  })

  it('once more at the most, where the clock goes wrong', async () => {
    await organiser({})
    await ask()
    setClock(-4 * 365 * DAY_MS)
    await ask()
    expect(await letters()).toHaveLength(1)
    resetClocks()
    setNoon()
    setClock(4 * 365 * DAY_MS)
    await ask()
    expect(await letters()).toHaveLength(2)
    resetClocks()
    setNoon()
    await ask()
    await ask()
    expect((await letters()).length).toBeLessThanOrEqual(3)
  })

  it('in their language, with what the record says and how to confirm it', async () => {
    const mailbox = await openMailbox()
    const polish = await organiser(
      { record: { name: 'Razem na Żuławach', foundedOn: '2009', lastConfirmedOn: '2024-05' } },
      { name: 'Ahoj' },
    )
    const english = await organiser({ account: { language: 'EN' as never }, record: { name: 'Together' } })
    const app = await startApp(
      { SMTP_URL: mailbox.url, PUBLIC_URL: 'https://registry.test', ACCOUNT_PAGES_URL: 'https://app.test' },
      url,
    )
    const [first, second] = await Promise.all([polish, english].map(({ email }) => mailbox.letterTo(email)))
    const [ahoj, razem] = [polish.partnerships[1]?.id, polish.partnerships[0]?.id]
    expect(first?.subject).toMatch(/czy wpisy partnerstw są aktualne\?$/)
    expect(first?.text).toContain(
      [
        ...['Ahoj', '  członkowie: 0', '  ostatnio potwierdzono: nigdy'],
        ...[
          `  https://registry.test/records/${ahoj}`,
          `  Potwierdź: https://app.test/confirm-partnership#id=${ahoj}`,
        ],
        ...['', 'Razem na Żuławach', '  data założenia: 2009', '  członkowie: 0'],
        ...['  ostatnio potwierdzono: 2024-05', `  https://registry.test/records/${razem}`],
      ].join('\n'),
    )
    expect(second?.subject).toMatch(/is the record of a partnership still right\?$/)
    expect(second?.text).toContain('confirmPartnership')
    await app.close()
    await mailbox.close()
  })

  it('no more, where somebody confirms it before the letter is sent', async () => {
    const [late, due] = [await organiser({}), await organiser({})]
    await ask()
    await database.write((write) =>
      write.update(Partnership, late.partnerships[0]?.id as string, {
        ...{ lastConfirmedOn: dayOf(0), lastConfirmedBy: Confirmer.ORGANISER },
      }),
    )
    const mailbox = await openMailbox()
    const app = await startApp({ SMTP_URL: mailbox.url }, url)
    await mailbox.letterTo(due.email)
    while ((await letters()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(mailbox.letters.map(({ recipients }) => recipients)).toEqual([[due.email]])
    await app.close()
    await mailbox.close()
  })

  it('as long as they want it', async () => {
    const app = await startApp({}, url)
    const member = await app.signUp()
    const update = (confirmationLetters: boolean | null) =>
      member.query(
        'mutation Stop($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { confirmationLetters displayName } } }',
        { input: { confirmationLetters } },
      )
    expect((await member.data('{ viewer { confirmationLetters } }')).viewer).toEqual({
      confirmationLetters: true,
    })
    expect((await update(false)).data?.updateProfile).toEqual({
      viewer: { confirmationLetters: false, displayName: 'Ada' },
    })
    expect((await update(null)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    await app.close()
  })
})
