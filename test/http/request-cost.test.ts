import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { fakePartnership } from '../support/fakes'
import { type Answer, codesOf, type Door, openDoor } from './server-under-test'

const ASKED = { 'x-cost': 'true' }
const SEARCH = '{ partnerships(filter: { search: "wierzbno" }) { nodes { name } } }'
const POINTS = 60

interface Cost {
  readonly databaseMs: number
  readonly databaseMsLeft: number | null
  readonly points: number | null
  readonly maxPoints: number
}

const costOf = ({ json }: Answer) => (json as { extensions?: { cost?: Cost } }).extensions?.cost as Cost

/** Visitors are told apart by the address that their proxy names. */
const LIMITED = { RATE_LIMIT_PER_MINUTE: '1000000', READ_SECONDS_PER_MINUTE: '60', TRUST_PROXY: 'true' }

describe('what a request costs', () => {
  let door: Door
  const open = async (settings: Record<string, string>) => {
    door = await openDoor(settings)
    await door.database.write((write) => write.insert(Partnership, [fakePartnership({ name: 'Wierzbno' })]))
  }
  afterEach(() => door.close())

  /** Asked again and again: by Apollo Server at first, and by a plan once there is one. */
  const askOften = async (headers: Record<string, string>, query = SEARCH) => {
    const answers: Answer[] = []
    for (let time = 0; time < 6; time++) answers.push(await door.post(query, {}, headers))
    return answers
  }

  it.each(['0', '1'])('is told where it is asked for (READ_THREADS=%s)', async (threads) => {
    await open({ ...LIMITED, READ_THREADS: threads, REUSED_ANSWERS_MB: '0' })
    const [plain] = await askOften({})
    expect(costOf(plain as Answer)).toBeUndefined()
    expect(costOf(await door.post(SEARCH, {}, { 'x-cost': 'no' }))).toBeUndefined()
    let left = 60_000
    for (const answer of await askOften({ ...ASKED, 'x-forwarded-for': '203.0.113.9' })) {
      expect(answer.json.data).toEqual({ partnerships: { nodes: [{ name: 'Wierzbno' }] } })
      const { databaseMs, databaseMsLeft, ...others } = costOf(answer)
      expect(others).toEqual({ points: POINTS, maxPoints: 1_000 })
      expect(databaseMs).toBeGreaterThan(0)
      left -= databaseMs
      expect(databaseMsLeft).toBeCloseTo(left, 1)
    }
  })

  it('is nothing where an answer is given again', async () => {
    await open({ ...LIMITED, REUSED_ANSWERS_MB: '8' })
    const answers = await askOften(ASKED)
    expect(costOf(answers.at(-1) as Answer)).toMatchObject({ databaseMs: 0, points: POINTS })
    const [first, ...others] = answers.map(({ json }) => json.data)
    for (const data of others) expect(data).toEqual(first)
    // The answer that is kept tells nobody else.
    expect(costOf(await door.post(SEARCH))).toBeUndefined()
  })

  it('has no budget where there is none', async () => {
    await open({})
    expect(costOf(await door.post(SEARCH, {}, ASKED))).toMatchObject({ databaseMsLeft: null, points: POINTS })
  })

  it('is told of what is refused, too', async () => {
    await open(LIMITED)
    const twenty = Array.from(
      { length: 20 },
      (_, index) => `a${index}: partnerships(filter: { search: "w" }) { totalCount }`,
    )
    const dear = await door.post(`{ ${twenty.join(' ')} }`, {}, ASKED)
    expect(codesOf(dear)).toEqual(['QUERY_TOO_EXPENSIVE'])
    const { figure, limit } = dear.json.errors?.[0]?.extensions ?? {}
    expect(costOf(dear)).toMatchObject({ databaseMs: 0, points: figure, maxPoints: limit })
    expect(costOf(await door.post('{ nothing }', {}, ASKED))).toMatchObject({ databaseMs: 0, points: null })
    const failed = await door.post('{ sectors { code } webhooks { totalCount } }', {}, ASKED)
    expect(codesOf(failed)).toEqual(['UNAUTHENTICATED'])
    expect(costOf(failed).points).toBeGreaterThanOrEqual(0)
  })

  it('is kept by no cache', async () => {
    await open(LIMITED)
    const path = `/graphql?${new URLSearchParams({ query: SEARCH })}`
    const get = (headers: Record<string, string>) => door.fetch(path, { headers })
    const etag = (await get({})).headers.get('etag') as string
    const known = await fetch(`${door.url}${path}`, { headers: { 'if-none-match': etag } })
    expect(known.status).toBe(304)
    for (let time = 0; time < 6; time++) {
      const answer = await get({ ...ASKED, 'if-none-match': etag })
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual([
        200,
        'no-store',
        null,
      ])
      expect(costOf(answer).points).toBe(POINTS)
    }
  })

  it('may be asked for by pages of other origins', async () => {
    await open({})
    const { headers } = await door.fetch('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-cost',
      },
    })
    expect(headers.get('access-control-allow-headers')).toContain('x-cost')
  })
})
