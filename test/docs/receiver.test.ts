import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { folder } from '../http/process'
import { blocksOf, pages } from './markdown'

const SECRET = `whsec_${Buffer.from('a secret of this test').toString('base64')}`

/** The receiver that docs/webhooks.md shows. */
describe('the receiver of the page about webhooks', () => {
  let receiver: ChildProcess
  let url: string

  beforeAll(async () => {
    const block = pages()
      .flatMap(blocksOf)
      .find(({ language, marks }) => language === 'js' && marks === 'receiver')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'docs-receiver.mjs')
    writeFileSync(path, block?.text ?? '')
    const port = await freePort()
    url = `http://127.0.0.1:${port}/`
    receiver = spawn(process.execPath, [path], { env: { PORT: String(port), WEBHOOK_SECRET: SECRET } })
    await listening()
  })
  afterAll(async () => {
    receiver.kill()
    await once(receiver, 'close')
  })

  const listening = async () => {
    const isUp = () =>
      fetch(url, { method: 'POST' }).then(
        () => true,
        () => false,
      )
    while (!(await isUp())) if (receiver.exitCode !== null) throw new Error('The receiver has ended.')
  }

  const send = (body: string, signed = body) => {
    const [id, now] = ['msg_1', new Date()]
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(SECRET).sign(id, now, signed),
    }
    return fetch(url, { method: 'POST', body, headers })
  }

  it('takes what is signed, and nothing else', async () => {
    const body = JSON.stringify({ type: 'event.updated', data: { id: 'event_1' } })
    expect((await send(body)).status).toBe(204)
    expect((await send(body.replace('event_1', 'event_2'), body)).status).toBe(401)
  })
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
