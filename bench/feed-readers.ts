import { get } from 'node:http'
import { setTimeout } from 'node:timers/promises'

export const FORMATS: readonly string[] = ['csv', 'ndjson', 'ics', 'geojson', 'jsonld', 'xlsx', 'fgb']

export interface Read {
  readonly status: number
  /** Since the feed was asked for, in milliseconds. */
  readonly firstByte: number
  readonly seconds: number
  readonly bytes: number
  /** False: the reader went away before the end. */
  readonly isWhole: boolean
}

export interface Reader {
  readonly port: number
  /** Of the loopback network: the server tells readers apart by it. */
  readonly address?: string
  /** A slow reader takes no more. */
  readonly bytesPerSecond?: number
  /** Goes away after so many. */
  readonly seconds?: number
}

/** Reads a feed to its end, or until its reader goes away. */
export function readFeed(path: string, reader: Reader): Promise<Read> {
  const { port, address = '127.0.0.1', bytesPerSecond, seconds = Number.POSITIVE_INFINITY } = reader
  const begun = performance.now()
  const sinceBegin = () => performance.now() - begun
  return new Promise((resolve, reject) => {
    const request = get(
      { port, host: '127.0.0.1', localAddress: address, path: `/feeds/${path}`, agent: false },
      (response) => {
        const status = response.statusCode ?? 0
        let [bytes, firstByte] = [0, 0]
        const end = (isWhole: boolean) =>
          resolve({ status, firstByte, seconds: sinceBegin() / 1_000, bytes, isWhole })
        response.on('data', async (chunk: Buffer) => {
          if (bytes === 0) firstByte = sinceBegin()
          bytes += chunk.length
          if (sinceBegin() > seconds * 1_000) {
            end(false)
            return request.destroy()
          }
          if (bytesPerSecond === undefined) return
          response.pause()
          await setTimeout((chunk.length / bytesPerSecond) * 1_000)
          response.resume()
        })
        response.on('end', () => end(true))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
  })
}

const SLOW = { bytesPerSecond: 10_000, seconds: 20 }

/** Each is another file, so that none is written for another. */
const EIGHT = [
  'events.csv',
  'events.csv?bom=1',
  'events.csv?safe=1',
  'events.csv?language=EN',
  'events.ndjson',
  'events.geojson',
  'events.json',
  'events.json?language=EN',
]
const SLOWLY_READ = [
  'events.csv?delimiter=semicolon',
  'events.csv?bom=1&safe=1',
  'events.csv?bom=1&language=EN',
  'events.csv?safe=1&language=EN',
]

export interface Crowd {
  readonly eight: readonly Read[]
  readonly slow: readonly Read[]
  readonly third: Read
}

/** Eight feeds for one reader, four that another takes slowly, and one for a third who asks a second later. */
export async function crowd(port: number, seconds: number): Promise<Crowd> {
  const eight = EIGHT.map((path) => readFeed(path, { port, address: '127.0.0.2', seconds }))
  const slow = SLOWLY_READ.map((path) => readFeed(path, { port, address: '127.0.0.3', ...SLOW }))
  const third = setTimeout(1_000).then(() =>
    readFeed('partnerships.csv?bom=1', { port, address: '127.0.0.4', seconds }),
  )
  return { eight: await Promise.all(eight), slow: await Promise.all(slow), third: await third }
}

const inSeconds = (reads: readonly Read[], of: (read: Read) => number) =>
  reads
    .map((read) => of(read).toFixed(1))
    .toSorted((one, other) => Number(one) - Number(other))
    .join(', ')

export function toldCrowd({ eight, slow, third }: Crowd): string {
  const statuses = (reads: readonly Read[]) => reads.map(({ status }) => status).join(', ')
  const whole = eight.filter(({ isWhole }) => isWhole)
  const left = eight.length - whole.length
  return [
    `Eight feeds of one address: ${statuses(eight)}; first bytes after ${inSeconds(eight, ({ firstByte }) => firstByte / 1_000)} s; complete after ${inSeconds(whole, ({ seconds }) => seconds)} s${left > 0 ? `; ${left} left before their end` : ''}.`,
    `Four slow readers of another: ${statuses(slow)}; first bytes after ${inSeconds(slow, ({ firstByte }) => firstByte / 1_000)} s, then ${inSeconds(slow, ({ bytes }) => bytes / 1_000)} kB until they went.`,
    `A third address meanwhile: ${third.status}; first byte after ${third.firstByte.toFixed(0)} ms, ${third.isWhole ? 'complete' : 'left'} after ${third.seconds.toFixed(1)} s.`,
  ].join('\n')
}
