import { polishDay } from '../../src/core/values/polish-text'

const ALL_BUT_DATE: FakeableAPI[] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
]

const MINUTE_MS = 60_000

/** Sets the time of day ahead, or back. Timers and the monotonic clock go on as they were. */
export function setClock(byMs: number) {
  jest.useFakeTimers({ now: Date.now() + byMs, doNotFake: ALL_BUT_DATE })
}

/** Sets the time of day to noon in Poland: no midnight comes between a test and what the server calls today. */
export function setNoon() {
  const today = polishDay(new Date())
  setClock(Date.parse(`${today}T11:00:00.000Z`) - Date.now())
  return today
}

/** What the server does by itself every so often is done no more; whatever it is asked for is. */
export function stopIntervals() {
  jest.useFakeTimers({ doNotFake: ['Date', ...ALL_BUT_DATE.filter((api) => !api.endsWith('Interval'))] })
}

/**
 * What a server started from now on does by itself every few seconds, it does many times a second: letters, webhooks,
 * counts. Not for suites that count the statements or the writes of others. An interval of a minute or more stays: the
 * pace of a reader is watched by one, and hurried it would cut off honest readers.
 */
export function hurryIntervals() {
  const { setInterval } = globalThis
  jest
    .spyOn(globalThis, 'setInterval')
    .mockImplementation((work, ms = 1, ...more) =>
      setInterval(work, ms < MINUTE_MS ? Math.min(ms, 20) : ms, ...more),
    )
}

/** So much time passes, by the monotonic clock. */
export function pass(byMs: number) {
  const now = performance.now.bind(performance)
  jest.spyOn(performance, 'now').mockImplementation(() => now() + byMs)
}

/** To be called after each test: the clocks of this machine are right again. */
export function resetClocks() {
  jest.useRealTimers()
  jest.restoreAllMocks()
}
