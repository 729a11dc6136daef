import { RecordType } from '../../../src/core/change-log/record-type'
import { datasets } from '../../../src/interchange/feeds/dataset'
import type { App } from '../../support/app'

interface Line {
  readonly cursor: string
  readonly id?: string
  readonly record?: { readonly id: string } | null
}

/** Of all but comments, which no feed has as a whole. */
const TYPES = Object.keys(RecordType).filter((type) => type !== 'COMMENT')

/** A client that keeps a copy: it takes whole feeds, and goes on by the changes. */
export class Follower {
  private copy = new Map<string, string>()
  private cursor = ''
  private saved = { cursor: '', copy: new Map<string, string>() }

  constructor(private readonly app: App) {}

  /** Each feed goes on from its own state; what is between them is told twice. */
  async begin() {
    for (const name of Object.keys(datasets)) {
      const { lines, headers } = await this.read<{ id: string }>(`${name}.ndjson`)
      this.cursor ||= headers.get('change-cursor') as string
      for (const line of lines) this.copy.set(line.id, JSON.stringify(line))
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
      types: TYPES.join(),
    })
    const { lines } = await this.read<Line>(`changes.ndjson?${query}`)
    const taken = Math.random() < stops ? Math.ceil(Math.random() * lines.length) : lines.length
    for (const { cursor, id, record } of lines.slice(0, taken)) {
      this.cursor = cursor
      if (id === undefined) continue
      if (record) this.copy.set(id, JSON.stringify(record))
      else this.copy.delete(id)
    }
    return lines.length > 1
  }

  private async read<T>(path: string): Promise<{ lines: T[]; headers: Headers }> {
    const response = await fetch(`${this.app.url}/feeds/${path}`)
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toMatch(/^$|\}\n$/)
    const lines = text.split('\n').slice(0, -1)
    return { lines: lines.map((line) => JSON.parse(line)), headers: response.headers }
  }

  get records(): [string, string][] {
    return [...this.copy].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
