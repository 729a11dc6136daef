import { WebSocket } from 'ws'

/* The clients of the benchmark of subscribers, in a process of their own. */

/** When each has heard of a change, by the clock that all processes of this machine share. */
export type Heard = readonly string[]

const QUERY =
  'subscription { changes { cursor changes { kind recordId node { id ... on Partnership { name summary } } } } }'

const [address = '', count = '1'] = process.argv.slice(2)
let heard: string[] = []

function connect(): Promise<WebSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  return new Promise((resolve, reject) => {
    let isReady = false
    socket.on('error', reject)
    socket.on('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('message', (data) => {
      const time = process.hrtime.bigint()
      const text = String(data)
      if (text.startsWith('{"type":"connection_ack"'))
        return socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: QUERY } }))
      if (!isReady) {
        isReady = true
        return resolve(socket)
      }
      heard.push(String(time))
      if (heard.length < Number(count)) return
      process.send?.(heard)
      heard = []
    })
  })
}

async function main() {
  const sockets: WebSocket[] = []
  for (let number = 0; number < Number(count); number++) sockets.push(await connect())
  process.on('disconnect', () => {
    for (const socket of sockets) socket.terminate()
  })
  process.send?.([])
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
