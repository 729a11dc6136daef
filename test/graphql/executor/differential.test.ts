import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type DocumentNode, execute, getOperationAST, parse, validate } from 'graphql'
import { CacheExpiry } from '../../../src/core/cache-expiry'
import type { Context } from '../../../src/core/context'
import type { Database } from '../../../src/database/database'
import { CompiledOperation } from '../../../src/graphql/executor/compiled-operations'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { testDatabase } from '../../support/database'
import { tries } from '../../support/scale'
import { randomOperation } from './random-operation'

const RUNS = tries(1_000, 200)
const { schema } = registrySchema()

describe('a compiled operation', () => {
  let database: Database
  let ids: string[]
  let slugs: string[]

  beforeAll(async () => {
    database = await testDatabase('examples')
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
    epoch: { current: new Map() },
    reader: database.reader,
    now: new Date('2026-05-01T12:00:00.000Z'),
    write: () => Promise.reject(new Error('A query writes nothing.')),
    publicUrl: 'http://localhost',
    cursorSecret: new Uint8Array(32),
    viewer: null,
    selection: null,
    cacheExpiry: new CacheExpiry(),
  })

  /** What graphql-js answers from all columns, and the plan from those that it needs: null where anything fails. */
  async function both(document: DocumentNode, variableValues: Record<string, unknown> = {}) {
    const operation = getOperationAST(document)
    const compiled = operation && CompiledOperation.of(schema, document, operation)
    if (!compiled) throw new Error('It does not compile.')
    const [interpreted, ran] = await Promise.all([
      execute({ schema, document, contextValue: context(), variableValues }),
      compiled.run(variableValues, context()).catch(() => null),
    ])
    return { data: JSON.stringify(interpreted.data), errors: interpreted.errors, ran: JSON.stringify(ran) }
  }

  const folder = join(__dirname, '../../../schema/operations')
  it.each(readdirSync(folder))('answers %s as graphql-js does', async (file) => {
    const document = parse(readFileSync(join(folder, file), 'utf8'))
    if (getOperationAST(document)?.operation !== 'query') return
    const { data, errors, ran } = await both(document, { id: ids[1] })
    expect(errors).toBeUndefined()
    expect(ran).toBe(data)
  })

  it('answers random queries as graphql-js does, and fails where that has an error', async () => {
    const ended = { data: 0, errors: 0, fields: 0 }
    await fc.assert(
      fc.asyncProperty(randomOperation(ids, slugs), async (text) => {
        const document = parse(text)
        expect(validate(schema, document)).toEqual([])
        const { data, errors, ran } = await both(document)
        expect(ran).toBe(errors ? 'null' : data)
        ended[errors ? 'errors' : 'data']++
        ended.fields += text.split(/[\s{}]+/).length
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    process.stdout.write(
      `${RUNS} random queries: ${ended.data} answered alike, ${ended.errors} failed alike, ${Math.round(ended.fields / RUNS)} words each\n`,
    )
    expect(ended.data).toBeGreaterThan(RUNS / 4)
  })
})
