let turn: Promise<void> | null = null

/**
 * The moment when the requests that have come by now have all been read. Those that are answered in one go are sent in
 * one go: else each client is woken, and the network asked what is new, for one answer at a time, which costs more than
 * to make a small one.
 */
export function yieldToEventLoop(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = null
      resolve()
    })
  })
  return turn
}
