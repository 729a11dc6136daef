import fc from 'fast-check'
import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import {
  type DuplicateQuery,
  likelyDuplicates,
} from '../../../src/modules/partnership/duplicates/likely-duplicates'
import { testDatabase } from '../../support/database'
import { tries } from '../../support/scale'

/** Real names, and how other people might write them. */
const WRITTEN_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'Partnerstwo dla Mokotowa „Moje Wierzbno”': [
    'Moje Wierzbno - partnerstwo dla mokotowa',
    'MOJE WIERZBNO',
    'Partnerstwo lokalne moje wierzbno mokotow',
    'Moje Wierzbno na Mokotowie',
    'Partnerstwo dla Mokotowa - Moje Wieżbno',
    'Stowarzyszenie «Moje Wierzbno» dla Mokotowa',
  ],
  'Partnerstwo Starego Mokotowa': ['Stary Mokotów', 'Partnerstwo lokalne na Starym Mokotowie'],
  'Dla Rudawki i Zatrasia': ['Rudawka i Zatrasie', 'Partnerstwo Zatrasie-Rudawka', 'Nasz Żoliborz IV'],
  'Marymont-Kaskada': ['Kaskada Marymont', 'Partnerstwo dla Marymontu Kaskady'],
  'Żoliborz Oficerski': ['Partnerstwo Żoliborza Oficerskiego', 'zoliborz oficerski'],
  'Partnerstwo Młyn na Woli': ['Mlyn na woli – partnerstwo', 'Partnerstwo lokalne Młyn Wola'],
  'Partnerstwo dla Powiśla': ['Powiśle', 'Partnerstwo lokalne na Powiślu', 'Powisle'],
  'Partnerstwo Ulic Zielonej Białołęki „Moja Białołęka”': [
    'Moja Białołęka – Partnerstwo Ulic Zielonej Białołęki',
    'Partnerstwo Ulic Zielonej Bialoleki (Moja Bialoleka)',
  ],
  'Partnerstwo lokalne w Pyskowicach': ['Pyskowickie Partnerstwo Lokalne', 'Pyskowice – lokalne partnerstwo'],
  'Partnerstwo na rzecz Aktywności Lokalnej na Ostatnim Groszu': ['Ostatni Grosz – aktywność lokalna'],
  'Stowarzyszenie Lokalna Grupa Działania „Płaskowyż Dobrej Ziemi”': [
    'LGD Płaskowyż Dobrej Ziemi',
    'Plaskowyz Dobrej Ziemii',
  ],
  'Stowarzyszenie „Brzesko-Oławska Wieś Historyczna”': ['LGD Brzesko – Olawska Wies Historyczna'],
  'Stowarzyszenie Lokalna Grupa Działania „Kraina Dinozaurów”': [
    'Kraina Dinozaura',
    'LGD „Kraina Dinozaurów”',
  ],
  'Lokalna Grupa Działania „Ziemi Kraśnickiej”': ['LGD Ziemia Kraśnicka', 'Fundacja „Ziemia Krasnicka”'],
  'Lokalna Grupa Rybacka Kaszuby': ['LGR Kaszuby', 'Rybacka Lokalna Grupa Działania „Kaszuby”'],
  'Partnerstwo dla Rozwoju Krajny': ['Partnerstwo na rzecz rozwoju Krajny', 'Partnerstwo dla Rozwoju Krainy'],
  'Porozumienie partnerskie na rzecz rozwoju lokalnego gminy Rawicz': [
    'Porozumienie na rzecz rozwoju gminy Rawicz',
    'Partnerstwo na rzecz Rozwoju Regionalnego Gminy Rawicz',
  ],
  'Gdańska Sieć Partnerstw Lokalnych': ['Sieć Partnerstw Lokalnych w Gdańsku'],
  'Partnerstwo dla Biskupiej Górki': ['Biskupia Górka', 'Partnerstwo dla Biskupiej Gorki Gdańsk'],
  'Partnerstwo Społeczne „Dolne Miasto Otwarte”': ['Otwarte Dolne Miasto'],
  'Lokalna Grupa Działania „Kwiat Lnu”': ['Kwiat Lnu', 'LGD Kwiat lnu sp. z o.o.'],
  'Partnerstwo w Komornikach': ['Partnerstwo Komorniki'],
  'Partnerstwo „Sielce-Reaktywacja”': ['Reaktywacja Sielc'],
  'Lokalna Grupa Działania Ziemia Jędrzejowska-Gryf': [
    'Ziemia Jędrzejowska',
    'LGD „GRYF” Ziemi Jedrzejowskiej',
  ],
  'Bialskopodlaska Lokalna Grupa Działania': ['LGD Bialskopodlaska'],
  'Stowarzyszenie Lokalna Grupa Działania Puszcza Knyszyńska': ['Puszcza Knyszyska'],
}

