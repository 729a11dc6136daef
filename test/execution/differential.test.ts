import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type DocumentNode, execute, getOperationAST, parse, validate } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { pino } from 'pino'
import type { Database } from '../../src/database/database'
import { loadFirstData } from '../../src/database/first-data/load'
import { selectionOf } from '../../src/server/execution/selection-of'
import { variablesOf } from '../../src/server/limits/variables'
import { registrySchema } from '../../src/server/schema/schema'
import type { Context } from '../../src/shared/context'
import { testDatabase } from '../support/database'
import { randomOperation } from './random-operation'

const RUNS = 1_000
const { schema } = registrySchema()

describe('a compiled operation', () => {
  let database: Database
  let ids: string[]
  let slugs: string[]

  beforeAll(async () => {
    database = await testDatabase()
    await loadFirstData(database, 'examples', pino({ level: 'silent' }))
    const some = async (table: string, column: string) =>
      (
        await database.dataSource.query(`SELECT "${column}" AS "it" FROM "${table}" ORDER BY "id" LIMIT 3`)
      ).map(({ it }: { it: string }) => it)
    const tables = [
      'partnership',
      'event',
      'organisation',
      'membership',
      'initiator',
      'guide',
      'comment',
      'territory',
    ]
    ids = ['garbage', ...(await Promise.all(tables.map((table) => some(table, 'id')))).flat()]
    slugs = ['nothing', ...(await some('partnership', 'slug')), ...(await some('guide', 'slug'))]
  })
  afterAll(() => database.close())

  const context = (): Context => ({
    epoch: { current: {} },
    reader: database.reader,
    now: new Date('2026-05-01T12:00:00.000Z'),
    write: () => Promise.reject(new Error('A query writes nothing.')),
    cursorSecret: new Uint8Array(32),
    viewer: null,
    selection: null,
  })

  /** What graphql-js answers from all columns, and the program from those that it needs, as a client gets them. */
  async function both(document: DocumentNode, variableValues: Record<string, unknown> = {}) {
    const compiled = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true })
    if (!isCompiledQuery(compiled)) throw new Error('It does not compile.')
    const operation = getOperationAST(document)
    if (!operation) throw new Error('It has no operation.')
    const [interpreted, ran] = await Promise.all([
      execute({ schema, document, contextValue: context(), variableValues }),
      compiled.query(
        undefined,
        { ...context(), selection: selectionOf(schema, document) },
        variablesOf(schema, operation)(variableValues),
      ),
    ])
    return [JSON.parse(JSON.stringify(interpreted)), JSON.parse(JSON.stringify(ran))]
  }

  const folder = join(__dirname, '../../schema/operations')
  it.each(readdirSync(folder))('answers %s as graphql-js does', async (file) => {
    const document = parse(readFileSync(join(folder, file), 'utf8'))
    const isQuery = getOperationAST(document)?.operation === 'query'
    const [interpreted, ran] = isQuery ? await both(document, { id: ids[1] }) : []
    expect(ran).toEqual(interpreted)
  })

  it('answers random queries as graphql-js does, and has an error where that has one', async () => {
    const ended = { data: 0, errors: 0, fields: 0 }
    await fc.assert(
      fc.asyncProperty(randomOperation(ids, slugs), async (text) => {
        const document = parse(text)
        expect(validate(schema, document)).toEqual([])
        const [interpreted, ran] = await both(document)
        const hasFailed = interpreted.errors !== undefined
        expect(ran.errors !== undefined).toBe(hasFailed)
        if (!hasFailed) expect(ran.data).toEqual(interpreted.data)
        ended[hasFailed ? 'errors' : 'data']++
        ended.fields += text.split(/[\s{}]+/).length
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    process.stdout.write(
      `${RUNS} random queries: ${ended.data} answered alike, ${ended.errors} failed alike, ${Math.round(ended.fields / RUNS)} words each\n`,
    )
    expect(ended.data).toBeGreaterThan(RUNS / 4)
  }, 120_000)
})
