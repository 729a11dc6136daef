import { type App, startApp } from '../../support/app'
import { tries } from '../../support/scale'
import { Writer } from '../../support/writer'
import { Follower } from './follower'

const WRITERS = 8
const CHANGES = tries(10_000, 1_500)

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
        while ((await mortal.goOn(0, 0.2)) || isWriting) {
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
        while ((await late.goOn(1, 0.2)) || isWriting);
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
  })
})
