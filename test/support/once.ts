import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A folder for what the suites of one run leave: databases, letters, files. */
export const RUN_FOLDER = String(process.env.PARTNERSTWA_TEST_FOLDER)

/** Does the work for the whole run: the worker that comes first does it, others wait until it is done. */
export async function onceInRun(name: string, work: () => Promise<void>): Promise<void> {
  const done = join(RUN_FOLDER, `${name}.done`)
  const lock = join(RUN_FOLDER, `${name}.lock`)
  while (!existsSync(done)) {
    if (!lockFolder(lock)) {
      await pause(20)
      continue
    }
    try {
      if (existsSync(done)) return
      await work()
      writeFileSync(done, '')
    } finally {
      rmdirSync(lock)
    }
  }
}

function lockFolder(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
