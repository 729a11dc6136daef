import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Loaded into each server before its own code: tells the benchmark what the process has used so far. */
export interface Used {
  /** CPU time, in milliseconds. */
  readonly cpu: number
  /**
   * What it has now, and the most it was seen to have, in megabytes; without the pages of the database file that the
   * system keeps for whoever reads it.
   */
  readonly memory: number
  readonly peakMemory: number
  /** How late its event loop came, in milliseconds, in 99 of 100 turns since it was asked before. */
  readonly loopDelay: number
  /** How late it came at the most. */
  readonly longestDelay: number
}

const RESOLUTION_MS = 10
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delays.enable()

let peakMemory = 0
setInterval(() => {
  peakMemory = Math.max(peakMemory, ownMemory())
}, 100).unref()

/** Linux tells a process's own memory from the files it has mapped; elsewhere both are counted. */
function ownMemory(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss() / 2 ** 20
  return Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_024
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  const used: Used = {
    cpu: (user + system) / 1_000,
    memory: ownMemory(),
    peakMemory,
    // It measures the time between two turns of its own timer.
    loopDelay: Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION_MS),
    longestDelay: Math.max(0, delays.max / 1e6 - RESOLUTION_MS),
  }
  delays.reset()
  process.send?.(used)
})

// It keeps no process alive: not a server that stops, and none whose benchmark was interrupted.
process.channel?.unref()
process.on('disconnect', () => process.exit())
