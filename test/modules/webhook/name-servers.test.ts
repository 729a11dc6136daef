import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { askNameServers, Targets } from '../../../src/modules/webhook/webhook-target'

const A = 1
const AAAA = 28
const NO_SUCH_NAME = 3

/** What the name server knows; it says nothing of a name without addresses. */
const NAMES: Record<string, { [A]?: number[]; [AAAA]?: number[] } | null> = {
  'open.example.org': { [A]: [93, 184, 215, 14] },
  'inside.example.org': { [A]: [10, 0, 0, 7] },
  'both.example.org': { [A]: [93, 184, 215, 14], [AAAA]: [0xfd, ...new Array(14).fill(0), 1] },
  'mute.example.org': null,
}

/** An answer of RFC 1035: the head, the question as it was asked, and an address under its name. */
function answerTo(query: Buffer): Buffer | null {
  const labels: string[] = []
  let at = 12
  while (query[at]) {
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] as number)))
    at += 1 + (query[at] as number)
  }
  const question = query.subarray(12, at + 5)
  const type = query.readUInt16BE(at + 1) as typeof A | typeof AAAA
  const known = NAMES[labels.join('.').toLowerCase()]
  if (known === null) return null
  const address = known?.[type]
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(0x8180 + (known ? 0 : NO_SUCH_NAME), 2)
  head.writeUInt16BE(address ? 1 : 0, 6)
  head.fill(0, 8)
  const record = Buffer.from([
    0xc0,
    12,
    0,
    type,
    0,
    1,
    0,
    0,
    0,
    1,
    0,
    address?.length ?? 0,
    ...(address ?? []),
  ])
  return Buffer.concat([head, question, ...(address ? [record] : [])])
}

describe('names, asked of a name server', () => {
  let server: Socket
  let targets: Targets
  beforeAll(async () => {
    server = createSocket('udp4', (query, from) => {
      const answer = answerTo(query)
      if (answer) server.send(answer, from.port, from.address)
    }).bind(0, '127.0.0.1')
    await once(server, 'listening')
    targets = new Targets('public', askNameServers([`127.0.0.1:${server.address().port}`]))
  })
  afterAll(() => server.close())

  const lookUp = (host: string) =>
    new Promise((resolve) =>
      targets.lookup(host, { all: true }, (error, addresses) => resolve(error ? error.message : addresses)),
    )

  it('lead to the open Internet, or nowhere', async () => {
    expect(await lookUp('open.example.org')).toEqual([{ address: '93.184.215.14', family: 4 }])
    expect(await targets.problemOf('https://open.example.org/')).toBeNull()
    for (const host of ['inside.example.org', 'both.example.org']) {
      expect(await lookUp(host)).toContain('not public')
      expect(await targets.problemOf(`https://${host}/`)).toContain('open Internet')
    }
  })

  it('that nobody has, or that are not answered, are an error in the end', async () => {
    expect(await lookUp('nobody.example.org')).toContain('ENOTFOUND')
    expect(await lookUp('mute.example.org')).toContain('TIMEOUT')
    expect(await targets.problemOf('https://nobody.example.org/')).toBeNull()
  })
})
