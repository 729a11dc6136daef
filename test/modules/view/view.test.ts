import sql from 'sql-template-tag'
import type { Write } from '../../../src/core/change-log/write'
import { Event } from '../../../src/modules/event/event.entity'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { ViewCounter } from '../../../src/modules/view/view-counter'
import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakeEvent, fakeGuide, fakePartnership } from '../../support/fakes'

const VIEW = 'mutation View($id: ID!) { recordView(input: { id: $id }) { viewCount } }'

describe('views', () => {
  let app: App
  const partnership = fakePartnership({ viewCount: 7 })
  const other = fakePartnership({ viewCount: 7 })
  const draft = fakePartnership({ publishedAt: null })
  const event = fakeEvent({ partnershipId: partnership.id })
  const hiddenEvent = fakeEvent({ partnershipId: draft.id })
  const guide = fakeGuide()
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership, other, draft])
      await write.insert(Event, [event, hiddenEvent])
      await write.insert(Guide, [guide])
    })
  })
  afterAll(() => app.close())

  const storedViews = async ({ database }: App, id: string) =>
    (await database.reader.all(sql`SELECT "viewCount" FROM "partnership" WHERE "id" = ${id}`))[0]?.[0]

  it('count once a day for each reader', async () => {
    expect(await app.data(VIEW, { id: other.id })).toEqual({ recordView: { viewCount: 8 } })
    expect(await app.data(VIEW, { id: other.id })).toEqual({ recordView: { viewCount: 8 } })
    const ada = await app.signUp()
    expect(await ada.data(VIEW, { id: other.id })).toEqual({ recordView: { viewCount: 9 } })
    for (const { id } of [event, guide])
      expect(await app.data(VIEW, { id })).toEqual({ recordView: { viewCount: 1 } })
  })

  it('are of nothing that cannot be seen', async () => {
    for (const id of [draft.id, hiddenEvent.id, 'sector_PUBLIC', 'partnership_unknown', '', '\u0000']) {
      expect((await app.query(VIEW, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
  })

  it('of ten thousand readers cost one write, and no change row', async () => {
    const before = Number(await storedViews(app, partnership.id))
    const changes = await app.database.dataSource.query('SELECT count(*) AS n FROM "change"')
    let writes = 0
    const write: Write = (work) => {
      writes++
      return app.database.write(work)
    }
    const counter = new ViewCounter(app.database.reader, write, () => {})
    for (let reader = 0; reader < 10_000; reader++)
      counter.count(partnership.id, `reader ${reader}`, new Date())
    await Promise.all([counter.close(), counter.close()])
    expect(writes).toBe(1)
    expect(await storedViews(app, partnership.id)).toBe(before + 10_000)
    expect(await app.database.dataSource.query('SELECT count(*) AS n FROM "change"')).toEqual(changes)
  })

  it('are not lost when the server stops', async () => {
    const url = await testDatabaseUrl()
    const stopped = await startApp({}, url)
    await stopped.database.write((write) => write.insert(Partnership, [partnership]))
    await stopped.data(VIEW, { id: partnership.id })
    await stopped.close()
    const again = await startApp({}, url)
    expect(await storedViews(again, partnership.id)).toBe(8)
    await again.close()
  })

  it('that could not be written are kept for the next time', async () => {
    const before = Number(await storedViews(app, partnership.id))
    let isDown = true
    const counter = new ViewCounter(
      app.database.reader,
      (work) => (isDown ? Promise.reject(new Error('The database is away.')) : app.database.write(work)),
      () => {},
    )
    counter.count(partnership.id, 'somebody', new Date())
    await expect(counter.flush()).rejects.toThrow('away')
    expect(counter.unwritten(partnership.id)).toBe(1)
    isDown = false
    await counter.close()
    expect(await storedViews(app, partnership.id)).toBe(before + 1)
  })

  it('of one reader count again the next day', () => {
    const counter = new ViewCounter(app.database.reader, app.database.write, () => {})
    for (const day of ['2026-11-23', '2026-11-23', '2026-11-24'])
      counter.count('partnership_x', 'somebody', new Date(day))
    expect(counter.unwritten('partnership_x')).toBe(2)
  })
})
