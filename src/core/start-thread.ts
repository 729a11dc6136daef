import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

interface ThreadOptions {
  /** The most that lasting objects may take, and those that were just made. */
  readonly heapMb: number
  readonly youngMb: number
  readonly workerData?: unknown
}

/** Starts a program in a thread with a heap of its own. */
export function startThread(program: string, { heapMb, youngMb, workerData }: ThreadOptions): Worker {
  // A size that the process was started with would count more than that of the thread. The heap of the process keeps it.
  setFlagsFromString('--max-semi-space-size=0')
  return new Worker(program, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
  })
}
