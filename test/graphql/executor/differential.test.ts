import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  getOperationAST,
  parse,
  validate,
} from 'graphql'
import { pino } from 'pino'
import { CacheExpiry } from '../../../src/core/cache-expiry'
import type { Context } from '../../../src/core/context'
import { type Database, openDatabase } from '../../../src/database/database'
import { CompiledOperation, hashOf } from '../../../src/graphql/executor/compiled-operations'
import { AnswerLimit } from '../../../src/graphql/limits/answer-size'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { ReadThreads } from '../../../src/graphql/threads/read-threads'
import { restored } from '../../../src/graphql/threads/transfer-errors'
import { databaseKind, testDatabaseUrl } from '../../support/database'
import { tries } from '../../support/scale'
import { randomOperation } from './random-operation'

const RUNS = tries(1_000, 200)
const { schema } = registrySchema()

describe('a compiled operation', () => {
  let database: Database
  let threads: ReadThreads | null = null
  let ids: string[]
  let slugs: string[]

  beforeAll(async () => {
    const databaseUrl = await testDatabaseUrl('examples')
    database = await openDatabase(databaseUrl)
    const cursorSecret = new Uint8Array(32)
    const settings = { databaseUrl, publicUrl: 'http://localhost', cursorSecret, maxAnswerBytes: 2 ** 30 }
    const commenting = { editMinutes: 15, deepest: 3, newAccountHours: 0, reportsToHold: 3 }
    if (databaseKind === 'sqlite')
      threads = new ReadThreads({ ...settings, commenting, threads: 1, log: pino({ level: 'silent' }) })
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
  afterAll(async () => {
    await threads?.close()
    await database.close()
  })

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
      compiled.run(variableValues, context(), new AnswerLimit(2 ** 30)).catch(() => null),
    ])
    const { data, errors } = interpreted
    if (threads) await expectAlikeInThread(threads, document, { data, errors, variables: variableValues })
    return { data: JSON.stringify(data), errors, ran: ran ?? 'null' }
  }

  /** By graphql-js in another thread, and by a plan there. */
  async function expectAlikeInThread(
    pool: ReadThreads,
    document: DocumentNode,
    { data, errors, variables }: ExecutionResult & { readonly variables: Record<string, unknown> },
  ) {
    const text = document.loc?.source.body ?? ''
    const { now, viewer } = context()
    const run = (isPlanned: boolean) =>
      pool.run(
        {
          document: text,
          documentHash: hashOf(text),
          operationName: null,
          variables,
          now,
          viewer,
          isPlanned,
        },
        { owner: 'somebody', milliseconds: 60_000 },
      )
    const [executed, planned] = await Promise.all([run(false), run(true)])
    if (executed.kind !== 'result') throw new Error(executed.kind)
    expect(Buffer.from(executed.data).toString()).toBe(JSON.stringify(data))
    // Fields that read before they fail do so in any order.
    const inOrder = (failed: readonly GraphQLError[]) =>
      failed.map((error) => JSON.stringify(errorOf(error))).sort()
    expect(inOrder(executed.errors.map((error) => restored(error, document) as GraphQLError))).toEqual(
      inOrder(errors ?? []),
    )
    if (errors) expect(planned.kind).toBe('failure')
    else
      expect(planned.kind === 'answer' && Buffer.from(planned.body).toString()).toBe(
        `${JSON.stringify({ data })}\n`,
      )
  }

  const errorOf = ({ message, path, locations, extensions, originalError }: GraphQLError) => ({
    ...{ message, path, locations, extensions },
    original: originalError?.message,
  })

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
