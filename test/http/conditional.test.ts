import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type App, startApp } from '../support/app'
import { fakePartnership } from '../support/fakes'

const QUERY = '{ partnerships(first: 100) { totalCount nodes { name summary } } }'

describe('a GET', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await app.database.write((write) =>
      write.insert(
        Partnership,
        Array.from({ length: 60 }, () => fakePartnership()),
      ),
    )
  })
  afterAll(() => app.close())

  const get = (headers: Record<string, string> = {}, query = QUERY) =>
    fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, { headers })

  it('has a validator that is the same while the answer is, whoever made it', async () => {
    const { totalCount } = (await app.data(QUERY)).partnerships
    const tags = new Set<string | null>()
    for (const _ of [1, 2, 3, 4, 5]) {
      const response = await get({ 'accept-encoding': 'identity' })
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('public, no-cache')
      expect(response.headers.get('vary')).toMatch(/\bAuthorization\b/)
      expect(JSON.parse(await response.text()).data.partnerships.totalCount).toBe(totalCount)
      tags.add(response.headers.get('etag'))
    }
    expect([...tags]).toEqual([expect.stringMatching(/^"[\w-]{43}"$/)])
  })

  it('is answered 304 where that answer is known, compressed or not, until it changes', async () => {
    for (const _ of [1, 2, 3]) {
      const plain = await get({ 'accept-encoding': 'identity' })
      const zipped = await get({ 'accept-encoding': 'gzip' })
      expect(zipped.headers.get('content-encoding')).toBe('gzip')
      const [tag, zippedTag] = [plain, zipped].map((response) => String(response.headers.get('etag')))
      expect(zippedTag).toBe(tag?.replace(/"$/, '-gzip"'))
      for (const known of [tag, zippedTag, `"other", ${tag}`, `W/${tag}`, '*'] as string[]) {
        const response = await get({ 'if-none-match': known })
        expect([response.status, await response.text()]).toEqual([304, ''])
        // That by which the client has it: a cache finds what it keeps by this.
        expect(response.headers.get('etag')).toBe(known === zippedTag ? zippedTag : tag)
      }
      expect((await get({ 'if-none-match': '"other"' })).status).toBe(200)
      await app.database.write((write) => write.insert(Partnership, [fakePartnership()]))
      const changed = await get({ 'if-none-match': String(tag) })
      expect(changed.status).toBe(200)
      expect(changed.headers.get('etag')).not.toBe(tag)
    }
  })

  it('is for nobody else where somebody is signed in, and never kept with errors', async () => {
    const member = await app.signUp()
    for (const _ of [1, 2, 3, 4]) {
      const own = await get({ authorization: `Bearer ${member.accessToken}` }, '{ viewer { id } }')
      expect(own.headers.get('cache-control')).toBe('private, no-store')
      expect(own.headers.get('etag')).toBeNull()
      const wrong = await get({}, '{ partnerships(first: 0) { totalCount } }')
      expect(JSON.parse(await wrong.text()).errors).toHaveLength(1)
      expect([wrong.headers.get('etag'), wrong.headers.get('cache-control')]).toEqual([null, 'no-store'])
    }
  })

  it('and a POST answer the same, which only the GET lets caches keep', async () => {
    const answers = []
    for (const _ of [1, 2, 3, 4]) {
      const posted = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
        body: JSON.stringify({ query: QUERY }),
      })
      expect([posted.headers.get('etag'), posted.headers.get('cache-control')]).toEqual([null, 'no-store'])
      expect(posted.headers.get('content-type')).toBe('application/json; charset=utf-8')
      answers.push(await posted.text(), await (await get()).text())
    }
    expect(new Set(answers).size).toBe(1)
  })
})
