import { Role } from '../../../src/authz/role.enums'
import type { Place } from '../../../src/core/values/geography'
import type { Any, Client } from '../../support/app'
import { statementsDuring } from '../../support/statements'
import { type SuggestionWorld, startSuggestionWorld, WORDS } from './suggestion-world'

const PLACED = 'location { latitude longitude }'
const UNIT = `id ${PLACED} parent { ${PLACED} parent { ${PLACED} } }`
const EVERY_STATUS = 'status: [INVITED, APPLIED, ACTIVE, LEFT, DECLINED]'

/** All that the suggestions are to follow from, as anybody can ask for it. */
const RECORDS = `{
  organisations(first: 100) { nodes { id isExample offers sector { code } territory { ${UNIT} }
    memberships(first: 100, ${EVERY_STATUS}) { nodes { partnership { id } } } } }
  partnerships(first: 100) { nodes { id isExample seeksSectors seeksText endedOn ${PLACED} sectors { code } territories { ${UNIT} }
    members(first: 100, status: [ACTIVE]) { nodes { kind organisation { sector { code } } } } } }
}`
const FIELDS = 'distanceKm reasons { kind sector offers words }'
const partners = (
  more: string,
) => `suggestions: partnerSuggestions(${more}) { totalCount pageInfo { hasNextPage endCursor }
  nodes { suggested: organisation { id } ${FIELDS} } }`
const offers = (
  more: string,
) => `suggestions: partnershipSuggestions(${more}) { totalCount pageInfo { hasNextPage endCursor }
  nodes { suggested: partnership { id } ${FIELDS} } }`

const EARTH_KM = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** By the law of cosines, which suits the distances here. */
function kilometres(one: Place, other: Place): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)]
  const cosine =
    Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(radians(one.longitude - other.longitude))
  return EARTH_KM * Math.acos(Math.min(1, cosine))
}

const placeOf = (unit: Any): Place | null =>
  unit && (unit.location ?? unit.parent?.location ?? unit.parent?.parent?.location ?? null)

/** What is to be suggested, worked out pair by pair. */
function pairOf(partnership: Any, organisation: Any, radiusKm: number): Any {
  const at = placeOf(organisation.territory)
  const places = [partnership.location, ...partnership.territories.map(placeOf)].filter(Boolean)
  if (!at || places.length === 0 || partnership.endedOn) return null
  if (partnership.isExample !== organisation.isExample) return null
  const distanceKm = Math.min(...places.map((place) => kilometres(place, at)))
  const isKnown = organisation.memberships.nodes.some((each: Any) => each.partnership?.id === partnership.id)
  if (distanceKm > radiusKm || isKnown) return null
  const code = organisation.sector?.code ?? null
  const declared = partnership.sectors.map((each: Any) => each.code)
  const members = partnership.members.nodes.map((each: Any) =>
    each.kind === 'RESIDENTS' ? 'SOCIAL' : each.organisation?.sector?.code,
  )
  const lacks = declared.length > 0 && ![...declared, ...members].includes(code)
  const shared = WORDS.filter(
    ([sought, offered]) => partnership.seeksText?.includes(sought) && organisation.offers.includes(offered),
  )
  const ofSector = { sector: code, offers: [], words: [] }
  const reasons = [
    ...(code && partnership.seeksSectors.includes(code) ? [{ kind: 'SECTOR_SOUGHT', ...ofSector }] : []),
    ...(code && lacks ? [{ kind: 'SECTOR_MISSING', ...ofSector }] : []),
    ...(shared.length > 0
      ? [
          {
            ...{ kind: 'OFFER_SOUGHT', sector: null },
            ...{ offers: shared.map(([, offered]) => offered), words: shared.map(([sought]) => sought) },
          },
        ]
      : []),
  ]
  return reasons.length > 0 ? { distanceKm, reasons } : null
}

const byPlaceInList = (one: Any, other: Any) =>
  other.reasons.length - one.reasons.length ||
  Math.round((one.distanceKm - other.distanceKm) * 1000) ||
  (one.id < other.id ? -1 : 1)

const RADII = [0, 30, 100]
const AT_ONCE = 9

