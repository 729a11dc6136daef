import fc from 'fast-check'
import { SectorCode } from '../../../src/modules/sector/sector.entity'
import type { Any } from '../../support/app'
import { partnershipFilters } from '../../support/random-filters'
import { TERRITORIES } from '../../support/random-registry'
import { tries } from '../../support/scale'
import { statementsDuring } from '../../support/statements'
import type { FacetWorld } from '../facet/facet-world'
import { startStatisticsWorld } from '../statistics/statistics-world'

const SECTORS = Object.values(SectorCode)

const BALANCE = `balance { members unknown missing seeks
  sectors { code members share declaring lacking seeking } note(language: EN) }`
const MEMBERS = 'members(first: 100) { totalCount nodes { kind organisation { sector { code } } } }'

const filters = partnershipFilters.chain((filter) =>
  fc
    .subarray(Object.entries(filter), { maxLength: Math.min(2, Object.keys(filter).length) })
    .map((fields): Any => Object.fromEntries(fields)),
)

/** Where each member of the partnerships comes from, by what their lists show. */
const sectorsOf = (partnerships: readonly Any[]): (SectorCode | null)[] =>
  partnerships.flatMap(({ members }) =>
    members.nodes.map(({ kind, organisation }: Any) =>
      kind === 'RESIDENTS' ? SectorCode.SOCIAL : (organisation.sector?.code ?? null),
    ),
  )

describe('the balance of sectors', () => {
  let world: FacetWorld
  beforeAll(async () => {
    world = await startStatisticsWorld()
  })
  afterAll(() => world.app.close())

  /** What the balance of some partnerships has to say, from their own lists. */
  function expected(partnerships: readonly Any[]) {
    const from = sectorsOf(partnerships)
    const declared = partnerships.map(({ sectors }) => sectors.map(({ code }: Any) => code))
    const number = (code: SectorCode | null) => from.filter((each) => each === code).length
    const sectors = SECTORS.map((code) => ({
      code,
      members: number(code),
      share: from.length === 0 ? null : Math.round((number(code) / from.length) * 10_000) / 10_000,
      declaring: declared.filter((codes) => codes.includes(code)).length,
      lacking: declared.filter((codes) => codes.length > 0 && !codes.includes(code)).length,
      seeking: partnerships.filter(({ seeksSectors }) => seeksSectors.includes(code)).length,
    }))
    const missing = sectors.filter(({ members, declaring }) => members + declaring === 0)
    return {
      ...{ sectors, members: from.length, unknown: number(null) },
      missing: missing.length === SECTORS.length ? [] : missing.map(({ code }) => code),
      seeks: sectors.filter(({ seeking }) => seeking > 0).map(({ code }) => code),
    }
  }

  const withoutNote = ({ note, ...balance }: Any) => {
    expect(note).toMatch(/\.$/)
    return balance
  }

  it('of a partnership, of a territory and of any filter tells of the same members as their lists, for everybody', async () => {
    let members = 0
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom('visitor', 'editor'), async (filter, asker) => {
        const client = world.askers[asker as 'visitor']
        const page = async (after: string | null): Promise<Any[]> => {
          const { partnerships } = await client.data(
            `query ($filter: PartnershipFilter, $after: String) { partnerships(filter: $filter, first: 20, after: $after) {
              pageInfo { hasNextPage endCursor } nodes { ${BALANCE} seeksSectors sectors { code } ${MEMBERS} } } }`,
            { filter, after },
          )
          const { nodes, pageInfo } = partnerships
          return pageInfo.hasNextPage ? [...nodes, ...(await page(pageInfo.endCursor))] : nodes
        }
        const found = await page(null)
        for (const { balance, ...partnership } of found)
          expect(withoutNote(balance)).toEqual(expected([partnership]))
        const { partnerships } = await client.data(
          `query ($filter: PartnershipFilter) { partnerships(filter: $filter) { ${BALANCE} facets {
            sectors { value count } seeksSectors { value count } } } }`,
          { filter },
        )
        const balance = withoutNote(partnerships.balance)
        expect(balance).toEqual(expected(found))
        for (const { code, declaring, seeking } of balance.sectors)
          for (const [facet, count] of [
            ['sectors', declaring],
            ['seeksSectors', seeking],
          ])
            expect(partnerships.facets[facet].find(({ value }: Any) => value === code).count).toBe(count)
        members += balance.members
      }),
      { numRuns: tries(150, 25) },
    )
    expect(members).toBeGreaterThan(200)
  })

  it.each(Object.keys(TERRITORIES))('of %s is that of the partnerships in it', async (code) => {
    for (const client of Object.values(world.askers)) {
      const { territory, partnerships } = await client.data(
        `query ($code: String!) { territory(code: $code) { ${BALANCE} }
          partnerships(filter: { territory: $code }) { ${BALANCE} } }`,
        { code },
      )
      expect(territory).toEqual(partnerships)
      expect(territory.balance.members).toBeGreaterThan(0)
    }
  })

  it('says lacking where missingSectors does', async () => {
    const { partnerships } = await world.app.data(`{ partnerships { ${BALANCE} } }`)
    for (const { code, lacking } of partnerships.balance.sectors) {
      const query = `{ partnerships(filter: { missingSectors: [${code}] }) { totalCount } }`
      expect((await world.app.data(query)).partnerships.totalCount).toBe(lacking)
    }
  })

  it('has a note in Polish and in English', async () => {
    const query = `{ partnerships(filter: { search: "nothing-of-the-kind" }) { balance {
      pl: note en: note(language: EN) sectors { share } } } }`
    expect((await world.app.data(query)).partnerships.balance).toEqual({
      pl: 'Nie wiadomo, jakie sektory są tu reprezentowane.',
      en: 'It is not known which sectors are represented.',
      sectors: [{ share: null }, { share: null }, { share: null }],
    })
  })

  it('is read in one statement for a page of partnerships, and for several units', async () => {
    const balance = 'balance { sectors { members } missing note }'
    for (const query of [
      `{ partnerships(first: 100) { nodes { ${balance} } } }`,
      `{ partnerships(first: 100) { ${balance} } }`,
      `{ territories(first: 10) { nodes { ${balance} } } }`,
    ])
      for (const _ of [1, 2, 3, 4, 5, 6]) {
        const statements = await statementsDuring(() => world.app.data(query))
        expect(statements.filter((text) => text.includes('count(*)')).length).toBeLessThanOrEqual(1)
        expect(statements.length).toBeLessThanOrEqual(3)
      }
  })

  it('is null for a list under a record, and refused for too many units at once', async () => {
    const { territory } = await world.app.data(
      '{ territory(code: "14") { partnerships { balance { members } } } }',
    )
    expect(territory.partnerships.balance).toBeNull()
    const { errors } = await world.app.query('{ territories(first: 100) { nodes { balance { members } } } }')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', limitName: 'cost' })
  })
})
