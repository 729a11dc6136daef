import fc from 'fast-check'
import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { type Organisation, organisations } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { partnerships } from '../../../src/modules/partnership/partnership.collection'
import type { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { removeRecord } from '../../../src/modules/removal/remove-record'
import { changeRecord } from '../../../src/mutations/change-record'
import { testDatabase } from '../../support/database'
import { fakeAccount, fakeComment, fakeMembership } from '../../support/fakes'
import { tries } from '../../support/scale'
import { importUpload, layOut } from './import-upload'
import { operatorOf, recordsOf, rowsOf, undoImport } from './undo-world'

const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })

const ROWS = {
  organisations: fc.record({
    name: fc.constantFrom('Dąb', 'Klon', 'Jesion', 'Dom Kultury'),
    krs: maybe('0000325251', '0000000007', null),
    territory: maybe('14', '0264', null),
    offers: maybe([], ['ROOMS']),
    contact: maybe(null, { phone: '+48 22 443 01 44' }),
    sources: maybe([{ url: 'https://example.org/a' }]),
  }),
  partnerships: fc.record({
    name: fc.constantFrom('Razem', 'Osobno', 'Sąsiedzi', 'Młyn'),
    summary: maybe('Sad', 'Las', null),
    territories: maybe(['14'], ['14', '0264'], []),
    sectors: maybe(['PUBLIC'], ['SOCIAL', 'PRIVATE'], []),
    goals: maybe([{ text: 'Sad' }], [{ text: 'Las' }, { text: 'Bór' }], []),
    initiators: maybe([{ kind: 'NGO', name: 'Grupa' }], [{ kind: 'RESIDENT', name: 'Ktoś' }], []),
    formerNames: maybe(['Dawniej'], []),
  }),
  memberships: fc.record({
    partnershipId: fc.constantFrom('P0', 'P1', 'P2'),
    organisationId: fc.constantFrom('O0', 'O1', 'O2'),
    role: maybe('PARTNER', 'SUPPORTER', 'LEADER'),
    contribution: maybe('Sala', null),
    since: maybe('2019', '2020-05'),
  }),
  agreements: fc.record({
    partnershipId: fc.constantFrom('P0', 'P1', 'P2'),
    parties: maybe(['O0'], ['O1', 'O2'], []),
    title: maybe('Umowa', 'Aneks', null),
    signedOn: maybe('2018', '2021-03-01'),
  }),
  events: fc.record({
    partnershipId: fc.constantFrom('P0', 'P1', 'P2'),
    title: fc.constantFrom('Piknik', 'Spotkanie', 'Koncert'),
    kind: fc.constantFrom('MEETING', 'PICNIC'),
    startsAt: fc.constantFrom('2024-05-01T10:00:00.000Z', '2024-06-01T10:00:00.000Z'),
    place: maybe('Rynek', null),
    coHostIds: maybe([]),
  }),
}

type Type = keyof typeof ROWS

const file = (type: Type, keys: readonly string[]) =>
  fc
    .subarray([...keys], { minLength: 1 })
    .chain((chosen) => fc.tuple(...chosen.map((key) => ROWS[type].map((row) => ({ ...row, key })))))
    .map((rows) => ({ type, text: rows.map((row) => `${JSON.stringify(row)}\n`).join('') }))

const imported = fc.constantFrom(...(Object.keys(ROWS) as Type[])).chain((type) => {
  const letter = type[0]?.toUpperCase()
  return file(
    type,
    [0, 1, 2, 3, 4, 5].map((number) => `${letter}${number}`),
  )
})

const edits = fc.array(
  fc.record({ what: fc.constantFrom('change', 'offer', 'comment', 'join', 'delete'), which: fc.nat(99) }),
  { maxLength: 6 },
)

describe('An undo', () => {
  it('leaves every record that nobody has touched since as it was before, and tells of the others', async () => {
    const property = fc.asyncProperty(imported, imported, edits, async (first, second, changes) => {
      const database = await testDatabase()
      try {
        await layOut(database)
        await enterBase(database)
        const order = { isDryRun: false, onDuplicate: 'create', blank: 'clears' } as const
        await importUpload(database, first.text, { ...order, type: first.type })
        const before = await recordsOf(database)
        const { importId } = await importUpload(database, second.text, { ...order, type: second.type })
        const [last] = await rowsOf<{ id: string }>(database, 'SELECT max("id") AS "id" FROM "change"')
        await edit(database, changes)
        const edited = await recordsOf(database)
        const touched = withInitiators(
          await touchedSince(database, importId as string, last?.id as string),
          before,
          edited,
        )
        const undoId = await undoImport(database, importId)
        const after = await recordsOf(database)
        const left = await rowsOf<{ recordId: string }>(
          database,
          `SELECT "recordId" FROM "undo_conflict" WHERE "importId" = '${undoId}'`,
        )
        const told = new Set(left.map(({ recordId }) => recordId))
        for (const id of new Set([...Object.keys(before), ...Object.keys(edited)])) {
          if (touched.has(id)) expect([id, after[id]]).toEqual([id, edited[id]])
          else expect([id, after[id]]).toEqual([id, before[id]])
        }
        const expected = (await changedBy(database, importId as string)).filter(
          (id) => touched.has(id) && !id.startsWith('initiator_'),
        )
        expect([...told].filter((id) => !id.startsWith('initiator_')).sort()).toEqual(expected.sort())
        await undoImport(database, undoId)
        expect(await recordsOf(database)).toEqual(edited)
      } finally {
        await database.close()
      }
    })
    await fc.assert(property, { numRuns: tries(60, 15), endOnFailure: true })
  }, 600_000)
})