describe('suggestions', () => {
  let world: SuggestionWorld
  let clients: Readonly<Record<string, Client>>
  beforeAll(async () => {
    world = await startSuggestionWorld()
    const { app, partnerships, organisations } = world
    const draft = partnerships.find(({ publishedAt }) => publishedAt === null)
    clients = {
      visitor: app,
      'organiser of a draft': await app.appoint(Role.ORGANISER, draft.id),
      representative: await app.appoint(Role.REPRESENTATIVE, organisations[0].id),
      administrator: await app.appoint(Role.ADMIN),
    }
  })
  afterAll(() => world.app.close())

  /** Of records, some at once. */
  async function suggestionsOf(client: Client, records: Any[], selection: string): Promise<Any[]> {
    const nodes: Any[] = []
    for (let from = 0; from < records.length; from += AT_ONCE) {
      const ids = records.slice(from, from + AT_ONCE).map(({ id }) => id)
      nodes.push(
        ...(await client.data(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection} } }`, { ids })).nodes,
      )
    }
    return nodes.map(({ suggestions }) => suggestions)
  }

  const expectedOf = (records: Any[], pair: (record: Any) => Any) =>
    records
      .map((record) => ({ id: record.id, ...pair(record) }))
      .filter(({ reasons }) => reasons !== undefined)
      .sort(byPlaceInList)
      .map(({ id, distanceKm, reasons }) => ({
        suggested: { id },
        distanceKm: expect.closeTo(distanceKm, 2),
        reasons,
      }))

  it('are for everybody what follows from the records that they see, in the order of reasons and distances', async () => {
    let suggested = 0
    for (const client of Object.values(clients)) {
      const { partnerships, organisations } = await client.data(RECORDS)
      for (const radiusKm of RADII) {
        const asked = `... on Partnership { ${partners(`first: 100, radiusKm: ${radiusKm}`)} }`
        const answers = await suggestionsOf(client, partnerships.nodes, asked)
        partnerships.nodes.forEach((partnership: Any, index: number) => {
          const expected = expectedOf(organisations.nodes, (each) => pairOf(partnership, each, radiusKm))
          expect(answers[index].nodes).toEqual(expected)
          expect(answers[index].totalCount).toBe(expected.length)
          suggested += expected.length
        })
      }
    }
    expect(suggested).toBeGreaterThan(500)
  })

  it('of an organisation are the partnerships that it is suggested to', async () => {
    let suggested = 0
    for (const client of Object.values(clients)) {
      const { partnerships, organisations } = await client.data(RECORDS)
      for (const radiusKm of RADII) {
        const asked = `... on Organisation { ${offers(`first: 100, radiusKm: ${radiusKm}`)} }`
        const answers = await suggestionsOf(client, organisations.nodes, asked)
        organisations.nodes.forEach((organisation: Any, index: number) => {
          const expected = expectedOf(partnerships.nodes, (each) => pairOf(each, organisation, radiusKm))
          expect(answers[index].nodes).toEqual(expected)
          suggested += expected.length
        })
      }
    }
    expect(suggested).toBeGreaterThan(500)
  })

  it('come in pages that together are the whole list', async () => {
    const admin = clients.administrator as Client
    const { partnerships } = await admin.data(RECORDS)
    const whole = await suggestionsOf(
      admin,
      partnerships.nodes,
      `... on Partnership { ${partners('first: 100, radiusKm: 100')} }`,
    )
    const [longest] = partnerships.nodes
      .map(({ id }: Any, index: number) => ({ id, nodes: whole[index].nodes }))
      .sort((one: Any, other: Any) => other.nodes.length - one.nodes.length)
    const paged: Any[] = []
    let after: string | null = null
    do {
      const asked: string = partners(`first: 3, radiusKm: 100${after ? `, after: "${after}"` : ''}`)
      const { suggestions } = (await admin.data(`{ partnership(id: "${longest.id}") { ${asked} } }`))
        .partnership
      paged.push(...suggestions.nodes)
      after = suggestions.pageInfo.hasNextPage ? suggestions.pageInfo.endCursor : null
    } while (after)
    expect(longest.nodes.length).toBeGreaterThan(6)
    expect(paged).toEqual(longest.nodes)
  })

  it('say their reasons in words', async () => {
    const { partnerships } = await world.app.data(RECORDS)
    const asked = `... on Partnership { suggestions: partnerSuggestions(radiusKm: 100, first: 100) {
      nodes { reasons { kind explanation english: explanation(language: EN) } } } }`
    const answers = await suggestionsOf(world.app, partnerships.nodes, asked)
    const said = new Map<string, Any>(
      answers.flatMap(({ nodes }) =>
        nodes.flatMap(({ reasons }: Any) => reasons.map((each: Any) => [each.kind, each])),
      ),
    )
    expect(said.get('SECTOR_SOUGHT').english).toMatch(
      /^The partnership looks for partners from the sector: \w+\.$/,
    )
    expect(said.get('SECTOR_MISSING').explanation).toMatch(/^Partnerstwo nie ma partnera z sektora: \S+\.$/)
    expect(said.get('OFFER_SOUGHT').english).toMatch(
      /^The organisation offers: .+\. The partnership looks for: .+\.$/,
    )
  })

  it('are refused with a radius or a cursor that is none, and where too many are asked for at once', async () => {
    const { id } = world.partnerships.find(({ publishedAt }) => publishedAt !== null)
    const codeOf = async (selection: string) =>
      (await world.app.query(`{ partnership(id: "${id}") { ${selection} } }`)).errors?.[0]?.extensions
    for (const asked of ['radiusKm: -1', 'radiusKm: 101', 'after: "abc"', 'first: 0'])
      expect(await codeOf(partners(asked))).toMatchObject({
        code: 'BAD_USER_INPUT',
        violations: [{ path: [asked.split(':')[0]] }],
      })
    const aliases = Array.from({ length: 20 }, (_, index) => `a${index}: partnerSuggestions { totalCount }`)
    expect(await codeOf(aliases.join(' '))).toMatchObject({
      ...{ code: 'QUERY_TOO_EXPENSIVE', limitName: 'cost' },
    })
  })

  it('cost as many statements for many records as for one', async () => {
    for (const [list, selection] of [
      ['partnerships', partners('radiusKm: 100')],
      ['organisations', offers('radiusKm: 100')],
    ]) {
      const counts: number[] = []
      for (const first of [5, 7, 9]) {
        const ask = () =>
          clients.administrator?.data(
            `{ ${list}(first: ${first}) { nodes { ${selection} } } }`,
          ) as Promise<Any>
        counts.push((await statementsDuring(ask)).length)
      }
      expect(new Set(counts).size).toBe(1)
    }
  })
})
