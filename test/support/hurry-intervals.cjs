const { setInterval } = globalThis

/** To be required by a server in a process of its own: what hurryIntervals() of clock.ts does in this one. */
globalThis.setInterval = (work, ms, ...more) =>
  setInterval(work, ms < 60_000 ? Math.min(ms, 20) : ms, ...more)
