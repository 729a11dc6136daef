import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTrustedDocuments } from '../../src/graphql/trusted-documents'
import { codesOf, type Door, openDoor } from './server-under-test'

const hashOf = (text: string, algorithm: string) => createHash(algorithm).update(text).digest('hex')

const SECTORS = 'query Sectors { sectors { code } }'
const SECTOR = 'query Sector($code: SectorCode!) { sector(code: $code) { code } }'
const SIGN_OUT = 'mutation SignOut { signOut { viewer { id } } }'
const [relay, codegen] = [hashOf(SECTORS, 'md5'), `sha256:${hashOf(SECTOR, 'sha256')}`]
const signOut = hashOf(SIGN_OUT, 'sha256')

describe('TRUSTED_DOCUMENTS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trusted-'))
  const path = join(folder, 'manifest.json')
  let door: Door
  beforeAll(async () => {
    writeFileSync(path, JSON.stringify({ [relay]: SECTORS, [codegen]: SECTOR, [signOut]: SIGN_OUT }))
    door = await openDoor({ TRUSTED_DOCUMENTS: path })
  })
  afterAll(async () => {
    await door.close()
    rmSync(folder, { recursive: true })
  })

  const post = (parameters: object) =>
    door.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    })
  const get = (parameters: Record<string, string>) =>
    door.fetch(`/graphql?${new URLSearchParams(parameters)}`)

  const variables = { code: 'SOCIAL' }
  const persistedQuery = { version: 1, sha256Hash: codegen.replace('sha256:', '') }

  it.each([
    ['documentId', { documentId: codegen, variables }],
    ['the doc_id of Relay', { doc_id: codegen, variables }],
    ['the hash of a persisted query', { extensions: { persistedQuery }, variables }],
    ['its hash and its text', { query: SECTOR, extensions: { persistedQuery }, variables }],
    ['its text', { query: SECTOR, variables }],
  ])('answers a document that is named by %s, again and again', async (_, parameters) => {
    for (const _ of [1, 2, 3]) expect((await post(parameters)).json).toEqual({ data: { sector: variables } })
  })

  it('answers them by GET, and mutations by POST only', async () => {
    const extensions = JSON.stringify({ persistedQuery })
    const texts = { variables: JSON.stringify(variables) }
    for (const named of [{ documentId: codegen }, { extensions }, { query: SECTOR }] as Record<
      string,
      string
    >[])
      expect((await get({ ...named, ...texts })).json).toEqual({ data: { sector: variables } })
    expect((await get({ documentId: relay })).json.data).toHaveProperty('sectors.2.code')
    expect((await get({ documentId: signOut })).status).toBe(405)
    expect(codesOf(await post({ documentId: signOut }))).toEqual(['UNAUTHENTICATED'])
  })

  it.each([
    ['an unknown id', { documentId: 'sha256:0000' }],
    ['a property of all objects as id', { documentId: 'constructor' }],
    ['a number as id', { documentId: 7 }],
    ['another text', { query: '{ sectors { id } }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['the id of one and the text of another', { documentId: relay, query: '{ sectors { id } }' }],
    [
      'a new persisted query',
      {
        query: '{ sectors { id } }',
        extensions: { persistedQuery: { version: 1, sha256Hash: hashOf('{ sectors { id } }', 'sha256') } },
      },
    ],
    ['nothing', {}],
  ])('refuses %s', async (_, parameters) => {
    const answer = await post(parameters)
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']])
    expect(answer.json.errors?.[0]?.message).toContain('documentId')
  })

  it('refuses others by GET and in arrays', async () => {
    expect((await get({ query: '{ sectors { id } }' })).status).toBe(400)
    expect((await door.fetch(`/graphql?documentId=${relay}&query={sectors{id}}`)).status).toBe(400)
    expect(
      (await door.fetch(`/graphql?query=${encodeURIComponent(SECTORS)}&query={sectors{id}}`)).status,
    ).toBe(400)
    expect((await post([{ query: '{ sectors { id } }' }])).status).toBe(400)
    expect((await post({ documentId: relay })).json.data).toHaveProperty('sectors.2.code')
  })

  it('is refused at the start where it is no manifest', () => {
    for (const text of ['', '[]', '{}', '{"a":1}', '["{ sectors { id } }"'].map((each) => each)) {
      const bad = join(folder, 'bad.json')
      writeFileSync(bad, text)
      expect(() => readTrustedDocuments(bad)).toThrow(/relay-compiler or graphql-codegen/)
    }
    expect(() => readTrustedDocuments(join(folder, 'none.json'))).toThrow(/ENOENT/)
  })
})
