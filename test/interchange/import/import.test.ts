import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import { testDatabase } from '../../support/database'
import { importUpload, layOut, told } from './import-upload'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterEach(() => database.close())

const rowsOf = <Row>(text: string): Promise<Row[]> => database.write((write) => write.read<Row>(sql([text])))

interface Row {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly summary: string | null
  readonly version: number
  readonly publishedAt: string | null
}

const partnerships = () => rowsOf<Row>('SELECT * FROM "partnership" ORDER BY "slug"')

const changes = () =>
  rowsOf<{ kind: string; recordClass: string; actorId: string | null }>(
    'SELECT "kind", "recordClass", "actorId" FROM "change" WHERE "recordClass" = \'Partnership\' ORDER BY "id"',
  )

describe('An import of partnerships', () => {
  it.each([
    ['commas', 'key,name,goals.text\nA,"Dąb, Klon",Sad | Las\\|Bór\n'],
    [
      'semicolons, a byte order mark and CRLF, as Polish Excel saves it',
      '\ufeffkey;name;goals.text\r\nA;Dąb, Klon;Sad | Las\\|Bór\r\n;;\r\n',
    ],
    ['tabs', 'key\tname\tgoals.text\nA\tDąb, Klon\tSad | Las\\|Bór'],
    ['a line that tells the separator', 'sep=;\r\nkey;name;goals.text\r\nA;Dąb, Klon;Sad | Las\\|Bór\r\n'],
    ['NDJSON', '{"key":"A","name":"Dąb, Klon","goals":[{"text":"Sad"},{"text":"Las|Bór"}]}\n'],
  ])('reads %s', async (_what, text) => {
    const report = await importUpload(database, text)
    expect(told(report)).toEqual([])
    expect(report.counts).toMatchObject({ created: 1 })
    expect(await partnerships()).toMatchObject([{ slug: 'dab-klon', name: 'Dąb, Klon' }])
    expect(await rowsOf('SELECT "text" FROM "goal" ORDER BY "position"')).toEqual([
      { text: 'Sad' },
      { text: 'Las|Bór' },
    ])
  })

  it('keeps a formula as text, and a file of names only brings nothing', async () => {
    await importUpload(database, 'key,name,summary\nA,Dąb,"=1+1"\n')
    expect(await partnerships()).toMatchObject([{ summary: '=1+1' }])
    expect((await importUpload(database, 'key,name\n')).rows).toBe(0)
  })

  it('publishes them, each with its change by nobody with an account; or leaves them drafts', async () => {
    await importUpload(database, 'key,name\nA,Dąb\n')
    await importUpload(database, 'key,name\nB,Klon\n', { areDrafts: true })
    const [oak, maple] = await partnerships()
    expect(oak?.publishedAt).not.toBeNull()
    expect(maple?.publishedAt).toBeNull()
    expect(await changes()).toEqual([
      { kind: 'CREATED', recordClass: 'Partnership', actorId: null },
      { kind: 'CREATED', recordClass: 'Partnership', actorId: null },
    ])
  })

  it('again changes what differs only', async () => {
    const text = (summary: string) =>
      `key,name,summary,sources.url,territories\nA,Dąb,${summary},https://example.org/a,14\nB,Klon,,,0264\n`
    await importUpload(database, text('Sad'))
    expect((await importUpload(database, text('Sad'))).counts).toMatchObject({ unchanged: 2, updated: 0 })
    expect((await importUpload(database, text('Las'))).counts).toMatchObject({ unchanged: 1, updated: 1 })
    expect(await partnerships()).toMatchObject([{ summary: 'Las', version: 2 }, { version: 1 }])
    const [last] = await rowsOf<{ fields: string }>(
      'SELECT "storedFields" AS "fields" FROM "change" WHERE "kind" = \'UPDATED\'',
    )
    expect(JSON.stringify(last?.fields)).toMatch(/^"?\[?\\?"?.*summary/)
    expect(JSON.stringify(last?.fields)).not.toContain('sources')
  })

  it('finds those that are there: by id, number, slug, and by likeness of names', async () => {
    await importUpload(
      database,
      'key,name,krs,territories\nA,Partnerstwo Zielona Dolina,0000325251,1465\nB,Koalicja Stary Młyn,,0264\nC,Klon,,14\n',
    )
    const [, mill] = (await partnerships()).sort((one, other) => (one.name < other.name ? 1 : -1))
    const text = [
      'key,id,name,krs,slug,territories,summary',
      '1,,Inna,0000325251,,,Po numerze',
      `2,${mill?.id},,,,,Po id`,
      '3,,,,klon,,Po adresie',
      '4,,Dolina Zielona – partnerstwo,,,1465,Podobna',
      '5,,Dolina Zielona – partnerstwo,,,0264,Gdzie indziej',
    ].join('\n')
    const report = await importUpload(database, text, { source: 'other' })
    expect(told(report)).toEqual([
      '5 null: It looks like “Partnerstwo Zielona Dolina” (partnerstwo-zielona-dolina). If it is the same, add that record’s id to the row. If not, import it with --on-duplicate create (over HTTP onDuplicate=create).',
    ])
    expect(report.counts).toMatchObject({ updated: 3, skipped: 1, created: 1 })
    const like = 'key,name,territories\n9,Stare Młyny,02\n'
    expect((await importUpload(database, like, { onDuplicate: 'update' })).counts).toMatchObject({
      updated: 1,
    })
    expect(
      (await importUpload(database, like.replace('9', '10'), { onDuplicate: 'create' })).counts,
    ).toMatchObject({ created: 1 })
  })

  it('takes the rest of a batch where the database refuses a row', async () => {
    await importUpload(
      database,
      '{"key":"A","name":"Dąb","goals":[{"id":"goal_01jd0000000000000000000000","text":"Sad"}]}\n',
    )
    const rows = Array.from({ length: 50 }, (_, number) =>
      JSON.stringify({
        key: `B${number}`,
        name: `Młyn ${number}`,
        ...(number === 33 && { goals: [{ id: 'goal_01jd0000000000000000000000', text: 'Las' }] }),
      }),
    )
    const report = await importUpload(database, `${rows.join('\n')}\n`, { onDuplicate: 'create' })
    expect(report.counts).toMatchObject({ created: 49, refused: 1 })
    expect(told(report)).toEqual([expect.stringMatching(/^34 null: /)])
    expect(await partnerships()).toHaveLength(50)
  })

  it('takes from an operator’s file what another registry knew of them', async () => {
    const record = {
      id: 'partnership_01jd0000000000000000000000',
      name: 'Dąb',
      slug: 'stary-dab',
      formerSlugs: ['dabek'],
      stage: 'ENDED',
      endedOn: '2020',
      endedReason: 'Cel osiągnięty.',
      initiators: [{ id: 'initiator_01jd0000000000000000000000', kind: 'NGO', name: 'Sad' }],
      createdAt: '2019-01-01T00:00:00.000Z',
      updatedAt: '2020-01-01T00:00:00.000Z',
      publishedAt: '2019-02-01T00:00:00.000Z',
      version: 7,
      viewCount: 12,
      commentPolicy: 'CLOSED',
      isExample: true,
    }
    const other = {
      ...record,
      id: 'partnership_01jd0000000000000000000001',
      name: 'Klon',
      slug: 'klon',
      formerSlugs: [],
    }
    const report = await importUpload(database, `${JSON.stringify(record)}\n${JSON.stringify(other)}\n`)
    expect(told(report)).toEqual([])
    const { initiators, formerSlugs, isExample, ...columns } = record
    expect((await partnerships()).find(({ id }) => id === record.id)).toMatchObject(columns)
    expect(await rowsOf('SELECT "slug" FROM "former_slug"')).toEqual([{ slug: 'dabek' }])
    expect(await rowsOf('SELECT "id", "name" FROM "initiator"')).toEqual([
      { id: initiators[0]?.id, name: 'Sad' },
    ])
    expect((await importUpload(database, `${JSON.stringify(record)}\n`)).counts).toMatchObject({
      unchanged: 1,
    })
    expect(
      (await importUpload(database, `${JSON.stringify(record)}\n`, { source: 'again' })).counts,
    ).toMatchObject({ unchanged: 1 })
  })

  it('that is only tried writes nothing', async () => {
    const report = await importUpload(database, 'key,name\nA,Dąb\n', { isDryRun: true })
    expect(report.counts).toMatchObject({ created: 1 })
    expect(await partnerships()).toEqual([])
    expect(await rowsOf('SELECT 1 FROM "external_key"')).toEqual([])
  })

  it('does not bring back what was deleted since', async () => {
    await importUpload(database, 'key,name\nA,Dąb\n', { areDrafts: true })
    await database.write((write) => write.run(sql`DELETE FROM "partnership"`))
    expect(told(await importUpload(database, 'key,name\nA,Klon\n'))).toEqual([
      '2 key: The record with this key has been deleted. To add it again, give the row another key.',
    ])
  })
})
