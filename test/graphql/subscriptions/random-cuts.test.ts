import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type Any, type App, startApp } from '../../support/app'
import { fakePartnership } from '../../support/fakes'
import { tries } from '../../support/scale'
import { subscribe, TRANSPORTS, type Transport } from '../../support/subscribe'
import { Writer } from '../../support/writer'

const WRITERS = 8
const CLIENTS = 6
const CHANGES = tries(10_000, 800)

const QUERY = `subscription ($after: String, $types: [RecordType!]) { changes(after: $after, types: $types) {
  cursor changes { sequence recordId kind } } }`

interface Seen {
  readonly sequence: number
  readonly recordId: string
  readonly kind: string
}

/** A client whose connection is cut again and again, and which goes on from the last cursor that it has. */
class CutClient {
  readonly seen: Seen[] = []
  cuts = 0
  private after: string | null = null

  constructor(
    private readonly app: App,
    private readonly transport: Transport,
    readonly types: readonly string[] | null,
  ) {}

  /** Until it has seen so much. */
  async follow(isDone: (seen: readonly Seen[]) => boolean) {
    while (!isDone(this.seen)) {
      const told = subscribe(this.transport, this.app.url, {
        query: QUERY,
        variables: { after: this.after, types: this.types },
      })
      for (let left = Math.ceil(Math.random() * 12); left > 0 && !isDone(this.seen); left--) {
        const { cursor, changes }: Any = await told.payload()
        this.after = cursor
        this.seen.push(...changes)
      }
      await told.end()
      this.cuts++
    }
  }

  /** From before everything. */
  async begin() {
    const { headCursor } = (await this.app.data('{ changes(first: 1) { headCursor } }')).changes
    this.after = headCursor
    return this
  }
}

describe('clients whose connections are cut at random while eight others write', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it('miss no change and see none twice', async () => {
    const clients = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) =>
        new CutClient(
          app,
          TRANSPORTS[index % TRANSPORTS.length] as Transport,
          index < CLIENTS / 2 ? null : ['EVENT', 'PARTNERSHIP'],
        ).begin(),
      ),
    )
    let written = 0
    // What all are told of at the end.
    const marker = fakePartnership()
    const followed = clients.map((client) => client.follow((seen) => seen.at(-1)?.recordId === marker.id))
    const writers = Array.from({ length: WRITERS }, () => new Writer(app))
    await Promise.all(
      writers.map(async (writer) => {
        while (written < CHANGES) {
          const steps = await writer.write()
          written += steps
          await new Promise(setImmediate)
        }
      }),
    )
    await app.database.write((write) => write.insert(Partnership, [marker]))
    const log: (Seen & { recordClass: string })[] = await app.database.dataSource.query(
      'SELECT "sequence", "recordId", "kind", "recordClass" FROM "change" WHERE "isPublic" = TRUE ORDER BY "id"',
    )
    await Promise.all(followed)
    for (const { seen, types } of clients) {
      const expected = log.filter(
        ({ recordClass }) => types === null || types.includes(recordClass.toUpperCase()),
      )
      expect(seen).toEqual(expected.map(({ recordClass: _, ...each }) => each))
    }
    const cuts = clients.reduce((sum, client) => sum + client.cuts, 0)
    process.stdout.write(
      `${written} changes by ${WRITERS} writers, ${log.length} of them public, followed by ${CLIENTS} clients with ${cuts} cuts\n`,
    )
    expect(cuts).toBeGreaterThan(CLIENTS)
  })
})
