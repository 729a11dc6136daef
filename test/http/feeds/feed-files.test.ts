import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import { ConcurrencyLimit } from '../../../src/http/feeds/concurrency-limit'
import type { FeedFile } from '../../../src/http/feeds/feed-file'
import { FeedFiles } from '../../../src/http/feeds/feed-files'

const log = pino({ level: 'silent' }) as unknown as FastifyBaseLogger
const LIMITS = { atOnce: 2, ofOne: 1, waitingOfOne: 4, waiting: 8 }
const PIECE = 'ż'.repeat(50_000)
const BYTES = new TextEncoder().encode(PIECE)
/** Nothing that was read is given up. */
const allOfIt = () => Number.POSITIVE_INFINITY
const WHOLE = { start: 0, end: Number.POSITIVE_INFINITY }

describe('the files of feeds', () => {
  let files: FeedFiles
  let begun: string[]
  let closed: string[]
  beforeEach(() => {
    files = new FeedFiles(1_000_000, new ConcurrencyLimit(LIMITS))
    ;[begun, closed] = [[], []]
  })
  afterEach(() => files.close())

  interface Given {
    readonly owner?: string
    readonly signal?: AbortSignal
    readonly pieces?: number
    /** Each piece waits for it. */
    readonly tick?: () => Promise<unknown>
    readonly fails?: boolean
  }

  const open = (key: string, given: Given = {}): Promise<FeedFile> => {
    const { owner = 'anybody', signal = new AbortController().signal, pieces = 3, tick, fails } = given
    return files.open({
      ...{ key, owner, signal, log },
      admit: () => {},
      begin: async () => {
        begun.push(key)
        if (fails) throw new Error('No connection.')
        return {
          key,
          headers: { etag: key },
          pieces: (async function* () {
            for (let piece = 0; piece < pieces; piece++) {
              await tick?.()
              yield { bytes: BYTES, isLast: piece === pieces - 1 }
            }
          })(),
          close: async () => {
            closed.push(key)
          },
        }
      },
    })
  }
  const textOf = async (file: FeedFile) => {
    const leave = file.enter()
    const chunks: Buffer[] = []
    for await (const chunk of file.read(WHOLE, allOfIt)) chunks.push(chunk)
    leave()
    return Buffer.concat(chunks).toString()
  }

  it('are written once for all who ask, and are theirs while they are written and afterwards', async () => {
    const at = await Promise.all(Array.from({ length: 10 }, () => open('a', { tick: () => pause(5) })))
    const texts = await Promise.all(at.map(textOf))
    expect(new Set(texts)).toEqual(new Set([PIECE.repeat(3)]))
    expect(await textOf(await open('a'))).toBe(PIECE.repeat(3))
    expect([begun, closed]).toEqual([['a'], ['a']])
  })

  it('are read from the middle', async () => {
    const file = await open('a')
    await file.begun({})
    const leave = file.enter()
    for await (const piece of file.read({ start: 2, end: 5 }, allOfIt)) expect(piece.toString()).toBe('żż')
    leave()
  })

  it('give the database back although nobody reads them, and are no longer written where nobody is left', async () => {
    const slow = (await open('a')).enter()
    await (await open('a')).begun({})
    await until(() => closed.includes('a'))
    const leave = (await open('b', { pieces: 1e9, tick: () => pause(1) })).enter()
    leave()
    await until(() => closed.includes('b'))
    expect(await textOf(await open('b'))).toBe(PIECE.repeat(3))
    slow()
  })

  it('are made again for the next, where they could not be made', async () => {
    await expect(open('a', { fails: true })).rejects.toThrow('No connection.')
    const gone = new AbortController()
    const held = (await open('a', { tick: () => pause(5), owner: 'me' })).enter()
    const first = open('b', { owner: 'me', signal: gone.signal })
    const second = open('b', { owner: 'me' })
    gone.abort(new Error('The client has gone away.'))
    await expect(first).rejects.toThrow('The client has gone away.')
    expect(await textOf(await second)).toBe(PIECE.repeat(3))
    held()
  })

  it('give way to others when the room is needed, those first that nobody reads', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']) {
      const file = await open(key)
      expect(await textOf(file)).toBe(PIECE.repeat(3))
    }
    begun = []
    await textOf(await open('l'))
    await textOf(await open('a'))
    expect(begun).toEqual(['a'])
  })

  it('that do not fit are not begun to be given as if they were whole', async () => {
    const file = await open('a', { pieces: 20 })
    await expect(textOf(file)).rejects.toThrow('FEED_FILES_MB')
    await until(() => closed.includes('a'))
    expect(await textOf(await open('b'))).toBe(PIECE.repeat(3))
  })

  const until = async (isSo: () => boolean) => {
    while (!isSo()) await pause(2)
  }
})
