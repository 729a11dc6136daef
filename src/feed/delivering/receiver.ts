import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Targets } from '../../webhook/target/targets'

const TIMEOUT_MS = 15_000

/** Of what a receiver has to say nothing is read; so much of it is let go by, to use the connection again. */
const MOST_ANSWERED = 64 * 1024

export interface Outcome {
  /** Null: there was no answer. */
  readonly status: number | null
  /** Why the message is not taken. Null: it is. */
  readonly problem: string | null
  readonly milliseconds: number
}

interface Letter {
  readonly body: string
  readonly headers: Record<string, string>
}

/** Whoever a webhook leads to. No redirect is followed: who moves says so to the registry. */
export class Receiver {
  private readonly url: URL
  private readonly agent: http.Agent

  constructor(
    address: string,
    private readonly targets: Targets,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    this.url = new URL(address)
    const agent = this.url.protocol === 'https:' ? https.Agent : http.Agent
    this.agent = new agent({ keepAlive: true })
  }

  async send(letter: Letter): Promise<Outcome> {
    const start = performance.now()
    const outcome = (status: number | null, problem: string | null): Outcome => ({
      ...{ status, problem },
      milliseconds: Math.round(performance.now() - start),
    })
    try {
      const status = await this.post(letter)
      const isTaken = status >= 200 && status < 300
      return outcome(status, isTaken ? null : `The receiver answered ${status}.`)
    } catch (error) {
      return outcome(null, this.told(error as NodeJS.ErrnoException))
    }
  }

  close() {
    this.agent.destroy()
  }

  private post({ body, headers }: Letter): Promise<number> {
    const { url, agent, targets } = this
    return new Promise((resolve, reject) => {
      targets.refuse(url)
      const { request } = url.protocol === 'https:' ? https : http
      const signal = AbortSignal.timeout(this.timeoutMs)
      const sent = request(url, { method: 'POST', headers, agent, lookup: targets.lookup, signal })
      sent.once('error', reject)
      // Whoever answers that it speaks another protocol ends the request without an error and without an answer.
      sent.once('upgrade', (_, socket) => socket.destroy())
      sent.once('close', () => reject(new Error('it has closed the connection without an answer.')))
      sent.once('response', (response) => {
        letGo(response)
        resolve(response.statusCode as number)
      })
      sent.end(body)
    })
  }

  private told({ name, code, message }: NodeJS.ErrnoException): string {
    if (name === 'AbortError' || name === 'TimeoutError')
      return `The receiver has not answered within ${this.timeoutMs / 1000} s.`
    return `The receiver could not be reached: ${code ?? message}`
  }
}

function letGo(response: IncomingMessage) {
  let length = 0
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > MOST_ANSWERED) response.destroy()
  })
  // Its status is known; whatever happens to the rest matters to nobody.
  response.on('error', () => {})
}
