import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { clearChanges } from '../../../src/core/change-log/clear-changes'
import { collectionOfId } from '../../../src/core/collections/collection'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type MutationCase, mutationCases } from '../../authz/mutation-cases'
import { AFTER, BEFORE, BESIDE, enterWorld, HERE, type Ids, type World, worlds } from '../../authz/world'
import { type ServerProcess, startProcess } from '../../http/process'
import { type App, type Member, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakeSectors, fakeTerritory } from '../../support/fakes'
import { tries } from '../../support/scale'
import { queriesOfRecord, queriesOfRoot } from './field-queries'
import { randomOperation } from './random-operation'

const RUNS = tries(20, 2)
/** Queries of any shape, which are asked beside those of each field. */
const RANDOM_QUERIES = 15
/** How many are asked after each write, beside those about its records. */
const OTHERS_AFTER_WRITE = 5
const AT_ONCE = 20
/** The first two are answered by graphql-js, and the third is kept. */
const UNTIL_KEPT = [1, 2, 3]
/** An account may write so often in a minute. */
const WRITES_OF_ONE = 45

/** The worlds that are tried first: in one or the other, whatever can be done is done. */
const FIRST = [BESIDE, BEFORE, AFTER]
/** Mutations after which others find nothing. */
const ENDS = /^(remove|merge|discard|delete|end)/

const fields = registrySchema().schema.getMutationType()?.getFields() ?? {}

const SETTINGS = {
  COMMENTS_PER_5_MINUTES: '100000',
  WEBHOOK_TARGETS: 'any',
  PUBLIC_URL: 'http://localhost:4000',
  TOKEN_SECRET: 'a secret of the tests, of no use elsewhere',
  RATE_LIMIT_PER_MINUTE: '0',
  NEW_ACCOUNT_HOURS: '0',
  SECOND_FACTOR_ROLES: 'none',
  READ_THREADS: '1',
}

interface Written {
  readonly name: string
  /** Among them, the ids of records. */
  readonly about: readonly unknown[]
  readonly write: (server: string, by: Member) => Promise<unknown>
}

