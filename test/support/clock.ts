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

/** Sets the time of day ahead, or back. Timers and the monotonic clock go on as they were. */
export function setClock(byMs: number) {
  jest.useFakeTimers({ now: Date.now() + byMs, doNotFake: ALL_BUT_DATE })
}

/** What the server does by itself every so often is done no more; whatever it is asked for is. */
export function stopIntervals() {
  jest.useFakeTimers({ doNotFake: ['Date', ...ALL_BUT_DATE.filter((api) => !api.endsWith('Interval'))] })
}

/** So much time passes, by the monotonic clock. */
export function pass(byMs: number) {
  const now = performance.now.bind(performance)
  jest.spyOn(performance, 'now').mockImplementation(() => now() + byMs)
}

/** To be called after each test: the clocks of this machine are right again. */
export function resetClocks() {
  jest.restoreAllMocks()
  jest.useRealTimers()
}
