import type { LookupAddress } from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocket, type Socket } from 'node:net'
import { WebhookClient } from '../../../src/modules/webhook/delivery/send-message'
import { Targets } from '../../../src/modules/webhook/webhook-target'

/** The names that these tests know, and where they lead: several answers are given one after the other. */
function dns(...answers: readonly string[][]) {
  let asked = 0
  return (
    _host: string,
    _options: object,
    done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] as string[]
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    done(
      addresses.length === 0 ? Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }) : null,
      found,
    )
  }
}

/** Of documentation no machine has any; these are of the open Internet, and are never asked here. */
const PUBLIC = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']

const PRIVATE = [
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'fe80::1',
  'fec0::1',
  'fd00::1',
  'ff02::1',
]

describe('the targets of webhooks', () => {
  it.each(PRIVATE)('are not %s, written as such or behind a name', async (address) => {
    const written = `https://${address.includes(':') ? `[${address}]` : address}/`
    const open = new Targets('public', dns(PUBLIC))
    expect(await open.problemOf(written)).toContain('open Internet')
    expect(() => open.refuse(new URL(written))).toThrow('not public')
    for (const led of [[address], [...PUBLIC, address]])
      expect(await new Targets('public', dns(led)).problemOf('https://hooks.example.org/')).toContain(
        'open Internet',
      )
  })

  it.each(['2130706433', '0x7f.1', '0177.0.0.1', '127.1', '[::ffff:7f00:1]', '①②⑦.0.0.1'])(
    'are not this machine, as %s',
    async (host) => {
      expect(await new Targets('public', dns(PUBLIC)).problemOf(`https://${host}/`)).toContain(
        'open Internet',
      )
    },
  )

  it.each([
    ['http://hooks.example.org/', 'https'],
    ['ftp://hooks.example.org/', 'https'],
    ['file:///etc/passwd', 'https'],
    ['hooks.example.org', 'https'],
    ['', 'https'],
    ['https://me:secret@hooks.example.org/', 'password'],
    ['https://hooks.example.org/#here', 'fragment'],
    [`https://hooks.example.org/${'a'.repeat(2_000)}`, 'at most 2000'],
  ])('are not %.60s', async (address, problem) => {
    expect(await new Targets('public', dns(PUBLIC)).problemOf(address)).toContain(problem)
  })

  it.each(['https://hooks.example.org/a?b=c', `https://${PUBLIC[0]}:8443/`, `https://[${PUBLIC[1]}]/`])(
    'may be %s',
    async (address) => {
      expect(await new Targets('public', dns(PUBLIC)).problemOf(address)).toBeNull()
    },
  )

  it('may be a name that is not known yet', async () => {
    expect(await new Targets('public', dns([])).problemOf('https://hooks.example.org/')).toBeNull()
  })

  it('may be any where that is asked for, to try things out', async () => {
    const any = new Targets('any', dns(['127.0.0.1']))
    expect(await any.problemOf('http://localhost:3000/')).toBeNull()
    expect(await any.problemOf('file:///etc/passwd')).toContain('https')
  })
})

describe('a message', () => {
  const letter = { body: '{}', headers: { 'content-type': 'application/json' } }
  const sockets: Socket[] = []
  const mute = createSocket((socket) => sockets.push(socket))
  let hits = 0
  const server = createServer((request, response) => {
    hits++
    if (request.url === '/moved') response.writeHead(307, { location: '/here' }).end()
    else if (request.url === '/upgrade')
      request.socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')
    else if (request.url === '/talkative') response.writeHead(200).write('x'.repeat(1_000_000))
    else response.end()
  })
  const portOf = (of: typeof mute) => (of.address() as AddressInfo).port
  beforeAll(async () => {
    for (const each of [server, mute]) await once(each.listen(0, '127.0.0.1'), 'listening')
  })
  beforeEach(() => {
    hits = 0
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
    for (const socket of sockets) socket.destroy()
    mute.close()
  })

  async function send(address: string, targets: Targets, timeoutMs?: number) {
    const to = new WebhookClient(address, targets, timeoutMs)
    const outcome = await to.send(letter)
    to.close()
    return outcome
  }

  it('reaches no private address, though the name led elsewhere when it was given', async () => {
    const changing = dns(PUBLIC, ['127.0.0.1'])
    const targets = new Targets('public', changing)
    expect(await targets.problemOf('https://hooks.example.org/')).toBeNull()
    const rest = `hooks.example.org:${portOf(server)}/`
    expect(await send(`https://${rest}`, targets)).toMatchObject({
      status: null,
      problem: expect.stringContaining('not public'),
    })
    expect(hits).toBe(0)
    expect(await send(`http://${rest}`, new Targets('any', dns(['127.0.0.1'])))).toMatchObject({
      status: 200,
    })
    expect(hits).toBe(1)
  })

  it('reaches no private address that is written as such', async () => {
    for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433']) {
      const outcome = await send(`https://${host}:${portOf(server)}/`, new Targets('public'))
      expect(outcome.problem).toContain('not public')
    }
    expect(await send(`https://localhost:${portOf(server)}/`, new Targets('public'))).toMatchObject({
      problem: expect.stringContaining('not public'),
    })
    expect(hits).toBe(0)
  })

  it('goes over https only, though http was good when the address was given', async () => {
    const outcome = await send(
      `http://hooks.example.org:${portOf(server)}/`,
      new Targets('public', dns(PUBLIC)),
    )
    expect(outcome).toMatchObject({ status: null, problem: expect.stringContaining('not an https address') })
  })

  it('is not waited for by whom the connection is taken from without an answer', async () => {
    const outcome = await send(`http://127.0.0.1:${portOf(server)}/upgrade`, new Targets('any'), 60_000)
    expect(outcome).toMatchObject({ status: null, problem: expect.stringContaining('could not be reached') })
  })

  it('follows no redirect', async () => {
    const outcome = await send(`http://127.0.0.1:${portOf(server)}/moved`, new Targets('any'))
    expect(outcome).toMatchObject({ status: 307, problem: 'The receiver answered 307.' })
    expect(hits).toBe(1)
  })

  it('waits for an answer, though not for ever, and reads no endless one', async () => {
    const outcome = await send(`http://127.0.0.1:${portOf(mute)}/`, new Targets('any'), 300)
    expect(outcome).toMatchObject({ status: null, problem: 'The receiver did not answer within 0.3 s.' })
    expect(await send(`http://127.0.0.1:${portOf(server)}/talkative`, new Targets('any'))).toMatchObject({
      status: 200,
      problem: null,
    })
  })

  it('tells why nobody is reached', async () => {
    expect(await send('http://hooks.example.org/', new Targets('any', dns([])))).toMatchObject({
      problem: 'The receiver could not be reached: ENOTFOUND',
    })
  })
})
