import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startThread } from '../../src/core/start-thread'

const YOUNG_MB = 12

/** Makes more new objects than the young generation holds, and tells how large that has become. */
const PROGRAM = `
  const kept = []
  for (let index = 0; index < 500_000; index++) kept.push({ index })
  const { getHeapSpaceStatistics } = require('node:v8')
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  require('node:worker_threads').parentPort.postMessage(young.space_size)
`

describe('a thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'partnerstwa-test-thread-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has a young generation of its own size, though the process was started with a larger one', async () => {
    const program = join(folder, 'program.cjs')
    writeFileSync(program, PROGRAM)
    const thread = startThread(program, { heapMb: 256, youngMb: YOUNG_MB })
    const [bytes] = await once(thread, 'message')
    await thread.terminate()
    expect(bytes).toBeLessThanOrEqual(YOUNG_MB * 1_048_576)
  })
})
