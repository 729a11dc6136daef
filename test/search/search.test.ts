import { Event } from '../../src/event/event.entity'
import { Guide } from '../../src/guide/guide.entity'
import { Organisation } from '../../src/organisation/organisation.entity'
import { Partnership } from '../../src/partnership/partnership.entity'
import { MOST_OF_A_KIND } from '../../src/search/search-all'
import { searchColumns } from '../../src/shared/record'
import { type App, startApp } from '../support/app'
import { fakeEvent, fakeGuide, fakeOrganisation, fakePartnership } from '../support/fakes'

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
    const many = MOST_OF_A_KIND + 7
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
      expect(totalCount).toBe(2 * MOST_OF_A_KIND + 2)
      found.push(...(named(nodes) as string[]))
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) break
    }
    expect(new Set(found).size).toBe(2 * MOST_OF_A_KIND + 2)
    expect(found.slice(0, MOST_OF_A_KIND + 1).every((each) => each.startsWith('Wspólny'))).toBe(true)
    expect([found[0], found[MOST_OF_A_KIND + 1]]).toEqual(['Wspólny dom', 'Aleja, Wspólny plac'])
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
    expect(found).toBeLessThan(MOST_OF_A_KIND)
  })

  it('finds nothing where no type is asked for', async () => {
    expect(await search('zolw', { types: [] })).toMatchObject({ totalCount: 0, nodes: [] })
  })

  it('refuses a cursor of another list', async () => {
    const { partnerships } = await app.data('{ partnerships(first: 1) { pageInfo { endCursor } } }')
    const { errors } = await app.query(SEARCH, { query: 'zolw', after: partnerships.pageInfo.endCursor })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
