import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakePartnership } from '../../support/fakes'

const BASE = 'http://registry.test'

describe('the server for assistants', () => {
  let app: App
  let client: Client
  const draft = fakePartnership({ publishedAt: null, name: 'Szkic' })
  const shown = fakePartnership({ name: 'Przyjaciele Brzęczyszczewa', summary: '</script><b>' })
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: BASE, RATE_LIMIT_PER_MINUTE: '0' }, await testDatabaseUrl('examples'))
    await app.database.write((write) => write.insert(Partnership, [draft, shown]))
    client = new Client({ name: 'test', version: '1' })
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', app.url)))
  })
  afterAll(async () => {
    await client.close()
    await app.close()
  })

  // biome-ignore lint/suspicious/noExplicitAny: each tool answers in a shape of its own
  const call = async (name: string, given: Record<string, unknown> = {}): Promise<any> =>
    client.callTool({ name, arguments: given })

  it('says what it is, and that its tools only read', async () => {
    expect(client.getServerVersion()?.name).toBe('Partnerstwa')
    expect(client.getInstructions()).toContain('TERYT')
    const { tools } = await client.listTools()
    expect(tools.length).toBeGreaterThan(7)
    for (const { name, description, inputSchema, annotations } of tools) {
      expect([name, description?.length]).toEqual([name, expect.any(Number)])
      expect(description?.length).toBeGreaterThan(20)
      expect(inputSchema.additionalProperties).toBe(false)
      expect(annotations?.readOnlyHint).toBe(true)
      expect([name, (await call(name)).isError ?? false]).toEqual([name, name === 'discussion'])
    }
  })

  it('finds a unit by its name, and what is on there', async () => {
    const found = await call('find_territory', { name: 'warszawa' })
    const [unit] = found.structuredContent.territories.nodes
    expect(unit).toMatchObject({ code: '1465', level: 'POWIAT' })
    expect(JSON.parse(found.content[0].text)).toEqual(found.structuredContent)
    const on = await call('whats_on', { territory: unit.code, from: '2031-01-01' })
    const { events } = await app.data(
      '{ events(filter: { territory: "1465", from: "2031-01-01", statuses: [SCHEDULED] }) { totalCount } }',
    )
    expect(on.structuredContent.events.totalCount).toBe(events.totalCount)
    expect(events.totalCount).toBeGreaterThan(0)
  })

  it('answers what the API answers', async () => {
    const { structuredContent } = await call('statistics', { of: 'PARTNERSHIPS', by: ['SECTOR'] })
    const { partnerships } = await app.data('{ partnerships { totalCount } }')
    expect(structuredContent.statistics.total).toBe(partnerships.totalCount)
  })

  it('has the guides and every record as resources, and no drafts', async () => {
    const { resources } = await client.listResources()
    expect(resources.length).toBeGreaterThan(0)
    for (const { uri, mimeType } of resources) {
      const { contents } = await client.readResource({ uri })
      expect(contents[0]).toMatchObject({ uri, mimeType, text: expect.stringContaining('# ') })
    }
    const { resourceTemplates } = await client.listResourceTemplates()
    const [template = ''] = resourceTemplates.map(({ uriTemplate }) => uriTemplate)
    const read = (id: string) => client.readResource({ uri: template.replace('{id}', id) })
    const { contents } = await read(shown.id)
    expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({
      ...{ __typename: 'Partnership', id: shown.id, name: shown.name, summary: shown.summary },
      url: `${BASE}/records/${shown.id}`,
    })
    for (const id of [draft.id, 'x', 'territory_99', '../../etc/passwd', ''])
      await expect(read(id)).rejects.toThrow(/There is no resource/)
    await expect(client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow(/There is no resource/)
  })

  it.each([
    [
      'an argument that it has not',
      'search',
      { text: 'las', password: 'x' },
      /There is no argument password/,
    ],
    ['a value of another type', 'near_me', { latitude: 'north' }, /latitude/],
    ['a value that an enum has not', 'statistics', { by: ['HACK'] }, /by\.0.*SECTOR/],
    ['a day that is none', 'whats_on', { from: '2031-13-45' }, /from/],
    ['a text that is too long', 'search', { text: 'x'.repeat(300) }, /200/],
  ])('tells the assistant of %s', async (_called, name, given, message) => {
    const { isError, content } = await call(name, given)
    expect([isError, content[0].text]).toEqual([true, expect.stringMatching(message)])
  })

  it('refuses tools of others, and bodies that are too large', async () => {
    await expect(call('delete_everything')).rejects.toThrow(/There is no tool delete_everything/)
    await expect(call('__proto__')).rejects.toThrow(/There is no tool/)
    await expect(call('search', { text: 'x'.repeat(2_000_000) })).rejects.toThrow(/413|larger/)
  })

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(new URL('/mcp', app.url), {
      method: 'POST',
      headers: {
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        ...headers,
      },
      body,
    })

  it.each([
    ['no JSON', '{', 400],
    ['no message', '{"a":1}', 400],
    ['several messages at once', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', 400],
  ])('refuses %s', async (_called, body, status) => {
    expect((await post(body)).status).toBe(status)
  })

  it('takes POST only', async () => {
    const { status, headers } = await fetch(new URL('/mcp', app.url))
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  })
})
