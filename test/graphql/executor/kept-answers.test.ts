import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { clearChanges } from '../../../src/core/change-log/clear-changes'
import { collectionOfId } from '../../../src/core/collections/collection'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type MutationCase, mutationCases } from '../../authz/mutation-cases'
import { AFTER, BEFORE, BESIDE, enterWorld, type Ids, worlds } from '../../authz/world'
import { type ServerProcess, startProcess } from '../../http/process'
import { type App, type Member, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakeSectors, fakeTerritory } from '../../support/fakes'
import { tries } from '../../support/scale'
import { randomOperation } from './random-operation'

const RUNS = tries(20, 3)
/** Queries that are asked again and again, and how many of them after each write. */
const READS = 40
const READS_AFTER_WRITE = 6
/** The first two are answered by graphql-js, and the third is kept. */
const UNTIL_KEPT = [1, 2, 3]
/** An account may write so often in a minute. */
const WRITES_OF_ONE = 40

const fields = registrySchema().schema.getMutationType()?.getFields() ?? {}

describe('answers that one process keeps while another writes', () => {
  let app: App
  let keeper: ServerProcess
  let url: string
  const done = new Map<string, number>()
  let compared = 0

  beforeAll(async () => {
    const settings = {
      COMMENTS_PER_5_MINUTES: '100000',
      WEBHOOK_TARGETS: 'any',
      PUBLIC_URL: 'http://localhost:4000',
      TOKEN_SECRET: 'a secret of the tests, of no use elsewhere',
      RATE_LIMIT_PER_MINUTE: '0',
      NEW_ACCOUNT_HOURS: '0',
      SECOND_FACTOR_ROLES: 'none',
      READ_THREADS: '1',
    }
    app = await startApp({ ...settings, REUSED_ANSWERS_MB: '0' }, await testDatabaseUrl())
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [
        fakeTerritory('PL', null),
        ...['14', '16'].map((code) => fakeTerritory(code, 'PL')),
        fakeTerritory('1609', '16'),
      ] as never)
    })
    keeper = startProcess({ ...settings, DATABASE_URL: app.databaseUrl, LOG_LEVEL: 'info' })
    url = String((await keeper.said('ready')).address)
  })
  afterAll(async () => {
    keeper.child.kill()
    await keeper.exitCode()
    await app.close()
  })

  async function post(to: string, body: object, accessToken?: string) {
    const response = await fetch(`${to}/graphql`, {
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

  /** What it keeps is what somebody finds who has never asked. */
  async function compare(query: string, after: string) {
    const [kept, fresh] = await Promise.all([post(url, { query }), post(app.url, { query })])
    compared++
    expect({ after, query, ...kept }).toEqual({ after, query, ...fresh })
  }

  const rows = (text: string) => app.database.dataSource.query(text)

  /** Also where the record was changed since the case was made. */
  async function upToDate({ input }: MutationCase): Promise<object | undefined> {
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

  async function mutate(each: MutationCase, to: string, by: Member): Promise<string> {
    const { mutation } = each
    const type = fields[mutation]?.args[0]?.type
    const query = `mutation Walk($input: ${type}) { ${mutation}(input: $input) { __typename } }`
    const { data } = await post(to, { query, variables: { input: await upToDate(each) } }, by.accessToken)
    if (data?.[mutation]) done.set(mutation, (done.get(mutation) ?? 0) + 1)
    return mutation
  }

  /** Writes that are no mutations. */
  const otherWrites = (ids: Ids): Readonly<Record<string, () => Promise<unknown>>> => ({
    'a unit moves': async () => {
      const [{ parentId }] = await rows(`SELECT "parentId" FROM "territory" WHERE "id" = 'territory_1609'`)
      const moved = parentId === 'territory_16' ? 'territory_14' : 'territory_16'
      await app.database.write((write) =>
        write.update(Territory, 'territory_1609', { parentId: moved } as never),
      )
    },
    'old changes are cleared': () => clearChanges(0, (work) => app.database.write(work)),
    'another program writes': async () => {
      const name = randomUUID()
      await rows(`UPDATE "organisation" SET "name" = '${name}' WHERE "id" = '${ids.twin}'`)
      await rows(`UPDATE "registry" SET "version" = "version" + 1, "writeId" = '${name}'`)
    },
  })

  it('are those that would be made now, whatever has been written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(BEFORE, AFTER, BESIDE), worlds),
        fc.gen(),
        async (world, gen) => {
          const admins = [await app.appoint(Role.ADMIN), await app.appoint(Role.ADMIN)] as const
          const ids = await enterWorld(world, admins[0].id, app)
          const slugs = (await rows('SELECT "slug" FROM "partnership" ORDER BY "id" DESC LIMIT 3')).map(
            ({ slug }: { slug: string }) => slug,
          )
          const reads = Array.from({ length: READS }, () =>
            gen(() => randomOperation(Object.values(ids), slugs)),
          )
          for (const _ of UNTIL_KEPT) for (const query of reads) await post(url, { query })
          const others = Object.entries(otherWrites(ids))
          const writes = [
            ...mutationCases(ids, world).map((each) => (to: string, by: Member) => mutate(each, to, by)),
            ...others.map(
              ([name, write]) =>
                () =>
                  write().then(() => name),
            ),
          ]
          const order = gen(fc.shuffledSubarray, writes, { minLength: writes.length })
          for (const [index, write] of order.entries()) {
            const after = await write(
              gen(fc.constantFrom, url, app.url),
              admins[index < WRITES_OF_ONE ? 0 : 1],
            )
            for (const query of gen(fc.shuffledSubarray, reads, { maxLength: READS_AFTER_WRITE }))
              await compare(query, after)
          }
          for (const query of reads) await compare(query, 'all')
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    )
    process.stdout.write(
      `${compared} answers compared, after ${[...done.values()].reduce((a, b) => a + b, 0)} writes of ${done.size} kinds\n`,
    )
    expect(done.size).toBeGreaterThan(Object.keys(fields).length / 2)
  })

  it('are kept', async () => {
    const query = 'query Kept { organisations(first: 1) { nodes { id name } } }'
    for (const _ of UNTIL_KEPT) await post(url, { query })
    const kept = await post(url, { query })
    // Nobody is told of it.
    await rows(`UPDATE "organisation" SET "name" = 'Inna'`)
    expect(await post(url, { query })).toEqual(kept)
    expect(await post(app.url, { query })).not.toEqual(kept)
  })
})