/** Neighbours and successors of almost the same name: whoever enters one is right to be asked about the other. */
const RELATED = [
  ['Lokalna Grupa Działania Dunajec-Biała', 'Pogórzańskie Stowarzyszenie Dunajec-Biała'],
  ['Lokalna Grupa Działania Partnerstwo Zalewu Zegrzyńskiego', 'Lokalna Grupa Działania Zalew Zegrzyński'],
  ['Partnerstwo Lider Pojezierza', 'Stowarzyszenie „Lider Pojezierza”'],
  [
    'Stowarzyszenie „Lokalna Grupa Działania – Kanał Augustowski i Rospuda”',
    'Stowarzyszenie „Lokalna Grupa Działania – Kanał Augustowski”',
  ],
]

/** The only real ones whose names are told apart by their places alone. */
const NAMESAKES = [
  ['Lokalna Grupa Działania Partnerstwo Zalewu Zegrzyńskiego', 'Lokalna Grupa Działania Zalew Zegrzyński'],
  [
    'Lokalna Grupa Działania „Razem Na Rzecz Rozwoju”',
    'Stowarzyszenie Lokalna Grupa Działania „Razem Dla Rozwoju”',
  ],
  ['Lokalne Partnerstwo ds. Wody w powiecie oleckim', 'Lokalne Partnerstwo ds. Wody w powiecie oleskim'],
  ['Partnerstwo Lider Pojezierza', 'Stowarzyszenie „Lider Pojezierza”'],
  ['Lokalna Grupa Działania Partnerstwo dla Rozwoju', 'Lokalna Grupa Działania „Partnerstwo w Rozwoju”'],
  ['Lokalna Grupa Działania Źródło', 'Stowarzyszenie „Lokalna Grupa Działania – U Źródeł”'],
  [
    'Stowarzyszenie Kraina Lasów i Jezior – Lokalna Grupa Działania',
    'Wielkopolska Lokalna Grupa Działania Kraina Lasów i Jezior',
  ],
]

type Fact = DuplicateQuery & { readonly id: string }

describe('likely duplicates among the partnerships of the first data', () => {
  let database: Database
  let facts: Fact[]
  beforeAll(async () => {
    database = await testDatabase('facts')
    const rows = (await database.reader.all(sql`SELECT "id", "name" FROM "partnership"`)) as [
      string,
      string,
    ][]
    const links = await database.reader.all(
      sql`SELECT "partnershipId", "territoryId" FROM "partnership_territory"`,
    )
    facts = rows.map(([id, name]) => ({
      id,
      name,
      territoryIds: links.filter(([of]) => of === id).map(([, territory]) => territory as string),
    }))
  })
  afterAll(() => database.close())

  const likely = (sought: DuplicateQuery) =>
    likelyDuplicates(sought, { reader: database.reader, viewer: null })

  it('of its place, a real partnership is taken only for a relative', async () => {
    expect(facts).toHaveLength(536)
    const taken = new Set<string>()
    for (const fact of facts)
      for (const { name } of await likely({ ...fact, exceptId: fact.id }))
        taken.add([fact.name, name].sort().join(' = '))
    expect([...taken].sort()).toEqual(RELATED.map((pair) => pair.join(' = ')).sort())
  })

  it('without a place, only namesakes are taken for each other', async () => {
    const taken = new Set<string>()
    for (const fact of facts)
      for (const { name } of await likely({ ...fact, territoryIds: [], exceptId: fact.id }))
        taken.add([fact.name, name].sort().join(' = '))
    expect([...taken].sort()).toEqual(NAMESAKES.map((pair) => pair.join(' = ')).sort())
  })

  it.each(Object.entries(WRITTEN_OTHERWISE))('%s is found however it is written', async (name, others) => {
    const fact = facts.find((each) => each.name === name) as Fact
    for (const other of others) {
      const [first] = await likely({ name: other, territoryIds: fact.territoryIds })
      expect([other, first?.name]).toEqual([other, name])
    }
  })

  it('a name is found in any order of its words, case, accents, quotes and legal form', async () => {
    const disguise = fc.record({
      place: fc.nat(),
      order: fc.infiniteStream(fc.double({ noNaN: true })),
      uppercase: fc.infiniteStream(fc.boolean()),
      quotes: fc.constantFrom(['„', '”'], ['«', '»'], ['"', '"'], ['‚', '’'], ['– ', ' –'], ['(', ')']),
      legalForm: fc.shuffledSubarray([
        'Stowarzyszenie',
        'FUNDACJA',
        'LGD',
        'Partnerstwo lokalne',
        'sp. z o.o.',
      ]),
      isPlain: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(disguise, async ({ place, order, uppercase, quotes, legalForm, isPlain }) => {
        const { id, name } = facts[place % facts.length] as Fact
        const words = (name.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ({ word, at: order.next().value }))
        const shuffled = words.sort((one, other) => one.at - other.at).map(({ word }) => word)
        const quoted = [quotes[0], ...shuffled, quotes[1], ...legalForm].join(' ')
        const cased = [...quoted]
          .map((letter) => (uppercase.next().value ? letter.toUpperCase() : letter))
          .join('')
        const written = isPlain ? cased.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l') : cased
        const found = await likely({ name: written, territoryIds: [] })
        expect(found.map(({ partnershipId }) => partnershipId)).toContain(id)
      }),
      { numRuns: tries(200, 50) },
    )
  })
})
