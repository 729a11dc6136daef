/** Loaded into each server before its own code: tells the benchmark what the process has used so far. */
export interface Used {
  /** CPU time, in milliseconds. */
  readonly cpu: number
  /** The most memory it ever had, in megabytes. */
  readonly peakMemory: number
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  const used: Used = { cpu: (user + system) / 1_000, peakMemory: process.resourceUsage().maxRSS / 1_024 }
  process.send?.(used)
})

// It keeps no process alive: not a server that stops, and none whose benchmark was interrupted.
process.channel?.unref()
process.on('disconnect', () => process.exit())
