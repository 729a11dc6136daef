import type { App } from '../../support/app'

interface Line {
  readonly cursor: string
  readonly id?: string
  readonly record?: { readonly id: string } | null
}

/** A client that keeps a copy: it takes whole feeds, and goes on by the changes. */
export class Follower {
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

  /** Stops in the middle of what it is told, as often as said. False: there was nothing to tell. */
  async goOn(wait = 0, stops = 0): Promise<boolean> {
    const query = new URLSearchParams({
      ...{ after: this.cursor, wait: String(wait) },
      types: 'PARTNERSHIP,ORGANISATION,EVENT',
    })
    const lines = await this.lines(`changes.ndjson?${query}`)
    const taken = Math.random() < stops ? Math.ceil(Math.random() * lines.length) : lines.length
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
