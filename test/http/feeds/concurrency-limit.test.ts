import fc from 'fast-check'
import { ConcurrencyLimit } from '../../../src/http/feeds/concurrency-limit'
import { tries } from '../../support/scale'

const LIMITS = { atOnce: 4, ofOne: 2, waitingOfOne: 8, waiting: 20 }
const never = () => new AbortController().signal

describe('a limit of what is done at once', () => {
  it('serves an owner who comes late before the rest of those who came first', async () => {
    const limit = new ConcurrencyLimit(LIMITS)
    const order: string[] = []
    const ask = async (owner: string) => {
      const end = await limit.begin(owner, never())
      order.push(owner)
      return end
    }
    const held = await Promise.all(['a', 'a', 'b', 'c'].map(ask))
    const later = ['a', 'a', 'b', 'b', 'd'].map(ask)
    held[0]?.()
    await Promise.all([later[4]])
    expect(order).toEqual(['a', 'a', 'b', 'c', 'd'])
  })

  it('leaves a place for a third owner, however much the first two ask for', async () => {
    const limit = new ConcurrencyLimit(LIMITS)
    const asked = ['a', 'a', 'a', 'b', 'b', 'b'].map((owner) => limit.begin(owner, never()))
    const end = await limit.begin('c', never())
    end()
    for (const each of asked) (await each)()
  })

  it('refuses what would wait behind too many, and says when to come again', async () => {
    const limit = new ConcurrencyLimit(LIMITS)
    const all = Array.from({ length: 11 }, () => limit.begin('a', never()))
    await expect(all[10]).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: expect.any(Number) },
    })
    for (const each of all.slice(0, 10)) (await each)()
  })

  it('lets everybody work in the end, never more at once than it may', async () => {
    const steps = fc.array(
      fc.record({ owner: fc.constantFrom('a', 'b', 'c', 'd'), leaves: fc.boolean(), turns: fc.nat(3) }),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const limit = new ConcurrencyLimit({ ...LIMITS, waitingOfOne: 20 })
        const working: string[] = []
        const work = async ({ owner, leaves, turns }: (typeof all)[number]) => {
          const gone = new AbortController()
          const begun = limit.begin(owner, gone.signal)
          if (leaves) gone.abort(new Error('gone'))
          const end = await begun
          working.push(owner)
          expect(working.length).toBeLessThanOrEqual(LIMITS.atOnce)
          expect(working.filter((each) => each === owner).length).toBeLessThanOrEqual(LIMITS.ofOne)
          for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
          working.splice(working.indexOf(owner), 1)
          end()
          end()
        }
        const done = await Promise.allSettled(all.map(work))
        for (const [index, { status }] of done.entries())
          if (!all[index]?.leaves) expect(status).toBe('fulfilled')
        expect(working).toEqual([])
      }),
      { numRuns: tries(200, 50) },
    )
  })
})
