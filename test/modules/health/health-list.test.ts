import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { HealthLevel } from '../../../src/modules/health/health.enums'
import { HealthSubject } from '../../../src/modules/partnership/health-answer/health-subject.enum'
import type { Any, Client } from '../../support/app'
import { partnershipFilters } from '../../support/random-filters'
import { tries } from '../../support/scale'
import { statementsDuring } from '../../support/statements'
import { type FacetWorld, startFacetWorld } from '../facet/facet-world'

const SIGNALS = 'signals { subject level since explanation }'
const LIST = `query ($subjects: [HealthSubject!], $levels: [HealthLevel!], $filter: PartnershipFilter, $first: Int, $after: String) {
  healthSignals(subjects: $subjects, levels: $levels, filter: $filter, first: $first, after: $after) {
    edges { cursor } nodes { partnership { id } ${SIGNALS} } pageInfo { hasNextPage endCursor }
  }
}`
const PUBLIC = `query ($filter: PartnershipFilter, $after: String) {
  partnerships(filter: $filter, first: 50, after: $after) {
    nodes { id health { ${SIGNALS} } } pageInfo { hasNextPage endCursor }
  }
}`

const wanted = fc.record({
  subjects: fc.subarray(Object.values(HealthSubject)),
  levels: fc.subarray(Object.values(HealthLevel)),
  filter: partnershipFilters.chain((filter) =>
    fc
      .subarray(Object.entries(filter), { maxLength: Math.min(2, Object.keys(filter).length) })
      .map((fields): Any => Object.fromEntries(fields)),
  ),
})

describe('the list of health signals', () => {
  let world: FacetWorld
  let listed: Readonly<Record<string, Client>>
  const TERRITORY = '14'
  beforeAll(async () => {
    world = await startFacetWorld()
    const { app } = world
    listed = {
      editor: await app.appoint(Role.EDITOR, `territory_${TERRITORY}`),
      moderator: await app.appoint(Role.MODERATOR),
      administrator: await app.appoint(Role.ADMIN),
    }
  })
  afterAll(() => world.app.close())

  /** All pages of a list, together. */
  async function all(client: Client, document: string, variables: object): Promise<Any[]> {
    const nodes: Any[] = []
    let after: string | null = null
    do {
      const [page] = Object.values(await client.data(document, { ...variables, after })) as [Any]
      nodes.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    return nodes
  }

  it('has what Partnership.health says of each partnership, and nothing else, in pages of any size', async () => {
    let found = 0
    for (const [name, client] of Object.entries(listed)) {
      const inTerritory =
        name === 'editor' ? await all(client, PUBLIC, { filter: { territory: TERRITORY } }) : null
      const edited = inTerritory && new Set(inTerritory.map(({ id }) => id))
      await fc.assert(
        fc.asyncProperty(wanted, fc.integer({ min: 1, max: 100 }), async (variables, first) => {
          const subjects = variables.subjects.length > 0 ? variables.subjects : Object.values(HealthSubject)
          const levels: string[] = variables.levels.length > 0 ? variables.levels : ['WATCH', 'CONCERN']
          const records = await all(client, PUBLIC, { filter: variables.filter })
          const expected = records
            .filter(({ id }) => edited?.has(id) ?? true)
            .map(({ id, health }) => ({
              partnership: { id },
              signals: health.signals.filter(
                ({ subject, level }: Any) => subjects.includes(subject) && levels.includes(level),
              ),
            }))
            .filter(({ signals }) => signals.length > 0)
          expect(await all(client, LIST, { ...variables, first })).toEqual(expected)
          found += expected.length
        }),
        { numRuns: tries(40) },
      )
    }
    expect(found).toBeGreaterThan(50)
  })

  it('is refused to visitors and to all who edit no territory', async () => {
    const { app } = world
    const { id } = (await app.data('{ partnerships(first: 1) { nodes { id } } }')).partnerships.nodes[0]
    expect((await app.query(LIST)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    for (const client of [await app.signUp(), await app.appoint(Role.ORGANISER, id)])
      expect((await client.query(LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it.each([
    { first: 0 },
    { first: 101 },
    { after: 'abc' },
    { levels: ['BAD'] },
    { filter: { near: { latitude: 91, longitude: 0, radiusKm: 1 } } },
  ])('is refused with %j', async (variables) => {
    const { errors } = await (listed.moderator as Client).query(LIST, variables)
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('costs as many statements for a page of many as for one of few', async () => {
    const counts = []
    for (const first of [2, 20, 40]) {
      const ask = () => (listed.administrator as Client).data(LIST, { first, levels: ['UNKNOWN'] })
      counts.push((await statementsDuring(ask)).length)
    }
    expect(new Set(counts).size).toBe(1)
  })
})
