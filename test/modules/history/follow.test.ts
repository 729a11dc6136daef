import { type App, startApp } from '../../support/app'
import { tries } from '../../support/scale'
import { Writer } from '../../support/writer'

const WRITERS = 8
const CHANGES = tries(10_000, 1_500)

const CHANGES_PAGE = `query Changes($after: String, $first: Int) { changes(after: $after, first: $first) {
  headCursor pageInfo { endCursor }
  nodes { sequence recordId kind node { id ... on Partnership { name } ... on Organisation { name } ... on Event { name: title } } }
} }`

type State = Map<string, string>

/** A client that keeps a copy: it reads everything once, and goes on by the changes. */
class Follower {
  private copy: State = new Map()
  private cursor = ''
  private saved: { cursor: string; seen: number; copy: State } | undefined
  readonly seen: { sequence: number; recordId: string; kind: string }[] = []

  constructor(private readonly app: App) {}

  async begin() {
    this.cursor = (await this.app.data('{ changes(first: 1) { headCursor } }')).changes.headCursor
    this.copy = await everything(this.app)
    this.save()
    return this
  }

  save() {
    this.saved = { cursor: this.cursor, seen: this.seen.length, copy: new Map(this.copy) }
  }

  /** As if its process had ended: what was not saved is forgotten. */
  die() {
    const { cursor, seen, copy } = this.saved as NonNullable<typeof this.saved>
    this.cursor = cursor
    this.copy = new Map(copy)
    this.seen.length = seen
  }

  /** False where there was nothing new. */
  async goOn(first: number): Promise<boolean> {
    const { changes } = await this.app.data(CHANGES_PAGE, { after: this.cursor, first })
    this.cursor = changes.pageInfo.endCursor ?? changes.headCursor
    for (const { node, ...change } of changes.nodes) {
      this.seen.push(change)
      if (node) this.copy.set(change.recordId, node.name)
      else this.copy.delete(change.recordId)
    }
    return changes.nodes.length > 0
  }

  get records(): [string, string][] {
    return [...this.copy].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

async function everything(app: App): Promise<State> {
  const state: State = new Map()
  for (const [list, name] of [
    ['partnerships', 'name'],
    ['organisations', 'name'],
    ['events', 'name: title'],
  ]) {
    let after: string | null = null
    do {
      const page: {
        nodes: { id: string; name: string }[]
        pageInfo: { endCursor: string; hasNextPage: boolean }
      } = (
        await app.data(
          `query Page($after: String) { page: ${list}(first: 100, after: $after) { nodes { id ${name} } pageInfo { endCursor hasNextPage } } }`,
          { after },
        )
      ).page
      for (const node of page.nodes) state.set(node.id, node.name)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
  }
  return state
}

describe('whoever follows the changes while eight others write', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it('sees each once, in the order of commits, and ends with what the registry holds', async () => {
    const writers = Array.from({ length: WRITERS }, () => new Writer(app))
    const steady = await new Follower(app).begin()
    const mortal = await new Follower(app).begin()
    let late: Follower | undefined
    let [written, deaths, isWriting] = [0, 0, true]
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
        while ((await steady.goOn(100)) || isWriting);
      })(),
      (async () => {
        while ((await mortal.goOn(1 + Math.floor(Math.random() * 100))) || isWriting) {
          const chance = Math.random()
          if (chance < 0.3) mortal.save()
          else if (chance < 0.4 || deaths === 0) {
            mortal.die()
            deaths++
          }
        }
      })(),
      (async () => {
        while (written < CHANGES / 2 && isWriting) await new Promise((resolve) => setTimeout(resolve, 5))
        late = await new Follower(app).begin()
        while ((await late.goOn(37)) || isWriting);
      })(),
    ]
    await Promise.all([writing, ...following])

    const log: { sequence: number; recordId: string; kind: string }[] = await app.database.dataSource.query(
      'SELECT "sequence", "recordId", "kind" FROM "change" WHERE "isPublic" = TRUE ORDER BY "id"',
    )
    const now = [...(await everything(app))].sort(([a], [b]) => (a < b ? -1 : 1))
    expect(steady.seen).toEqual(log)
    expect(mortal.seen).toEqual(log)
    expect(late?.seen).toEqual(log.slice(-(late?.seen.length ?? 0) || log.length))
    for (const follower of [steady, mortal, late as Follower]) expect(follower.records).toEqual(now)
    const followed = late?.seen.length ?? 0
    process.stdout.write(
      `${written} changes by ${WRITERS} writers, ${log.length} of them public, ${now.length} records left: followed once through, once with ${deaths} deaths, and once from change ${log.length - followed} on\n`,
    )
    expect(deaths).toBeGreaterThan(0)
    expect(followed).toBeGreaterThan(0)
  })
})
