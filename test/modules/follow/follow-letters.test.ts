import { type Database, openDatabase } from '../../../src/database/database'
import { Event } from '../../../src/modules/event/event.entity'
import { LetterFrequency } from '../../../src/modules/follow/follow.enums'
import { nextLetterAt } from '../../../src/modules/follow/letters/letter-schedule'
import { queueFollowLetters } from '../../../src/modules/follow/letters/queue-letters'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeEvent, fakePartnership } from '../../support/fakes'
import { type Mailbox, openMailbox } from '../../support/mailbox'

const FOLLOW = 'mutation Begin($input: FollowInput!) { follow(input: $input) { viewer { id } } }'
const UNFOLLOW = 'mutation End($input: UnfollowInput!) { unfollow(input: $input) { viewer { id } } }'
const CHOOSE = `mutation Choose($input: ChooseFollowingLettersInput!) {
  chooseFollowingLetters(input: $input) { viewer { followingLetters email } }
}`
const LONG_AGO = '2020-01-01T00:00:00.000Z'
const LATER = '2090-05-01T10:00:00.000Z'
const DAY_MS = 86_400_000

describe('letters about what an account follows', () => {
  let mailbox: Mailbox
  let app: App
  let ada: Member
  let email: string
  let partnership: ReturnType<typeof fakePartnership>
  beforeAll(async () => {
    mailbox = await openMailbox()
    app = await startApp({ SMTP_URL: mailbox.url, PUBLIC_URL: 'https://registry.test' })
  })
  beforeEach(async () => {
    ada = await app.signUp()
    email = (await ada.data('{ viewer { email } }')).viewer.email
    partnership = fakePartnership()
    await app.database.write((write) => write.insert(Partnership, [partnership]))
    await set('"emailVerifiedAt"', `'${LONG_AGO}'`)
    await ada.data(FOLLOW, { input: { id: partnership.id } })
  })
  afterAll(async () => {
    await app.close()
    await mailbox.close()
  })

  const set = (column: string, value: string) =>
    app.database.dataSource.query(`UPDATE "account" SET ${column} = ${value} WHERE "id" = '${ada.id}'`)
  const choose = async (frequency: string, by: Member = ada) =>
    (await by.data(CHOOSE, { input: { frequency } })).chooseFollowingLetters.viewer.followingLetters
  const rename = (name: string) =>
    app.database.write((write) => write.update(Partnership, partnership.id, { name }))
  const queue = (inMs = 0, database: Database = app.database) =>
    queueFollowLetters(
      (work) => database.write(work),
      () => new Date(Date.now() + inMs),
    )
  const queued = async (): Promise<string[]> =>
    (
      await app.database.dataSource.query(
        `SELECT "about" FROM "outgoing_mail" WHERE "email" = '${email}' AND "kind" = 'FOLLOWED_RECORDS'`,
      )
    ).map(({ about }: { about: string }) => about)
  /** Sent letters, once none waits. */
  const sent = async () => {
    // Those of a clock that was set ahead are due now.
    await app.database.dataSource.query(
      `UPDATE "outgoing_mail" SET "nextAttemptAt" = '${LONG_AGO}' WHERE "email" = '${email}' AND "attempts" = 0`,
    )
    // Whoever signs up gets a letter at once, and those that wait leave with it.
    await app.signUp()
    while ((await queued()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    return mailbox.letters.filter(
      ({ recipients, subject }) => recipients.includes(email) && !/konto|e-mail/.test(subject ?? ''),
    )
  }
  const unsubscribeAddress = async () => {
    const [letter] = await sent()
    const header = letter?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? ''
    return header.replace(/[<>]/g, '').replace('https://registry.test', app.url)
  }

  it('are none until they are chosen', async () => {
    expect((await ada.data('{ viewer { followingLetters } }')).viewer.followingLetters).toBe('NEVER')
    await rename('Bez listu')
    await queue(8 * DAY_MS)
    expect(await queued()).toEqual([])
  })

  it('tell once, in their language, what has happened since they were chosen', async () => {
    await rename('Przed wyborem')
    expect(await choose('AT_ONCE')).toBe('AT_ONCE')
    await queue()
    expect(await queued()).toEqual([])
    await rename('Razem dla Żuław')
    const event = fakeEvent({ ...{ partnershipId: partnership.id, title: 'Piknik', startsAt: LATER } })
    await app.database.write((write) => write.insert(Event, [event]))
    await queue()
    await queue()
    const letters = await sent()
    expect(letters).toHaveLength(1)
    expect(letters[0]?.subject).toMatch(/: Piknik i inne \(2\)$/)
    expect(letters[0]?.text).toContain('Piknik\n  kiedy: 1 maja 2090 12:00 CEST\n  dodano\n')
    expect(letters[0]?.text).toContain(
      `Razem dla Żuław\n  zmieniono\n  https://registry.test/records/${partnership.id}`,
    )
    await set('"language"', "'EN'")
    await rename('Together')
    await queue(11 * 60_000)
    expect((await sent())[1]?.text).toContain('Together\n  updated\n')
    // What the letter before has told is not told again.
    expect((await sent())[1]?.text).not.toContain('Piknik')
  })

  it('are at most one in ten minutes at once, and tell all that has come meanwhile', async () => {
    await choose('AT_ONCE')
    await rename('Raz')
    await queue()
    expect(await sent()).toHaveLength(1)
    await rename('Dwa')
    await queue()
    await queue(9 * 60_000)
    expect(await sent()).toHaveLength(1)
    await queue(11 * 60_000)
    expect(await sent()).toHaveLength(2)
  })

  it.each([
    ['DAILY', '2026-12-01T05:59:59.000Z', '2026-12-01T06:00:00.000Z'],
    ['DAILY', '2026-12-01T06:00:00.000Z', '2026-12-02T06:00:00.000Z'],
    ['DAILY', '2026-06-30T22:30:00.000Z', '2026-07-01T05:00:00.000Z'],
    ['DAILY', '2027-03-27T10:00:00.000Z', '2027-03-28T05:00:00.000Z'],
    ['WEEKLY', '2026-12-01T12:00:00.000Z', '2026-12-07T06:00:00.000Z'],
    ['WEEKLY', '2026-12-07T05:00:00.000Z', '2026-12-07T06:00:00.000Z'],
    ['WEEKLY', '2026-12-07T06:00:00.000Z', '2026-12-14T06:00:00.000Z'],
    ['AT_ONCE', '2026-12-07T06:00:00.000Z', '2026-12-07T06:10:00.000Z'],
    ['NEVER', '2026-12-07T06:00:00.000Z', null],
  ])('come %s after %s at %s', (frequency, now, at) => {
    expect(nextLetterAt(frequency as LetterFrequency, new Date(now))).toBe(at)
  })

  it.each(['DAILY', 'WEEKLY'])(
    'wait for their morning (%s), and skip one without news',
    async (frequency) => {
      await choose(frequency)
      await queue(8 * DAY_MS)
      await rename('Czeka')
      await queue()
      expect(await queued()).toEqual([])
      await queue(16 * DAY_MS)
      expect(await sent()).toHaveLength(1)
    },
  )

  it('are queued once by several servers', async () => {
    await choose('AT_ONCE')
    await rename('Raz')
    const others = await Promise.all([1, 2].map(() => openDatabase(app.databaseUrl, 60_000)))
    await Promise.all([app.database, ...others].map((each) => queue(0, each)))
    await Promise.all(others.map((each) => each.close()))
    expect(await sent()).toHaveLength(1)
  })

  it('are told again by a server that ended in the middle', async () => {
    await choose('AT_ONCE')
    await rename('Raz')
    await expect(
      queueFollowLetters((work) =>
        app.database.write(async (write) => {
          await work(write)
          throw new Error('The power went off.')
        }),
      ),
    ).rejects.toThrow('The power went off.')
    await queue()
    expect(await sent()).toHaveLength(1)
  })

  const CASES: readonly [name: string, change: () => Promise<unknown>][] = [
    ['whose address is not verified', () => set('"emailVerifiedAt"', 'NULL')],
    ['that is suspended', () => set('"suspendedUntil"', `'${LATER}'`)],
    ['that wants none any more', () => choose('NEVER')],
    ['that follows it no more', () => ada.data(UNFOLLOW, { input: { id: partnership.id } })],
    [
      'of whose record nothing is shown any more',
      () => app.database.write((write) => write.update(Partnership, partnership.id, { publishedAt: null })),
    ],
    [
      'that is erased',
      () => ada.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }'),
    ],
  ]

  it.each(CASES)('are not sent to an account %s, even where one waits', async (_name, change) => {
    await choose('AT_ONCE')
    await rename('Tajemnica')
    // Nobody is told of what is written here: it waits.
    const about = await app.database.dataSource.query('SELECT max("id") AS "id" FROM "change"')
    await change()
    await app.database.write((write) =>
      write.insertRows('outgoing_mail', [
        {
          ...{ id: `mail_${ada.id}`, kind: 'FOLLOWED_RECORDS', email, about: `0 ${about[0].id}` },
          ...{ createdAt: LONG_AGO, nextAttemptAt: LONG_AGO, attempts: 0 },
        },
      ]),
    )
    await queue()
    expect((await sent()).map(({ text }) => text)).toEqual([])
  })

  it('carry one click that ends them, once and for all', async () => {
    await choose('AT_ONCE')
    await rename('Raz')
    await queue()
    const [letter] = await sent()
    const post = letter?.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value
    const address = await unsubscribeAddress()
    expect(post).toBe('List-Unsubscribe=One-Click')
    expect(letter?.text).toContain(address.replace(app.url, 'https://registry.test'))
    const chosen = async () => (await ada.data('{ viewer { followingLetters } }')).viewer.followingLetters

    const asked = await fetch(address)
    expect([asked.status, asked.headers.get('cache-control'), await chosen()]).toEqual([
      200,
      'no-store',
      'AT_ONCE',
    ])
    expect(asked.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(await asked.text()).toContain('method="post"')

    const click = (body: URLSearchParams | FormData) => fetch(address, { method: 'POST', body })
    expect((await click(new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(200)
    expect(await chosen()).toBe('NEVER')
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    expect((await click(form)).status).toBe(200)
    expect(await chosen()).toBe('NEVER')
    await choose('DAILY')
    expect((await fetch(address, { method: 'HEAD' })).status).toBe(200)
    expect(await chosen()).toBe('DAILY')
  })

  it('are not ended by an address that was tampered with', async () => {
    await choose('AT_ONCE')
    await rename('Raz')
    await queue()
    const address = await unsubscribeAddress()
    const wrong = [
      address.slice(0, -1),
      address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      `${address}x`,
      address.replace(/key=.*/, 'key='),
      address.replace(/key=.*/, 'key=%00'),
      address.replace(/\?.*/, ''),
      `${address}&key=other`,
    ]
    for (const each of wrong) {
      const { status } = await fetch(each, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
      expect([400, 404]).toContain(status)
    }
    expect((await ada.data('{ viewer { followingLetters } }')).viewer.followingLetters).toBe('AT_ONCE')
    const large = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b'.repeat(50_000) }),
    })
    expect(large.status).toBe(413)
  })
})