const enterBase = async (database: Database) => {
  const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const three = [0, 1, 2]
  const order = { onDuplicate: 'create' } as const
  await importUpload(database, lines(three.map((n) => ({ key: `O${n}`, name: `Organizacja ${n}` }))), {
    ...order,
    type: 'organisations',
  })
  await importUpload(
    database,
    lines(
      three.map((n) => ({
        key: `P${n}`,
        name: `Partnerstwo ${n}`,
        initiators: [{ kind: 'NGO', name: `Inicjator ${n}` }],
      })),
    ),
    order,
  )
  await importUpload(database, lines([{ key: 'M0', partnershipId: 'P0', organisationId: 'O0' }]), {
    ...order,
    type: 'memberships',
  })
}

type Edits = typeof edits extends fc.Arbitrary<infer Value> ? Value : never

/** What others do to records meanwhile. */
async function edit(database: Database, changes: Edits) {
  for (const { what, which } of changes)
    await operatorOf(database)(async (mutation) => {
      const { write, viewer } = mutation
      const pick = async (table: 'partnership' | 'organisation' | 'event') => {
        const rows = await write.read<{ id: string }>(sql([`SELECT "id" FROM "${table}" ORDER BY "id"`]))
        return rows[which % Math.max(rows.length, 1)]?.id ?? ''
      }
      const partnershipId = await pick('partnership')
      if (what === 'change') {
        const record = (await write.find(partnerships, partnershipId, viewer)) as Partnership
        await changeRecord(partnerships, { record, changes: { summary: `Zmiana ${which}` } }, mutation)
      } else if (what === 'offer') {
        const record = (await write.find(organisations, await pick('organisation'), viewer)) as Organisation
        await changeRecord(organisations, { record, changes: { nip: '5260001246' } }, mutation)
      } else if (what === 'comment') {
        const subjectId = (await pick('event')) || partnershipId
        const author = fakeAccount()
        await write.insert(Account, [author])
        await write.insert(Comment, [fakeComment({ subjectId, authorId: author.id })])
      } else if (what === 'join') await write.insert(Membership, [fakeMembership({ partnershipId })])
      else await removeRecord(Event, { id: await pick('event') }, mutation)
    })
}

/** The records that others have changed since an import, that depend on what it has created, or that hang on such. */
async function touchedSince(database: Database, importId: string, mark: string): Promise<Set<string>> {
  const ids = async (text: string) => (await rowsOf<{ id: string }>(database, text)).map(({ id }) => id)
  const isCreated = (column: string) => `"${column}" IN (SELECT "recordId" FROM "change"
    WHERE "kind" = 'CREATED' AND "importId" = '${importId}')`
  const found = new Set([
    ...(await ids(`SELECT "recordId" AS "id" FROM "change" WHERE "id" > '${mark}'`)),
    ...(await ids(`SELECT "subjectId" AS "id" FROM "comment" WHERE ${isCreated('subjectId')}`)),
    ...(await ids(`SELECT "partnershipId" AS "id" FROM "membership" WHERE ${isCreated('partnershipId')}`)),
  ])
  return found
}

/** Initiators go and stay with the partnerships that name them. */
const withInitiators = (touched: ReadonlySet<string>, ...states: Readonly<Record<string, string[]>>[]) =>
  new Set([
    ...touched,
    ...states.flatMap((state) =>
      [...touched].flatMap((id) =>
        (state[id] ?? []).flatMap((row) => /^partnership_initiator .*(initiator_\w+)/.exec(row)?.[1] ?? []),
      ),
    ),
  ])

const changedBy = async (database: Database, importId: string): Promise<string[]> =>
  (
    await rowsOf<{ id: string }>(
      database,
      `SELECT DISTINCT "recordId" AS "id" FROM "change" WHERE "importId" = '${importId}'
        AND ("kind" = 'CREATED' OR "storedBefore" IS NOT NULL)`,
    )
  ).map(({ id }) => id)
