import { datasets } from '../../src/interchange/feeds/dataset'
import { TABLES } from '../../src/interchange/feeds/formats/format'
import { formats } from '../../src/interchange/feeds/formats/formats'
import { Organisation } from '../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { fakeOrganisation, fakePartnership } from '../support/fakes'
import { type Door, openDoor } from './server-under-test'

const FEEDS = Object.values(datasets).flatMap(({ name }) =>
  formats
    .filter((format) => format.datasets.includes(name))
    .map(({ extension }) => `/feeds/${name}.${extension}`),
)
const DESCRIPTIONS = Object.values(datasets).flatMap(({ name }) => [
  `/feeds/${name}.schema.json`,
  ...(TABLES.includes(name) ? [`/feeds/${name}.csv-metadata.json`] : []),
])

const BROWSER = { headers: { accept: 'text/html' } }
const post = (body: string, type = 'application/json') => ({
  ...{ method: 'POST', body, headers: { 'content-type': type } },
})

const ROUTES: [path: string, status: number, request?: RequestInit][] = [
  ...[...FEEDS, ...DESCRIPTIONS].map((path): [string, number] => [path, 200]),
  ...[
    '/',
    '/api.graphql',
    '/schema.graphql',
    '/healthz',
    '/readyz',
    '/catalog.jsonld',
    '/openapi.json',
    '/feeds/changes.ndjson',
    '/feeds/news.atom',
    '/feeds/news.json',
    '/feeds/dane-gov-pl.xml',
    '/feeds/dane-gov-pl.md5',
    '/graphql?query={sectors{code}}',
  ].map((path): [string, number] => [path, 200]),
  ['/graphql', 200, BROWSER],
  ['/graphql', 200, post('{"query":"{ sectors { code } }"}')],
  ['/graphql', 400, post('{')],
  ['/graphql', 405, { ...post('{"query":"{ __typename }"}'), method: 'PUT' }],
  ['/graphql', 204, { method: 'OPTIONS', headers: { origin: 'https://a.example' } }],
  ['/graphql?query={sectors{code}}', 401, { headers: { authorization: 'Bearer x' } }],
  ['/import/partnerships', 401, post('a,b', 'text/csv')],
  ['/feeds/partnerships.csv?nothing=1', 400],
  ['/nowhere', 404],
  ['/%', 400],
]

describe('the headers of every answer', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor({ PUBLIC_URL: 'https://partnerstwa.example.org' })
    await door.database.write(async (write) => {
      await write.insert(Partnership, [
        fakePartnership({ name: 'Razem </script><script>alert(1)</script> <!-- --> & „my”' }),
      ])
      await write.insert(Organisation, [fakeOrganisation()])
    })
  })
  afterAll(() => door.close())

  it.each<[string, number, RequestInit?]>(ROUTES)('%s, %i', async (path, status, ...[request]) => {
    const response = await fetch(`${door.url}${path}`, request)
    await response.arrayBuffer()
    const { status: answered, headers } = response
    expect(answered).toBe(status)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; (.+; )?base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/)
    const fixed = [
      'strict-transport-security',
      'x-frame-options',
      'x-content-type-options',
      'referrer-policy',
    ]
    expect(fixed.map((name) => headers.get(name))).toEqual([
      'max-age=31536000',
      'DENY',
      'nosniff',
      'no-referrer',
    ])
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toMatch(/^(cross|same)-origin$/)
  })

  it('keep pages for this site, and leave answers and files to all', async () => {
    const policyOf = async (path: string, request?: RequestInit) =>
      (await door.fetch(path, request)).headers.get('cross-origin-resource-policy')
    for (const page of ['/', '/graphql']) expect(await policyOf(page, BROWSER)).toBe('same-origin')
    for (const path of ['/feeds/partnerships.csv', '/api.graphql', '/graphql?query={sectors{code}}'])
      expect(await policyOf(path)).toBe('cross-origin')
  })

  it('leave linked data that closes no element of a page it is put into', async () => {
    for (const path of FEEDS.filter((each) => each.endsWith('.jsonld')).concat('/catalog.jsonld')) {
      const { text } = await door.fetch(path)
      expect(text).not.toContain('<')
      JSON.parse(text)
    }
    const { text } = await door.fetch('/feeds/partnerships.jsonld')
    expect(JSON.parse(text)['@graph'][0].name).toContain('</script>')
  })

  it('are not HSTS where the address is not https, nor for all where origins are named', async () => {
    const plain = await openDoor({ CORS_ORIGINS: 'https://app.example.org' })
    const { headers } = await plain.fetch('/feeds/partnerships.json')
    await plain.close()
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})
