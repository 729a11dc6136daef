import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Role } from '../../../src/authz/role.enums'
import { ApiKey } from '../../../src/modules/api-key/api-key.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { type App, type Member, startApp } from '../../support/app'
import { hurryIntervals, resetClocks } from '../../support/clock'
import { versionOf } from '../../support/database'
import { fakeApiKey, fakeOrganisation } from '../../support/fakes'
import { createKey, keysOf, revokeKey } from './ask-key'

const NAME = 'Kalendarz ratusza'
const DAY_MS = 86_400_000

describe('API keys', () => {
  let app: App
  let admin: Member
  let representative: Member
  const [library, school] = [fakeOrganisation(), fakeOrganisation()]
  beforeAll(async () => {
    hurryIntervals()
    app = await startApp()
    await app.database.write((write) => write.insert(Organisation, [library, school]))
    admin = await app.appoint(Role.ADMIN)
    representative = await app.appoint(Role.REPRESENTATIVE, library.id)
  })
  afterAll(async () => {
    resetClocks()
    await app.close()
  })

  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
  const ask = (key: string, path: string) =>
    fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${key}` } })
  const statusOf = async (key: string, path = '/feeds/organisations.csv') => {
    const response = await ask(key, path)
    await response.text()
    return response.status
  }

  it('are made by a representative, shown once, and kept as digests', async () => {
    const { key, apiKey } = await createKey(representative, { name: ` ${NAME} `, organisationId: library.id })
    expect(key).toMatch(/^partnerstwa_[\w-]{43}$/)
    expect(apiKey).toMatchObject({
      name: NAME,
      prefix: key.slice(0, 16),
      scopes: ['FEEDS', 'GRAPHQL'],
      requestsPerMinute: null,
      lastUsedAt: null,
      revokedAt: null,
      organisation: { id: library.id },
      createdBy: { id: representative.id },
    })
    expect(Math.round((Date.parse(apiKey.expiresAt) - Date.now()) / DAY_MS)).toBe(366)
    for (const table of ['api_key', 'change', 'submission']) {
      const rows = await app.database.dataSource.query(`SELECT * FROM "${table}"`)
      expect(JSON.stringify(rows)).not.toContain(key.slice(16))
    }
    expect(JSON.stringify(await keysOf(representative))).not.toContain(key.slice(16))
    expect(await statusOf(key)).toBe(200)
    expect(await statusOf(key, '/graphql?query={__typename}')).toBe(200)
  })

  it('show what visitors see, and sign nobody in', async () => {
    const { key } = await createKey(representative, { name: NAME, organisationId: library.id })
    const answer = await ask(key, '/graphql?query={viewer{id}apiKeys{totalCount}}')
    const { data, errors } = JSON.parse(await answer.text())
    expect([data, errors[0].extensions.code]).toEqual([{ viewer: null, apiKeys: null }, 'UNAUTHENTICATED'])
    expect(await (await ask(key, '/graphql?query={viewer{id}}')).json()).toEqual({ data: { viewer: null } })
    const file = await fetch(`${app.url}/import/organisations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
      body: 'name\nX\n',
    })
    expect(file.status).toBe(401)
  })

  it('are good for their scopes only', async () => {
    const input = { name: NAME, organisationId: library.id }
    const { key: feeds } = await createKey(representative, { ...input, scopes: ['FEEDS'] })
    const { key: queries } = await createKey(representative, { ...input, scopes: ['GRAPHQL'] })
    const paths = ['/feeds/events.ndjson', '/feeds/changes.ndjson', '/feeds/news.atom', '/catalog.jsonld']
    for (const path of paths) {
      expect([path, await statusOf(feeds, path)]).toEqual([path, 200])
      const refused = await ask(queries, path)
      expect(refused.headers.get('content-type')).toContain('application/problem+json')
      expect(await refused.json()).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    }
    const refused = await ask(feeds, '/graphql?query={__typename}')
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    expect(await statusOf(queries, '/graphql?query={__typename}')).toBe(200)
  })

  it.each([
    ['that nobody has', `partnerstwa_${'A'.repeat(43)}`],
    ['that is cut short', 'partnerstwa_abc'],
    ['with a quote in it', `partnerstwa_${'A'.repeat(42)}'`],
    ['of a huge length', `partnerstwa_${'A'.repeat(60_000)}`],
  ])('%s are refused', async (_, key) => {
    const feed = await ask(key, '/feeds/organisations.csv')
    expect([feed.status, feed.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
    expect(await feed.json()).toMatchObject({ status: 401, detail: expect.stringContaining('API key') })
    expect(await statusOf(key, '/graphql?query={__typename}')).toBe(401)
  })

  it('are refused beside another credential', async () => {
    const { key } = await createKey(representative, { name: NAME, organisationId: library.id })
    const asked = request(`${app.url}/feeds/organisations.csv`)
    asked.setHeader('authorization', [`Bearer ${key}`, `Bearer ${representative.accessToken}`])
    asked.end()
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(401)
  })

  it('end when they are revoked, by whom they belong to', async () => {
    const { key, apiKey } = await createKey(admin, { name: NAME, organisationId: library.id })
    const stranger = await app.appoint(Role.REPRESENTATIVE, school.id)
    expect((await revokeKey(stranger, apiKey.id)).code).toBe('NOT_FOUND')
    expect(await statusOf(key)).toBe(200)
    const { apiKey: ended } = await revokeKey(representative, apiKey.id)
    expect(Date.parse(ended.revokedAt)).toBeLessThanOrEqual(Date.now())
    expect(await statusOf(key)).toBe(401)
    expect((await revokeKey(admin, apiKey.id)).apiKey.revokedAt).toBe(ended.revokedAt)
  })

  it('end with their time', async () => {
    const { key, apiKey } = await createKey(representative, {
      name: NAME,
      organisationId: library.id,
      expiresAt: inDays(10),
    })
    expect(await statusOf(key)).toBe(200)
    await app.database.dataSource.query(
      `UPDATE "api_key" SET "expiresAt" = '2020-01-01T00:00:00.000Z' WHERE "id" = '${apiKey.id}'`,
    )
    expect(await statusOf(key)).toBe(401)
  })

  it('stay good where others of the same network try keys that are none', async () => {
    const { key } = await createKey(representative, { name: NAME, organisationId: library.id })
    expect(await statusOf(key)).toBe(200)
    for (let round = 0; round < 10; round++) {
      const guesses = Array.from({ length: 32 }, () => `partnerstwa_${randomBytes(32).toString('base64url')}`)
      expect(new Set(await Promise.all(guesses.map((guess) => statusOf(guess))))).toEqual(new Set([401]))
    }
    expect(await statusOf(key)).toBe(200)
  })

  it('tell when they were last used, without a change of the registry', async () => {
    const { key, apiKey } = await createKey(representative, { name: NAME, organisationId: library.id })
    const begun = Date.now()
    await statusOf(key)
    const version = await versionOf(app.database)
    const used = async () => {
      const found = (await keysOf(representative)).find(({ id }: { id: string }) => id === apiKey.id)
      return found.lastUsedAt as string | null
    }
    while ((await used()) === null) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(Date.parse(String(await used()))).toBeGreaterThanOrEqual(begun)
    expect(await versionOf(app.database)).toBe(version)
  })

  it('are seen by representatives of their organisation and administrators only', async () => {
    const other = await app.appoint(Role.REPRESENTATIVE, school.id)
    const { apiKey } = await createKey(other, { name: 'Szkoła', organisationId: school.id })
    expect((await keysOf(other)).map(({ id }: { id: string }) => id)).toEqual([apiKey.id])
    const ids = async (by: Member) => (await keysOf(by)).map(({ id }: { id: string }) => id)
    expect(await ids(admin)).toContain(apiKey.id)
    expect(await ids(representative)).not.toContain(apiKey.id)
    const editor = await app.appoint(Role.EDITOR, 'territory_16')
    expect(await ids(editor)).toEqual([])
    expect((await app.query('{ apiKeys { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
    const node = { query: `{ node(id: "${apiKey.id}") { id } }` }
    expect((await representative.data(node.query)).node).toBeNull()
    expect((await other.data(node.query)).node).toEqual({ id: apiKey.id })
  })

  it('of the registry itself are made by administrators', async () => {
    const { apiKey } = await createKey(admin, { name: NAME, requestsPerMinute: 20_000 })
    expect(apiKey).toMatchObject({ organisation: null, requestsPerMinute: 20_000 })
    expect((await createKey(representative, { name: NAME })).code).toBe('FORBIDDEN')
  })

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['FEEDS', 'FEEDS'] }, 'scopes'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ expiresAt: '2090-01-01T00:00:00Z' }, 'expiresAt'],
    [{ requestsPerMinute: 5 }, 'requestsPerMinute'],
  ])('are not made of %j', async (more, property) => {
    const { violations } = await createKey(representative, {
      name: NAME,
      organisationId: library.id,
      ...more,
    })
    expect(violations).toMatchObject([{ path: ['input', property] }])
  })

  it('are not made for organisations of others, nor for none', async () => {
    const input = { name: NAME, organisationId: school.id }
    expect((await createKey(representative, input)).code).toBe('FORBIDDEN')
    expect((await createKey(await app.signUp(), input)).code).toBe('FORBIDDEN')
    expect((await createKey(app, input)).code).toBe('UNAUTHENTICATED')
    const nowhere = { ...input, organisationId: fakeOrganisation().id }
    expect((await createKey(admin, nowhere)).code).toBe('NOT_FOUND')
  })

  it('are at most twenty of an organisation', async () => {
    const { id } = fakeOrganisation()
    await app.database.write((write) => write.insert(Organisation, [fakeOrganisation({ id })]))
    const keys = Array.from({ length: 20 }, () => fakeApiKey({ organisationId: id }))
    await app.database.write((write) => write.insert(ApiKey, keys))
    const by = await app.appoint(Role.REPRESENTATIVE, id)
    expect((await createKey(by, { name: NAME, organisationId: id })).code).toBe('CONFLICT')
    await revokeKey(by, String(keys[0]?.id))
    const both = await Promise.all([1, 2].map(() => createKey(by, { name: NAME, organisationId: id })))
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined])
  })

  it('go with the organisation that stands in place of theirs, and forget who made them', async () => {
    const [gone, stays] = [fakeOrganisation(), fakeOrganisation()]
    await app.database.write((write) => write.insert(Organisation, [gone, stays]))
    const by = await app.appoint(Role.REPRESENTATIVE, gone.id)
    const { key, apiKey } = await createKey(by, { name: NAME, organisationId: gone.id })
    const { exportMyData } = await by.data('{ exportMyData }')
    expect(exportMyData.apiKeys).toMatchObject([{ id: apiKey.id, name: NAME }])
    await admin.data(
      'mutation Merge($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { organisation { id } } }',
      { input: { id: gone.id, intoId: stays.id, expectedVersion: 1, intoExpectedVersion: 1 } },
    )
    await by.data('mutation { eraseMyAccount(input: { password: "correct horse" }) { viewer { id } } }')
    const { node } = await admin.data(
      `{ node(id: "${apiKey.id}") { ... on ApiKey { organisation { id } createdBy { id } } } }`,
    )
    expect(node).toEqual({ organisation: { id: stays.id }, createdBy: null })
    expect(await statusOf(key)).toBe(200)
  })
})
