import { composeServices } from '@apollo/composition'
import { composeSchemaContract } from '@theguild/federation-composition'
import { buildSchema, isObjectType, parse } from 'graphql'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { publicSchema } from '../schema/types'
import { composers } from './compose'

const REGISTRY_URL = 'http://registry.test/graphql'
const fieldsOf = (sdl: string, type: string) => {
  const found = buildSchema(sdl, { assumeValidSDL: true }).getType(type)
  return isObjectType(found) ? Object.keys(found.getFields()) : []
}

describe.each(Object.entries(composers))('by %s our subgraph', (_, compose) => {
  const { supergraphSdl, errors, hints } = compose(REGISTRY_URL, 'http://alerts.test/')

  it('composes with another without an error or a hint', () => {
    expect({ errors, hints }).toEqual({ errors: [], hints: [] })
  })

  it('is extended by the fields of the other', () => {
    expect(fieldsOf(supergraphSdl, 'Partnership')).toEqual(
      expect.arrayContaining(['name', 'members', 'alerts']),
    )
    expect(fieldsOf(supergraphSdl, 'Territory')).toEqual(expect.arrayContaining(['children', 'alerts']))
    expect(fieldsOf(supergraphSdl, 'Query')).toEqual(
      expect.arrayContaining(['partnerships', 'node', 'cityAlerts']),
    )
  })

  it('keeps its descriptions, list sizes and costs', () => {
    expect(supergraphSdl).toContain('Everyone can read it. Polish: opublikowany.')
    expect(supergraphSdl).toMatch(/listSize\(/)
    expect(supergraphSdl).toMatch(/cost\(/)
  })
})

describe('a graph without what is for staff', () => {
  const typeDefs = parse(registrySchema().sdl)
  const contract = composeSchemaContract(
    [{ name: 'registry', typeDefs, url: REGISTRY_URL }],
    { include: new Set(), exclude: new Set(['staff']) },
    true,
  )
  const { publicSdl: sdl = '' } = contract
  const whole = publicSchema()
  const roots = [whole.getQueryType(), whole.getMutationType()]

  it('lacks the fields that refuse everyone but moderators and administrators, and no others', () => {
    expect(contract.errors).toBeUndefined()
    const lacking = roots.flatMap((root) => {
      const left = fieldsOf(sdl, root?.name ?? '')
      return Object.values(root?.getFields() ?? {}).filter(({ name }) => !left.includes(name))
    })
    const forStaff = roots
      .flatMap((root) => Object.values(root?.getFields() ?? {}))
      .filter(({ description }) => /FORBIDDEN for everyone except/.test(description ?? ''))
    expect(lacking.map(({ name }) => name).sort()).toEqual(forStaff.map(({ name }) => name).sort())
    expect(forStaff.length).toBeGreaterThan(10)
  })

  it('lacks the types that only these lead to', () => {
    const left = buildSchema(sdl, { assumeValidSDL: true }).getTypeMap()
    for (const name of ['ModerationCase', 'Report', 'RoleInput', 'HideCommentInput'])
      expect(left).not.toHaveProperty(name)
    for (const name of ['ModerationDecision', 'ReportContentInput', 'Comment', 'Role', 'Account'])
      expect(left).toHaveProperty(name)
  })
})

describe('a second subgraph with nodes, roles and languages of its own', () => {
  const LINK =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])'
  const QUERY = 'type Query { stop(id: ID!): Stop }'
  const STOP = 'type Stop implements Node @key(fields: "id") { id: ID! }  interface Node { id: ID! }'
  const errorsWith = (sdl: string) =>
    composeServices([
      { name: 'registry', typeDefs: parse(registrySchema().sdl), url: REGISTRY_URL },
      { name: 'stops', typeDefs: parse(`${LINK} ${sdl}`), url: 'http://stops.test/' },
    ]).errors?.map(({ message }) => message)

  it.each([
    ['shares the interface Node and leaves Query.node to us', `${QUERY} ${STOP}`],
    [
      'names its enums after itself',
      `${QUERY} ${STOP} enum StopRole { DRIVER }  enum StopLanguage { PL EN DE }`,
    ],
  ])('composes where it %s', (_, sdl) => expect(errorsWith(sdl)).toBeUndefined())

  it.each([
    ['has Query.node too', `type Query { node(id: ID!): Node } ${STOP}`],
    [
      'has another enum Language',
      `type Query { stop(id: ID!, language: Language): Stop } ${STOP} enum Language { PL EN DE }`,
    ],
    [
      'has another enum Role',
      `type Query { stop(id: ID!, role: Role): Stop } type Driver { role: Role } ${STOP} enum Role { DRIVER }`,
    ],
  ])('does not compose where it %s', (_, sdl) => expect(errorsWith(sdl)).not.toBeUndefined())
})

describe('our subgraph', () => {
  const typeDefs = parse(registrySchema().sdl)

  it('composes alone, without a hint', () => {
    const { errors, hints } = composeServices([{ name: 'registry', typeDefs, url: REGISTRY_URL }])
    expect({ errors, hints }).toEqual({ errors: undefined, hints: [] })
  })

  it('shares PageInfo and its values with a subgraph that has them too', () => {
    const other = parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable"])
      type Query { stops: [Stop!]! }
      type Stop { place: GeoPoint address: PostalAddress contact: Contact info: PageInfo! }
      type GeoPoint @shareable { latitude: Float! longitude: Float! precision: LocationPrecision! }
      enum LocationPrecision { EXACT STREET TOWN REGION }
      type PostalAddress @shareable { street: String postalCode: String town: String }
      type Contact @shareable { email: String phone: String website: URL }
      scalar URL
      type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }`)
    const { errors, hints } = composeServices([
      { name: 'registry', typeDefs, url: REGISTRY_URL },
      { name: 'stops', typeDefs: other, url: 'http://stops.test/' },
    ])
    expect({ errors, hints }).toEqual({ errors: undefined, hints: [] })
  })
})
