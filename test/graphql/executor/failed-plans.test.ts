import { type GraphQLFieldResolver, getOperationAST, parse } from 'graphql'
import { createLog } from '../../../src/core/log'
import { CompiledOperations, hashOf } from '../../../src/graphql/executor/compiled-operations'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { type App, startApp } from '../../support/app'
import { fakeSectors } from '../../support/fakes'

const MESSAGE = 'a plan failed, and graphql-js answered instead'

function listeningLog() {
  const lines: string[] = []
  const log = createLog('error', { write: (line) => void lines.push(line) })
  return { log, failures: () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === MESSAGE) }
}

describe('A plan that fails', () => {
  const { schema } = registrySchema()
  const { log, failures } = listeningLog()
  const sectors = schema.getQueryType()?.getFields().sectors as {
    resolve: GraphQLFieldResolver<unknown, unknown>
  }
  const { resolve } = sectors
  let app: App
  beforeAll(async () => {
    app = await startApp({}, undefined, log)
    await app.database.write((write) => write.insert(Sector, fakeSectors()))
    // A resolver that looks where it stands in the answer: graphql-js tells it, and a plan does not.
    sectors.resolve = (root, args, context, info) =>
      info.path.key === 'sectors' ? resolve(root, args, context, info) : []
  })
  afterAll(async () => {
    sectors.resolve = resolve
    await app.close()
  })

  it('is logged and counted, and its query is answered nevertheless', async () => {
    const ask = () => app.query('{ sectors { code } }')
    const first = await ask()
    expect(first).toEqual({ data: { sectors: expect.arrayContaining([{ code: 'PUBLIC' }]) } })
    for (const _ of [2, 3, 4]) expect(await ask()).toEqual(first)
    expect(failures()).toEqual(
      [1, 2].map((planFailures) =>
        expect.objectContaining({
          planFailures,
          reqId: expect.any(String),
          err: expect.objectContaining({ type: 'TypeError', stack: expect.stringContaining('run-plan') }),
        }),
      ),
    )
  })

  it('is not logged where the query itself is wrong', async () => {
    const before = failures().length
    const document = 'query Page($first: Int) { partnerships(first: $first) { totalCount } }'
    for (const _ of [1, 2]) await app.data(document, { first: 3 })
    const answers = await Promise.all([101, 'x'].map((first) => app.query(document, { first })))
    for (const { errors } of answers) expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(failures()).toHaveLength(before)
  })
})

it('A plan that cannot be made is logged once, and its operation is left to graphql-js', () => {
  const { log, failures } = listeningLog()
  const operations = new CompiledOperations(registrySchema().schema, log)
  // Nobody gets this far with it: the validation refuses it.
  const text = '{ ...Again } fragment Again on Query { ...Again }'
  const document = parse(text)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('It has no operation.')
  const asked = { documentHash: hashOf(text), operationName: null }
  for (const _ of [1, 2, 3]) operations.learn(asked, document, operation)
  expect(operations.find(asked)).toBeNull()
  expect(failures()).toMatchObject([{ planFailures: 1, err: { type: 'RangeError' } }])
})
