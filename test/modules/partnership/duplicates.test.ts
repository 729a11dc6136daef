import { Role } from '../../../src/authz/role.enums'
import { searchColumns } from '../../../src/core/collections/record'
import { accessOf } from '../../../src/modules/partnership/duplicates/duplicate-candidates'
import { likelyDuplicates } from '../../../src/modules/partnership/duplicates/likely-duplicates'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory, territoryId } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakePartnership, fakeTerritory } from '../../support/fakes'
import { TERRITORIES } from '../../support/random-registry'
import { statementsDuring } from '../../support/statements'

const POSSIBLE = `query Possible($name: String!, $territory: String, $krs: String) {
  possibleDuplicates(name: $name, territory: $territory, krs: $krs) { partnership { name } score reason }
}`

const MOKOTOW = '1465058'
const WIERZBNO = 'Partnerstwo dla Mokotowa „Moje Wierzbno”'
const GROWTH = 'Partnerstwo na rzecz rozwoju'

interface Listed {
  readonly partnership: { readonly name: string }
  readonly score: number
  readonly reason: string
}

describe('possible duplicates', () => {
  let app: App
  const formerNames = ['Nasz Żoliborz IV']
  const renamed = fakePartnership({
    name: 'Dla Rudawki i Zatrasia',
    formerNames,
    ...searchColumns('Dla Rudawki i Zatrasia', ...formerNames),
  })
  const wierzbno = fakePartnership({ name: WIERZBNO, krs: '0000325251' })
  const growth = fakePartnership({ name: GROWTH })
  const draft = fakePartnership({ name: 'Szkic o zmierzchu', publishedAt: null })

  beforeAll(async () => {
    app = await startApp()
    const neighbours = ['Partnerstwo dla Mokotowa „Moje Sielce”', 'Partnerstwo dla Mokotowa'].map((name) =>
      fakePartnership({ name }),
    )
    const crowd = Array.from({ length: 30 }, () => fakePartnership({ name: 'Kwiaty na balkonach' }))
    await app.database.write(async (write) => {
      await write.insert(
        Territory,
        Object.entries(TERRITORIES).map(([code, parent]) => fakeTerritory(code, parent)),
      )
      await write.insert(Partnership, [wierzbno, renamed, growth, draft, ...neighbours, ...crowd])
      const work = [...[wierzbno, ...neighbours].map(({ id }) => [id, MOKOTOW]), [growth.id, '2466011']]
      await write.insertRows(
        'partnership_territory',
        work.map(([partnershipId, code]) => ({ partnershipId, territoryId: territoryId(code as string) })),
      )
    })
  })
  afterAll(() => app.close())

  const possible = async (name: string, more: object = {}, client: Client = app): Promise<Listed[]> =>
    (await client.data(POSSIBLE, { name, ...more })).possibleDuplicates
  const names = async (...args: Parameters<typeof possible>) =>
    (await possible(...args)).map(({ partnership }) => partnership.name)

  it.each([
    WIERZBNO,
    'Moje Wierzbno - partnerstwo dla mokotowa',
    'MOJE WIERZBNO – PARTNERSTWO NA RZECZ MOKOTOWA',
    'wierzbno moje mokotowa dla partnerstwo',
    'Stowarzyszenie «Moje Wierzbno» dla Mokotowa sp. z o.o.',
    'Lokalna Grupa Działania "Moje Wierzbno" Mokotowa',
    "LGD Fundacja 'Moje—Wierzbno' (Mokotowa)",
  ])('finds the same name in %j', async (name) => {
    const same = { partnership: { name: WIERZBNO }, reason: 'SAME_NAME' }
    expect(await possible(name)).toEqual([{ ...same, score: 0.9 }])
    expect(await possible(name, { territory: MOKOTOW })).toEqual([{ ...same, score: 1 }])
  })

  it.each([
    'Moje Wierzbno',
    'Partnerstwo Moje Wierzbno na Mokotowie',
    'Moje Wieżbno, Mokotów',
    'Nasze Wierzbno Mokotowa – Moje Wierzbno',
  ])('finds a similar name in %j', async (name) => {
    const [first, ...others] = await possible(name, { territory: MOKOTOW })
    expect(first).toMatchObject({ partnership: { name: WIERZBNO }, reason: 'SIMILAR_NAME' })
    expect(first?.score).toBeLessThan(1)
    expect(others).toEqual([])
  })

  it.each(['Partnerstwo „Moje Stegny”', 'Partnerstwo lokalne', 'Mój Mokotów', '!?', '%', "' OR 1 = 1 --"])(
    'finds nothing for %j',
    async (name) => {
      expect(await possible(name, { territory: MOKOTOW })).toEqual([])
    },
  )

  it('finds one by a former name', async () => {
    for (const name of ['nasz zoliborz IV', 'Rudawka i Zatrasie']) {
      expect(await names(name)).toEqual(['Dla Rudawki i Zatrasia'])
    }
    expect(await possible('Nasz Żoliborz III')).toEqual([])
  })

  it('finds one by its new name after it is renamed', async () => {
    const moved = fakePartnership({ name: 'Sto pociech' })
    await app.database.write((write) => write.insert(Partnership, [moved]))
    const name = 'Latawce nad Wartą'
    await app.database.write((write) => write.update(Partnership, moved.id, { name, ...searchColumns(name) }))
    expect(await possible('Sto pociech')).toEqual([])
    expect(await names('Latawce nad Wartą')).toEqual([name])
  })

  it('finds one by its number, whatever it is called and wherever it works', async () => {
    const [first, ...others] = await possible(GROWTH, { territory: '24', krs: '0000325251' })
    expect(first).toEqual({ partnership: { name: WIERZBNO }, score: 1, reason: 'SAME_KRS' })
    expect(others).toMatchObject([{ partnership: { name: GROWTH }, reason: 'SAME_NAME' }])
  })

  it('takes another number for another partnership, unless the names are the same', async () => {
    const other = { territory: MOKOTOW, krs: '0000000017' }
    expect(await possible(WIERZBNO, other)).toMatchObject([{ score: 0.8 }])
    expect(await possible('Moje Wierzbno', other)).toEqual([])
  })

  it('leaves out those of other places, not those of a unit above or below', async () => {
    for (const territory of ['2466011', '2466', '24', 'PL', '9999999', 'nowhere', null]) {
      expect(await names(GROWTH, { territory })).toEqual([GROWTH])
    }
    for (const territory of [MOKOTOW, '14']) expect(await possible(GROWTH, { territory })).toEqual([])
  })

  it('shows a draft to those who keep it only', async () => {
    const organiser = await app.appoint(Role.ORGANISER, draft.id)
    const another = await app.appoint(Role.ORGANISER, growth.id)
    expect(await names('O zmierzchu: szkic', {}, organiser)).toEqual([draft.name])
    for (const client of [app, another]) expect(await possible('O zmierzchu: szkic', {}, client)).toEqual([])
  })

  it('lists at most ten, by as many statements as for one', async () => {
    const territory = MOKOTOW
    const forOne = await statementsDuring(() => possible(WIERZBNO, { territory }))
    let many: Listed[] = []
    const forMany = await statementsDuring(async () => {
      many = await possible('Kwiaty na balkonach', { territory })
    })
    expect(many).toHaveLength(10)
    expect(forOne).toHaveLength(3)
    expect(forMany).toHaveLength(3)
  })

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'a'.repeat(301) }],
    ['name', { name: 'a\u0000b' }],
    ['krs', { name: 'a', krs: '325251' }],
  ])('refuses a bad %s', async (argument, variables) => {
    const { errors } = await app.query(POSSIBLE, variables)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ path: [argument] }],
    })
  })

  it('sees accessOf a transaction what it has written, and leaves out the one that is asked about', async () => {
    const name = 'Gniazdo bocianów'
    const [first, second] = [fakePartnership({ name }), fakePartnership({ name: 'Wesołe bociany' })]
    const sought = { name, territoryIds: [], exceptId: first.id }
    const seen = await app.database.write(async (write) => {
      await write.insert(Partnership, [first, second])
      return likelyDuplicates(sought, accessOf({ write, viewer: null }))
    })
    expect(seen).toEqual([])
    expect(
      await likelyDuplicates({ ...sought, exceptId: second.id }, { ...app.database, viewer: null }),
    ).toEqual([{ partnershipId: first.id, name, score: 0.9, reason: 'SAME_NAME' }])
  })
})
