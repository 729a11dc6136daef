import { type App, startApp } from '../support/app'
import { Writer } from '../support/writer'

const WRITERS = 8
const CHANGES = 10_000

interface Line {
  readonly cursor: string
  readonly id?: string
  readonly record?: { readonly id: string } | null
}

/** A client that keeps a copy: it takes whole feeds, and goes on by the changes. */
class Follower {
  private copy = new Map<string, string>()
  private cursor = ''
  private saved = { cursor: '', copy: new Map<string, string>() }

  constructor(private readonly app: App) {}

  /** Each feed goes on from its own state; what is between them is told twice. */
  async begin() {
    for (const name of ['organisations', 'partnerships', 'events']) {
      const lines = await this.lines(`${name}.ndjson`)
      this.cursor ||= lines.at(-1)?.cursor as string
      for (const line of lines.slice(0, -1)) this.copy.set((line as { id: string }).id, JSON.stringify(line))
    }
    this.save()
    return this
  }

  save() {
    this.saved = { cursor: this.cursor, copy: new Map(this.copy) }
  }

  /** As if its process had ended: what was not saved is forgotten. */
  die() {
    this.cursor = this.saved.cursor
    this.copy = new Map(this.saved.copy)
  }

  /** Stops in the middle of what it is told, now and then. */
  async goOn(wait: number): Promise<boolean> {
    const query = new URLSearchParams({
      ...{ after: this.cursor, wait: String(wait) },
      types: 'PARTNERSHIP,ORGANISATION,EVENT',
    })
    const lines = await this.lines(`changes.ndjson?${query}`)
    const taken = Math.random() < 0.2 ? Math.ceil(Math.random() * lines.length) : lines.length
    for (const { cursor, id, record } of lines.slice(0, taken)) {
      this.cursor = cursor
      if (id === undefined) continue
      if (record) this.copy.set(id, JSON.stringify(record))
      else this.copy.delete(id)
    }
    return lines.length > 1
  }

  private async lines(path: string): Promise<Line[]> {
    const response = await fetch(`${this.app.url}/feeds/${path}`)
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text.endsWith('}\n')).toBe(true)
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }

  get records(): [string, string][] {
    return [...this.copy].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

describe('whoever takes the feeds and follows the changes while eight others write', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it('ends with what the feeds hold then, however often it dies', async () => {
    const writers = Array.from({ length: WRITERS }, () => new Writer(app))
    const mortal = await new Follower(app).begin()
    let [written, deaths, isWriting] = [0, 0, true]
    let late: Follower | undefined
    const writing = Promise.all(
      writers.map(async (writer) => {
        while (written < CHANGES) {
          const steps = await writer.write()
          written += steps
          await new Promise(setImmediate)
        }
      }),
    ).finally(() => {
      isWriting = false
    })
    const following = [
      (async () => {
        while ((await mortal.goOn(0)) || isWriting) {
          const chance = Math.random()
          if (chance < 0.3) mortal.save()
          else if (chance < 0.4) {
            mortal.die()
            deaths++
          }
        }
      })(),
      (async () => {
        while (written < CHANGES / 2 && isWriting) await new Promise((resolve) => setTimeout(resolve, 5))
        late = await new Follower(app).begin()
        while ((await late.goOn(1)) || isWriting);
      })(),
    ]
    await Promise.all([writing, ...following])
    // What was cut off at the end is told again.
    for (const follower of [mortal, late as Follower]) while (await follower.goOn(0));
    const now = (await new Follower(app).begin()).records
    expect(now.length).toBeGreaterThan(100)
    expect(mortal.records).toEqual(now)
    expect(late?.records).toEqual(now)
    expect(deaths).toBeGreaterThan(0)
    process.stdout.write(`${written} changes, ${now.length} records left, followed with ${deaths} deaths\n`)
  }, 180_000)
})
