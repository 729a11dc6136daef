import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(__dirname, '../..')
/** What `npm run build` makes, and Jest before the first suite. */
export const folder = join(ROOT, 'dist')

/** The server as a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly child: ChildProcess
  readonly log: readonly Record<string, unknown>[]
  /** What it has said on standard error. */
  errors(): string
  /** Waits for a line of the log. */
  said(message: string): Promise<Record<string, unknown>>
  /** Waits for its end. */
  exitCode(): Promise<number | null>
}

export function startProcess(settings: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [join(folder, 'src/main.js')], {
    cwd: ROOT,
    env: { PORT: '0', FIRST_DATA: 'none', TOKEN_SECRET: 'a secret that only this test knows', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: Record<string, unknown>[] = []
  let errors = ''
  const ended = once(child, 'close')
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => log.push(JSON.parse(line)))
  child.stderr.on('data', (data) => {
    errors += data
  })
  const find = (message: string) => log.find(({ msg }) => String(msg).startsWith(message))
  return {
    child,
    log,
    errors: () => errors,
    said: async (message) => {
      while (!find(message)) {
        // By a signal, too: else it would be waited for without a pause, until the memory is full.
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(
            `It ended (${child.signalCode ?? child.exitCode}) before it said “${message}”: ${errors}`,
          )
        await Promise.race([once(lines, 'line'), ended])
      }
      return find(message) ?? {}
    },
    exitCode: async () => {
      await ended
      return child.exitCode
    },
  }
}

/** A connection on which the bytes are ours to send, with what has come back on it. */
export class Connection {
  answer = ''
  readonly ended: Promise<unknown>
  private readonly socket: Socket

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1')
    this.socket.on('data', (data) => {
      this.answer += data
    })
    this.ended = once(this.socket, 'close')
  }

  /** As where the network fails: without a word. */
  cut() {
    this.socket.destroy()
  }

  send(text: string): Promise<void> {
    return new Promise((resolve, reject) =>
      this.socket.write(text, (error) => (error ? reject(error) : resolve())),
    )
  }
}

interface CommandResult {
  readonly code: number | null
  /** What it said, on both outputs. */
  readonly output: string
}

/** Runs a command as `npm run` does, with what somebody types into it. */
export async function runCommand(
  name: string,
  args: readonly string[],
  { settings, input = '' }: { settings: Record<string, string>; input?: string },
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(folder, `src/cli/${name}.js`), ...args], {
    cwd: ROOT,
    env: settings,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output += part
    })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, output }
}
