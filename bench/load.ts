import { connect, type Socket } from 'node:net'

/** One request after the other on each of these connections: what a busy gateway does. */
const CONNECTIONS = 10

export interface Load {
  readonly seconds: number
  /** Of each answered request, in milliseconds. */
  readonly latencies: number[]
}

/** A request as it goes over the wire: made beforehand, so that the asking costs the server's machine little. */
export function wireRequest(port: number, body: object): Buffer {
  const text = JSON.stringify(body)
  return Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  )
}

/** Asks for so long; every connection takes the next of the requests, from `begin` on. */
export async function load(
  port: number,
  requests: readonly Buffer[],
  { seconds, begin }: { seconds: number; begin: number },
) {
  const latencies: number[] = []
  let next = begin
  const start = performance.now()
  const end = start + seconds * 1_000
  const ask = async () => {
    const connection = await Connection.open(port)
    for (let now = performance.now(); now < end; ) {
      await connection.ask(requests[next++ % requests.length] as Buffer)
      const answered = performance.now()
      latencies.push(answered - now)
      now = answered
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  return { seconds: (performance.now() - start) / 1_000, latencies }
}

const HEAD_END = Buffer.from('\r\n\r\n')
const ERRORS = Buffer.from('"errors":')

/** Knows of HTTP what these answers need: a head with a content-length, and a body. */
export class Connection {
  private head: Buffer = Buffer.alloc(0)
  /** Bytes of the body that have not come yet; null while the head has not. */
  private missing: number | null = null
  private answered: (error?: Error) => void = () => {}

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.receive(chunk))
    socket.on('close', () => this.answered(new Error('The server closed the connection.')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () =>
        resolve(new Connection(socket)),
      )
      socket.once('error', reject)
    })
  }

  ask(request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.answered = (error) => (error ? reject(error) : resolve())
      this.socket.write(request)
    })
  }

  close() {
    this.answered = () => {}
    this.socket.destroy()
  }

  private receive(chunk: Buffer) {
    if (this.missing === null) this.readHead(chunk)
    else this.missing -= chunk.length
    if (chunk.includes(ERRORS))
      this.answered(new Error(`The server answered: ${chunk.toString().slice(0, 1_000)}`))
    if (this.missing !== 0) return
    this.missing = null
    this.head = Buffer.alloc(0)
    this.answered()
  }

  private readHead(chunk: Buffer) {
    this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk])
    const end = this.head.indexOf(HEAD_END)
    if (end < 0) return
    const text = this.head.toString('latin1', 0, end)
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
    if (!text.startsWith('HTTP/1.1 200') || length === undefined)
      this.answered(new Error(`The server answered: ${this.head.toString().slice(0, 1_000)}`))
    this.missing = end + HEAD_END.length + Number(length) - this.head.length
  }
}
