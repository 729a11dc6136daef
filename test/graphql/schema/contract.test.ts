import { readFileSync } from 'node:fs'
import { buildASTSchema, buildSchema, type GraphQLSchema, isObjectType, parse } from 'graphql'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { differences } from './compare'
import { isValue, keysOf, objectTypes, typesOf } from './types'

const read = (sdl: string) => buildASTSchema(parse(sdl), { assumeValidSDL: true })

describe('the contract', () => {
  const contract = read(readFileSync('test/graphql/schema/contract.graphql', 'utf8'))
  const ours = read(registrySchema().sdl)
  const names = typesOf(contract).map(({ name }) => name)

  it('agrees with our schema in every name, type, default and interface', () => {
    expect(differences(contract, ours, names)).toEqual([])
  })

  it('gives every Node the key id, and further keys where it says so', () => {
    const written = (schema: GraphQLSchema) =>
      objectTypes(schema).flatMap((type) => keysOf(type).map((key) => `${type.name} by ${key}`))
    const nodes = objectTypes(contract).filter((type) =>
      type.getInterfaces().some(({ name }) => name === 'Node'),
    )
    const wanted = [...written(contract), ...nodes.map(({ name }) => `${name} by id`)]
    expect(written(ours)).toEqual(expect.arrayContaining(wanted))
    expect(wanted).toEqual(
      expect.arrayContaining(['Partnership by slug', 'Territory by code', 'Account by id']),
    )
  })

  it('gives PageInfo and every value type @shareable', () => {
    const values = objectTypes(ours).filter(isValue)
    const isShared = ({ astNode }: (typeof values)[number]) =>
      astNode?.directives?.some(({ name }) => name.value === 'shareable')
    expect(values.map(({ name }) => name)).toEqual(expect.arrayContaining(['GeoPoint', 'PageInfo', 'Source']))
    expect(values.filter((type) => !isShared(type)).map(({ name }) => name)).toEqual([])
  })
})

describe('the comparison with the contract', () => {
  const contract = buildSchema(`
    interface Named { name: String! }
    type Query implements Named { name: String! list(first: Int, order: Order! = UP): [Query!]! gone: Int }
    enum Order { UP DOWN }
    union Any = Query
    input Filter { text: String coverage: Order = UP }
    type Later { id: ID }
    scalar Kind`)
  const names = typesOf(contract).map(({ name }) => name)

  it('names every difference in words', () => {
    const made = buildSchema(`
      type Query { name: String list(first: Int!, order: Order! = SIDEWAYS, must: Int!): [Query]! more: Int }
      enum Order { UP SIDEWAYS }
      type Other { id: ID }
      union Any = Other
      input Filter { text: [String] coverage: Order needed: Int! }
      interface Named { name: String! }
      type Kind { id: ID }`)
    expect(differences(contract, made, names).sort()).toEqual([
      'Any lacks the member Query.',
      'Filter(coverage:) is to have the default UP and has none.',
      'Filter(needed:) is required and not in the contract.',
      'Filter(text:) is to have the type String and has [String].',
      'Kind is to be GraphQLScalarType and is GraphQLObjectType.',
      'Later is missing.',
      'Order lacks the value DOWN.',
      'Query lacks the interface Named.',
      'Query.gone is missing.',
      'Query.list is to have the type [Query!]! and has [Query]!.',
      'Query.list(first:) is to have the type Int and has Int!.',
      'Query.list(must:) is required and not in the contract.',
      'Query.list(order:) is to have the default UP and has SIDEWAYS.',
      'Query.name is to have the type String! and has String.',
    ])
  })

  it('finds none between a schema and itself', () => {
    expect(differences(contract, contract, names)).toEqual([])
    expect(names.filter((name) => isObjectType(contract.getType(name)))).toEqual(['Query', 'Later'])
  })
})
