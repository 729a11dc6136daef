import { searchColumns } from '../../../src/core/collections/record'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { MAX_PER_TYPE } from '../../../src/modules/search/search-all'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakeGuide, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'

const SEARCH = `query Search($query: String!, $types: [SearchType!], $first: Int, $after: String) {
  search(query: $query, types: $types, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { __typename ... on Partnership { name } ... on Organisation { name } ... on Event { title } ... on Guide { slug } }
  }
}`

describe('search', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    const host = fakePartnership({ name: 'Żółw i przyjaciele' })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [
        host,
        fakePartnership({ name: 'Klub „Żółw”' }),
        fakePartnership({ name: 'Akwarium', ...searchColumns('Akwarium', 'dla żółwi i żółwia żółw') }),
        fakePartnership({ name: 'Ukryty żółw', publishedAt: null }),
        fakePartnership({ name: 'Łódź dla wszystkich', ...searchColumns('Łódź dla wszystkich') }),
      ])
      await write.insert(Organisation, [fakeOrganisation({ name: 'Żółwie Towarzystwo' })])
      await write.insert(Event, [fakeEvent({ partnershipId: host.id, title: 'Bieg żółwi' })])
      await write.insert(Guide, [
        fakeGuide({ titles: { PL: 'Żółw krok po kroku', EN: 'The tortoise' }, slug: 'zolw' }),
      ])
    })
  })
  afterAll(() => app.close())

  const search = async (query: string, more: object = {}) =>
    (await app.data(SEARCH, { query, ...more })).search
  const named = (nodes: Record<string, string>[]) =>
    nodes.map(({ name, title, slug }) => name ?? title ?? slug)

  it('finds all four types, best first, then by name in the Polish alphabet', async () => {
    const { nodes, totalCount } = await search('zolw')
    expect(named(nodes)).toEqual([
      'Żółw i przyjaciele',
      'zolw',
      'Żółwie Towarzystwo',
      'Bieg żółwi',
      'Klub „Żółw”',
      'Akwarium',
    ])
    expect(totalCount).toBe(6)
  })

  it('pages through the types as through one list', async () => {
    const whole = named((await search('zolw')).nodes)
    const paged: string[] = []
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await search('zolw', { first: 2, after })
      paged.push(...(named(nodes) as string[]))
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) break
    }
    expect(paged).toEqual(whole)
  })

  it('looks only for the types asked for', async () => {
    const { nodes, totalCount } = await search('ŻÓŁW', { types: ['EVENT', 'GUIDE', 'EVENT'] })
    expect(named(nodes)).toEqual(['zolw', 'Bieg żółwi'])
    expect(totalCount).toBe(2)
  })

  it('wants every word, as the beginning of one, in any order', async () => {
    expect(named((await search('przyj zol')).nodes)).toEqual(['Żółw i przyjaciele'])
    expect(named((await search('lodz')).nodes)).toEqual(['Łódź dla wszystkich'])
    expect((await search('przyj krok')).totalCount).toBe(0)
  })

  it.each(['', '   ', '%', '_', '\\', '"', "'", '*', '-', '!!!', '()', '„”', '\u0000', '\ud800'])(
    'finds nothing for %j, which has no word',
    async (query) => {
      expect(await search(query)).toMatchObject({ totalCount: 0, nodes: [] })
    },
  )

  it.each([
    'zolw"; DROP TABLE partnership; --',
    "zolw' OR '1'='1",
    'zolw*',
    'zolw AND NOT przyjaciele',
    'NEAR(zolw)',
    'tokens:zolw',
    "zolw':*",
    'zolw & ! x',
    'żółw%',
    'z_lw',
    '\u0000zolw\u0000 x',
  ])('takes %j literally', async (query) => {
    const { errors, data } = await app.query(SEARCH, { query })
    expect(errors).toBeUndefined()
    expect((data as { search: { totalCount: number } }).search.totalCount).toBeLessThanOrEqual(6)
    expect((await search('zolw')).totalCount).toBe(6)
  })

  it('follows a record that is renamed or deleted', async () => {
    const organisation = fakeOrganisation({ name: 'Stara nazwa' })
    await app.database.write((write) => write.insert(Organisation, [organisation]))
    await app.database.write((write) =>
      write.update(Organisation, organisation.id, { name: 'Nowe miano', ...searchColumns('Nowe miano') }),
    )
    expect((await search('stara nazwa')).totalCount).toBe(0)
    expect(named((await search('nowe miano')).nodes)).toEqual(['Nowe miano'])
    await app.database.write((write) => write.delete(Organisation, organisation.id))
    expect((await search('nowe miano')).totalCount).toBe(0)
  })

  it('lists so many of each kind that begin with a common word, and so many others; the filter lists all', async () => {
    const many = MAX_PER_TYPE + 7
    await app.database.write(async (write) => {
      const partnerships = (name: string, drafts: number) =>
        Array.from({ length: many + drafts }, (_, number) =>
          fakePartnership({ name: `${name} ${number}`, ...(number < drafts && { publishedAt: null }) }),
        )
      // Those that come first are not the best: of those at least none is left out.
      await write.insert(Partnership, [
        ...partnerships('Zielony i wspólny las', 5),
        ...partnerships('Wspólny las', 5),
      ])
      await write.insert(Organisation, [
        fakeOrganisation({ name: 'Wspólny dom' }),
        fakeOrganisation({ name: 'Aleja, Wspólny plac' }),
      ])
    })
    const found: string[] = []
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo, totalCount } = await search('wspolny', { first: 100, after })
      expect(totalCount).toBe(2 * MAX_PER_TYPE + 2)
      found.push(...(named(nodes) as string[]))
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) break
    }
    expect(new Set(found).size).toBe(2 * MAX_PER_TYPE + 2)
    expect(found.slice(0, MAX_PER_TYPE + 1).every((each) => each.startsWith('Wspólny'))).toBe(true)
    expect([found[0], found[MAX_PER_TYPE + 1]]).toEqual(['Wspólny dom', 'Aleja, Wspólny plac'])
    const { partnerships } = await app.data(
      '{ partnerships(filter: { search: "wspolny" }, orderBy: RELEVANCE) { totalCount } }',
    )
    expect(partnerships.totalCount).toBe(2 * many)
  })

  it('finds each record once, however its id ends', async () => {
    const ends = [...'0123456789abcdefghjkmnpqrstvwxyz'].flatMap((last, index, all) => [
      `0${last}`,
      `${last}0`,
      `${last}z`,
      `${all[31 - index]}${last}`,
    ])
    const organisations = [...new Set(ends)].map((end) => {
      const { id, ...organisation } = fakeOrganisation({ name: 'Spółdzielnia Jutrzenka' })
      return { ...organisation, id: id.slice(0, -2) + end }
    })
    await app.database.write((write) => write.insert(Organisation, organisations))
    const found = (await search('jutrzenka', { first: 100 })).totalCount
    expect(found).toBe(organisations.length)
    expect(found).toBeLessThan(MAX_PER_TYPE)
  })

  it('looks for every type where none is chosen', async () => {
    expect(await search('zolw', { types: [] })).toEqual(await search('zolw'))
  })

  it('tells of every result what a list shows, without fragments', async () => {
    const { nodes } = (
      await app.data('{ search(query: "zolw", first: 4) { nodes { __typename id title summary url } } }')
    ).search
    expect(nodes).toMatchObject([
      { __typename: 'Partnership', title: 'Żółw i przyjaciele' },
      { __typename: 'Guide', title: 'Żółw krok po kroku' },
      { __typename: 'Organisation', title: 'Żółwie Towarzystwo', summary: null },
      { __typename: 'Event', title: 'Bieg żółwi', summary: '2024-05-01' },
    ])
    for (const { id, url } of nodes) expect(url).toBe(`http://localhost:4000/records/${id}`)
  })

  it('finds places first, and what lies in a territory', async () => {
    const partnership = fakePartnership({ name: 'Opolskie Smoki' })
    const organisation = fakeOrganisation({
      name: 'Opolskie Smoki Spółdzielnia',
      territoryId: 'territory_1609063',
    })
    await app.database.write(async (write) => {
      await write.insert(Territory, [
        fakeTerritory('PL', null, 'Polska'),
        fakeTerritory('16', 'PL', 'opolskie'),
        fakeTerritory('1609', '16', 'opolski'),
        fakeTerritory('1609063', '1609', 'Niemodlin'),
        { ...fakeTerritory('1699', '16', 'opolska'), isHistorical: true },
      ])
      await write.insert(Partnership, [partnership])
      await write.insert(Organisation, [organisation])
      await write.insert(Event, [
        fakeEvent({ partnershipId: partnership.id, title: 'Opolskie Smoki tańczą' }),
        fakeEvent({
          partnershipId: partnership.id,
          title: 'Opolskie Smoki w Warszawie',
          territoryId: 'territory_PL',
        }),
      ])
      await write.insertRows('partnership_territory', [
        { partnershipId: partnership.id, territoryId: 'territory_1609' },
      ])
    })
    const titles = async (territory: string | null, query = 'opolsk') =>
      (
        await app.data(
          'query In($query: String!, $territory: String) { search(query: $query, territory: $territory) { totalCount nodes { title summary } } }',
          { query, territory },
        )
      ).search.nodes.map(({ title }: { title: string }) => title)
    const everywhere = ['opolski', 'opolskie', 'Opolskie Smoki', 'Opolskie Smoki Spółdzielnia']
    expect(await titles(null)).toEqual([...everywhere, 'Opolskie Smoki tańczą', 'Opolskie Smoki w Warszawie'])
    expect(await titles('16')).toEqual([...everywhere, 'Opolskie Smoki tańczą'])
    expect(await titles('1609')).toEqual(['opolski', ...everywhere.slice(2), 'Opolskie Smoki tańczą'])
    expect(await titles('1609063')).toEqual(['Opolskie Smoki Spółdzielnia'])
    for (const code of ['99', "16' OR 1=1", '']) expect(await titles(code)).toEqual([])
    const { nodes } = (
      await app.data('{ search(query: "niemodlin", types: [TERRITORY]) { nodes { summary } } }')
    ).search
    expect(nodes).toEqual([{ summary: expect.stringContaining('Niemodlin') }])
    const paged: string[] = []
    for (let after: string | null = null; ; ) {
      const { nodes: page, pageInfo } = await search('opolsk', { first: 2, after })
      paged.push(...page.map(({ __typename }: { __typename: string }) => __typename))
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) break
    }
    expect(paged).toEqual(['Territory', 'Territory', 'Partnership', 'Organisation', 'Event', 'Event'])
  })

  it('refuses a cursor of another list', async () => {
    const { partnerships } = await app.data('{ partnerships(first: 1) { pageInfo { endCursor } } }')
    const { errors } = await app.query(SEARCH, { query: 'zolw', after: partnerships.pageInfo.endCursor })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
