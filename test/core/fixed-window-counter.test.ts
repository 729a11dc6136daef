import fc from 'fast-check'
import { FixedWindowCounter } from '../../src/core/fixed-window-counter'
import { pass, resetClocks, setClock } from '../support/clock'

const WINDOW_MS = 60_000

describe('a counter of fixed windows', () => {
  afterEach(resetClocks)

  it('counts by the time that passes, whatever becomes of the time of day', () => {
    const step = fc.oneof(
      fc.record({ key: fc.constantFrom('ada', 'bob') }),
      fc.record({ passes: fc.integer({ min: 1, max: 2 * WINDOW_MS }) }),
      fc.record({ setBy: fc.integer({ min: -86_400_000, max: 86_400_000 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        resetClocks()
        let now = 0
        jest.spyOn(performance, 'now').mockImplementation(() => 1 + now)
        const counter = new FixedWindowCounter(WINDOW_MS)
        const windows = new Map<string, { begin: number; count: number }>()
        for (const each of steps) {
          if ('passes' in each) now += each.passes
          else if ('setBy' in each) setClock(each.setBy)
          else {
            const open = windows.get(each.key)
            const window = open && now - open.begin <= WINDOW_MS ? open : { begin: now, count: 0 }
            windows.set(each.key, { ...window, count: window.count + 1 })
            expect(counter.count(each.key)).toEqual({
              count: window.count + 1,
              remainingMs: Math.max(1, window.begin + WINDOW_MS - now),
            })
          }
        }
      }),
    )
  })

  it('never tells more time than its window has, however finely time is measured', () => {
    const counter = new FixedWindowCounter(WINDOW_MS)
    for (let key = 0; key < 10_000; key++)
      expect(counter.count(String(key)).remainingMs).toBeLessThanOrEqual(WINDOW_MS)
  })

  it('begins anew with a key that is deleted', () => {
    const counter = new FixedWindowCounter(WINDOW_MS)
    counter.count('ada')
    counter.delete('ada')
    pass(WINDOW_MS / 2)
    expect(counter.count('ada')).toEqual({ count: 1, remainingMs: expect.any(Number) })
    expect(counter.count('ada').count).toBe(2)
  })
})
