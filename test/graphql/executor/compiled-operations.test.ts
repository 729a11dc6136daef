import { getOperationAST, parse } from 'graphql'
import { pino } from 'pino'
import { CompiledOperations, hashOf } from '../../../src/graphql/executor/compiled-operations'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { type App, startApp } from '../../support/app'
import { fakeSectors } from '../../support/fakes'

const { schema } = registrySchema()
const silent = pino({ level: 'silent' })

/** Asks for an operation as a request does, which is answered. */
function ask(operations: CompiledOperations, text: string, operationName: string | null = null) {
  const asked = { documentHash: hashOf(text), operationName }
  const found = operations.find(asked)
  const document = parse(text)
  const operation = getOperationAST(document, operationName)
  if (!operation) throw new Error('It has no operation.')
  operations.learn(asked, document, operation)
  return found
}

describe('the plans of operations', () => {
  it('are made when an operation has been answered twice, and kept', () => {
    const operations = new CompiledOperations(schema, silent)
    const text = '{ partnerships(first: 1) { nodes { id } } }'
    for (const _ of [1, 2]) expect(ask(operations, text)).toBeNull()
    const planned = ask(operations, text)
    expect(planned).not.toBeNull()
    expect(ask(operations, text)).toBe(planned)
  })

  it('are of one operation of a document each, and of queries only', () => {
    const operations = new CompiledOperations(schema, silent)
    const text = 'query A { sectors { code } } query B { sectors { id } }'
    const [a, b] = ['A', 'B'].map((name) => [1, 2, 3].map(() => ask(operations, text, name)).at(-1))
    expect(a).not.toBeNull()
    expect(b).not.toBeNull()
    expect(a).not.toBe(b)
    const mutation = 'mutation { signOut { viewer { id } } }'
    for (const _ of [1, 2, 3, 4]) expect(ask(operations, mutation)).toBeNull()
  })

  it('stay few, however many different documents come', () => {
    const operations = new CompiledOperations(schema, silent)
    for (let index = 0; index < 1_500; index++) ask(operations, `{ a${index}: sectors { code } }`)
    expect(operations.size).toBe(0)
    for (let index = 0; index < 1_500; index++)
      for (const _ of [1, 2]) ask(operations, `{ b${index}: sectors { code } }`)
    expect(operations.size).toBe(1_000)
  })

  it('take little together, however long the names in their documents are', () => {
    const operations = new CompiledOperations(schema, silent)
    const long = 'x'.repeat(90_000)
    for (let index = 0; index < 700; index++)
      for (const _ of [1, 2]) ask(operations, `{ ${long}${index}: sectors { code } }`)
    expect(operations.size).toBeGreaterThan(500)
    expect(operations.size).toBeLessThan(560)
  })

  it('are not made of a short document that would be a long plan', () => {
    const operations = new CompiledOperations(schema, silent)
    const subject = (depth: number): string =>
      depth === 0 ? '{ id }' : `{ id comments { nodes { id subject ${subject(depth - 1)} } } }`
    const text = `{ node(id: "comment_x") { ... on Comment { subject ${subject(9)} } } }`
    for (const _ of [1, 2, 3, 4]) expect(ask(operations, text)).toBeNull()
  })
})

describe('a server that compiles its operations', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) => write.insert(Sector, fakeSectors()))
  })
  afterAll(() => app.close())

  it('answers ever after as the first time, with data, with an error and with other variables', async () => {
    const asked: [string, object?][] = [
      ['{ sectors { code } }'],
      ['{ partnerships(first: 0) { nodes { id } } sectors { code } }'],
      ['query Page($first: Int = 3) { partnerships(first: $first) { totalCount } }', { first: 101 }],
      ['query Page($first: Int = 3) { partnerships(first: $first) { totalCount } }', {}],
      ['query Name($yes: Boolean! = true) { sectors { code @include(if: $yes) id @skip(if: $yes) } }'],
      ['{ __proto__: sectors { code } constructor: __typename }'],
      ['{ event(id: "\\u0000") { id } nodes(ids: ["x"]) { id } __typename __schema { queryType { name } } }'],
    ]
    for (const [document, variables] of asked) {
      const first = await app.query(document, variables)
      for (const _ of [2, 3, 4]) expect(await app.query(document, variables)).toEqual(first)
    }
  })

  it('does not mix what different people may see of one operation', async () => {
    const document = '{ viewer { account { id } } }'
    const [ada, bob] = [await app.signUp(), await app.signUp()]
    for (const _ of [1, 2, 3, 4]) {
      expect(await app.data(document)).toEqual({ viewer: null })
      for (const member of [ada, bob])
        expect(await member.data(document)).toEqual({ viewer: { account: { id: member.id } } })
    }
  })
})
