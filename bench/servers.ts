import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Used } from './meter'
import { COMPILED, ROOT } from './paths'
import { freePort } from './ports'

export const OURS = 'Partnerstwa'
/** The same with its default: an answer is given again while nobody writes. Only asked what comes again and again. */
export const OURS_REUSING = 'Partnerstwa, answers reused'

export const isOurs = (name: string) => name === OURS || name === OURS_REUSING

/** Ours first; then its peers, each a process of its own over the same database. */
const PROGRAMS: Readonly<Record<string, string>> = {
  [OURS]: join(ROOT, 'dist/src/main.js'),
  [OURS_REUSING]: join(ROOT, 'dist/src/main.js'),
  '(a) Apollo, TypeGraphQL, TypeORM find, DataLoader': join(COMPILED, 'peers/typeorm.js'),
  '(b) Mercurius with JIT, hand-written SQL, DataLoader': join(COMPILED, 'peers/mercurius.js'),
  '(c) node:http, hand-written SQL in batches': join(COMPILED, 'peers/batched-sql.js'),
  '(c) node:http, one SQL statement that returns JSON': join(COMPILED, 'peers/one-statement.js'),
}

export interface Server {
  readonly name: string
  readonly port: number
  /** What its process has used since it began. */
  used(): Promise<Used>
  close(): Promise<void>
}

/** As `npm start` runs it. */
const FLAGS = ['--max-semi-space-size=32', '--heap-growing-percent=75']

const PATIENCE_MS = 30_000

export async function startServers(databaseUrl: string): Promise<Server[]> {
  const started = await Promise.allSettled(
    Object.keys(PROGRAMS).map((name) => startServer(name, databaseUrl)),
  )
  const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const failed = started.find((each) => each.status === 'rejected')
  if (!failed) return servers
  await Promise.all(servers.map((server) => server.close()))
  throw failed.reason
}

export async function startServer(
  name: string,
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const program = PROGRAMS[name] as string
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [...(isOurs(name) ? FLAGS : []), '--require', join(COMPILED, 'meter.js'), program],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        FIRST_DATA: 'none',
        TOKEN_SECRET: 'a secret of the benchmark, of no use elsewhere',
        // The peers neither log requests nor count them.
        LOG_LEVEL: 'error',
        RATE_LIMIT_PER_MINUTE: '0',
        ...(name === OURS && { REUSED_ANSWERS_MB: '0' }),
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  await ready(name, port, child)
  return {
    name,
    port,
    used: async () => {
      child.send('used')
      return (await once(child, 'message'))[0] as Used
    },
    close: async () => {
      if (child.exitCode !== null) return
      child.kill()
      await once(child, 'exit')
    },
  }
}

async function ready(name: string, port: number, child: ChildProcess) {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end && child.exitCode === null) {
    const answer = await post(port, { query: '{ __typename }' }).catch(() => null)
    if (answer) return
    await setTimeout(50)
  }
  child.kill()
  throw new Error(`${name} did not start.`)
}

interface Answer {
  readonly data?: unknown
  readonly errors?: unknown
}

export async function post(port: number, body: object): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Answer
}
