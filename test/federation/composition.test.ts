import { composeServices } from '@apollo/composition'
import { buildSchema, isObjectType, parse } from 'graphql'
import { registrySchema } from '../../src/server/schema/schema'
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