describe('answers that one process keeps while another writes', () => {
  let app: App
  let keeper: ServerProcess
  let url: string
  const done: string[] = []
  let compared = 0

  beforeAll(async () => {
    app = await startApp({ ...SETTINGS, REUSED_ANSWERS_MB: '0' }, await testDatabaseUrl())
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      const units = ['14', '16'].map((code) => fakeTerritory(code, 'PL'))
      await write.insert(Territory, [fakeTerritory('PL', null), ...units, fakeTerritory('1609', '16')])
    })
    keeper = startProcess({ ...SETTINGS, DATABASE_URL: app.databaseUrl, LOG_LEVEL: 'info' })
    url = String((await keeper.said('ready')).address)
  })
  afterAll(async () => {
    keeper.child.kill()
    await keeper.exitCode()
    await app.close()
  })

  async function post(server: string, body: object, accessToken?: string) {
    const response = await fetch(`${server}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify(body),
    })
    // biome-ignore lint/suspicious/noExplicitAny: the assertions say what it holds
    return (await response.json()) as any
  }

  const rows = (text: string) => app.database.dataSource.query(text)

  async function atOnce(queries: readonly string[], ask: (query: string) => Promise<unknown>) {
    for (let start = 0; start < queries.length; start += AT_ONCE)
      await Promise.all(queries.slice(start, start + AT_ONCE).map(ask))
  }

  const keep = async (queries: readonly string[]) => {
    for (const _ of UNTIL_KEPT) await atOnce(queries, (query) => post(url, { query }))
  }

  /** What is kept is what those find who have never asked. */
  const compare = (queries: readonly string[], after: string) =>
    atOnce(queries, async (query) => {
      const [kept, fresh] = await Promise.all([post(url, { query }), post(app.url, { query })])
      compared++
      expect({ after, query, ...kept }).toEqual({ after, query, ...fresh })
    })

  /** Records may have been changed since the case was made. */
  async function inputOf({ input }: MutationCase): Promise<object> {
    const { id, intoId } = Object(input)
    const versionOf = async (of: string) => {
      const from = collectionOfId(of)
      const table = from && app.database.reader.metadata(from.entity).tableName
      return (await rows(`SELECT "version" FROM "${table}" WHERE "id" = '${of}'`))[0]?.version ?? 1
    }
    return {
      ...input,
      ...('expectedVersion' in Object(input) && { expectedVersion: await versionOf(id) }),
      ...('intoExpectedVersion' in Object(input) && { intoExpectedVersion: await versionOf(intoId) }),
    }
  }

  async function mutate(each: MutationCase, server: string, by: Member) {
    const { mutation } = each
    const type = fields[mutation]?.args[0]?.type
    const query = `mutation Walk($input: ${type}) { ${mutation}(input: $input) { __typename } }`
    const { data } = await post(server, { query, variables: { input: await inputOf(each) } }, by.accessToken)
    if (data?.[mutation]) done.push(mutation)
  }

  const mutations = (ids: Ids, world: World): Written[] =>
    mutationCases(ids, world).map((each) => ({
      name: each.mutation,
      about: Object.values(Object(each.input)),
      write: (server, by) => mutate(each, server, by),
    }))

  const otherWrites = (ids: Ids): Written[] => [
    {
      name: 'a unit moves',
      about: [HERE, ids.lone],
      write: async () => {
        const [{ parentId: from }] = await rows(`SELECT "parentId" FROM "territory" WHERE "id" = '${HERE}'`)
        const parentId = from === 'territory_16' ? 'territory_14' : 'territory_16'
        await app.database.write((write) => write.update(Territory, HERE, { parentId }))
      },
    },
    {
      name: 'old changes are cleared',
      about: [ids.partnership],
      write: () => clearChanges(0, (work) => app.database.write(work)),
    },
    {
      name: 'another program writes',
      about: [ids.twin],
      write: async () => {
        const name = randomUUID()
        await rows(`UPDATE "organisation" SET "name" = '${name}' WHERE "id" = '${ids.twin}'`)
        await rows(`UPDATE "registry" SET "version" = "version" + 1, "writeId" = '${name}'`)
      },
    },
  ]

  it('are those that would be made now, whatever has been written', async () => {
    let runs = 0
    const walk = async (drawn: World, gen: fc.GeneratorValue) => {
      const world = FIRST[runs++] ?? drawn
      const admins = [await app.appoint(Role.ADMIN), await app.appoint(Role.ADMIN)] as const
      const ids = await enterWorld(world, admins[0].id, app)
      const found: { slug: string }[] = await rows(
        'SELECT "slug" FROM "partnership" ORDER BY "id" DESC LIMIT 3',
      )
      const slugs = found.map(({ slug }) => slug)
      const recordIds = [...Object.values(ids), HERE, 'territory_14']
      const ofRecords = new Map(recordIds.map((id) => [id, queriesOfRecord(id)]))
      const ofAnyShape = Array.from({ length: RANDOM_QUERIES }, () => gen(randomOperation, recordIds, slugs))
      const queries = [...queriesOfRoot(), ...ofAnyShape, ...[...ofRecords.values()].flat()]
      await keep(queries)
      const writes = [...mutations(ids, world), ...otherWrites(ids)]
      const shuffled = gen(fc.shuffledSubarray, writes, { minLength: writes.length })
      const ends = shuffled.filter(({ name }) => ENDS.test(name))
      const order = [...shuffled.filter((each) => !ends.includes(each)), ...ends]
      for (const [index, { name, about, write }] of order.entries()) {
        await write(gen(fc.constantFrom, url, app.url), admins[index < WRITES_OF_ONE ? 0 : 1])
        const ofItsRecords = about.flatMap((id) => ofRecords.get(String(id)) ?? [])
        const others = gen(fc.shuffledSubarray, queries, { maxLength: OTHERS_AFTER_WRITE })
        await compare([...ofItsRecords, ...others], name)
      }
      await compare(queries, 'all')
    }
    await fc.assert(fc.asyncProperty(worlds, fc.gen(), walk), { numRuns: RUNS, endOnFailure: true })
    const kinds = new Set(done)
    process.stdout.write(
      `${compared} answers after ${done.length} mutations of ${kinds.size} kinds, none too old\n`,
    )
    expect(kinds.size).toBeGreaterThan(Object.keys(fields).length / 2)
  })

  it('are kept', async () => {
    const query = 'query Kept { organisations(first: 1) { nodes { id name } } }'
    await keep([query])
    const kept = await post(url, { query })
    // Nobody is told of it.
    await rows(`UPDATE "organisation" SET "name" = 'Inna'`)
    expect(await post(url, { query })).toEqual(kept)
    expect(await post(app.url, { query })).not.toEqual(kept)
  })
})
