import 'reflect-metadata'
import { platform, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { SnapshotHere } from '../../../core/collections/reader'
import { type MetadataSource, metadataSource } from '../../../database/data-source'
import { openSnapshotHere } from '../../../database/snapshot-here'
import { transferred } from '../../../graphql/threads/transfer-errors'
import { datasets } from '../../../interchange/feeds/dataset'
import { lastChange, stateOf } from '../../../interchange/feeds/feed-state'
import { formats } from '../../../interchange/feeds/formats/formats'
import { writeFeed } from '../../../interchange/feeds/write-feed'
import { readLog } from '../../../modules/history/change-cursor'
import { inPieces } from './feed-pieces'
import type { FeedOrder, FeedQuestion, FeedReply, FromFeedThread, ToFeedThread } from './messages'

/* The program of a thread that writes whole feeds, by turns, each from a state of the registry of its own. */

/** On Linux a thread has a priority of its own: nobody who asks for less is to wait for a whole feed. */
const PRIORITY = 5

/** A feed that is being written. */
class OpenFeed {
  /** For how long the database has worked, in milliseconds, since it was last told. */
  private spent = 0
  private pieces: ReturnType<typeof inPieces> | null = null
  private readonly snapshot: Promise<SnapshotHere>
  private readonly isStopped: () => boolean

  constructor({ databaseUrl, control }: Extract<FeedQuestion, { do: 'open' }>) {
    this.isStopped = () => Atomics.load(control, 0) !== 0
    const spend = (milliseconds: number) => {
      this.spent += milliseconds
    }
    this.snapshot = metadataOf(databaseUrl).then((source) =>
      openSnapshotHere(databaseUrl, source, { isStopped: this.isStopped, spend }),
    )
  }

  async begin(): Promise<FeedReply> {
    const snapshot = await this.snapshot
    const { head } = await readLog(snapshot)
    const state = { state: await stateOf(snapshot), head, modified: await lastChange(snapshot) }
    return { kind: 'state', state }
  }

  async next({ order, memory }: Extract<FeedQuestion, { do: 'next' }>): Promise<FeedReply> {
    this.pieces ??= this.write(order, await this.snapshot)
    const { value, done } = await this.pieces.next(memory)
    if (done) throw new Error('Nothing comes after the last piece of a feed.')
    return { kind: 'piece', piece: value }
  }

  private write({ dataset: name, extension, selected, ...feed }: FeedOrder, snapshot: SnapshotHere) {
    const dataset = datasets[name]
    const format = formats.find((each) => each.extension === extension)
    if (!format) throw new Error(`There is no format ${extension}.`)
    return inPieces(writeFeed({ ...feed, dataset }, { format, selected }, snapshot), this.isStopped)
  }

  async close(): Promise<FeedReply> {
    const snapshot = await this.snapshot.catch(() => null)
    snapshot?.interrupt()
    // What was interrupted fails.
    await this.pieces?.return(undefined).catch(() => {})
    await snapshot?.close()
    return { kind: 'closed' }
  }

  takeSpent(): number {
    const { spent } = this
    this.spent = 0
    return spent
  }
}

/** By the address of its database. */
const sources = new Map<string, Promise<MetadataSource>>()

function metadataOf(databaseUrl: string): Promise<MetadataSource> {
  const source = sources.get(databaseUrl) ?? metadataSource(databaseUrl)
  sources.clear()
  sources.set(databaseUrl, source)
  return source
}

const feeds = new Map<number, OpenFeed>()

function answer(id: number, question: FeedQuestion): Promise<FeedReply> {
  if (question.do === 'open') feeds.set(id, new OpenFeed(question))
  const feed = feeds.get(id)
  if (!feed) throw new Error('The feed is not open.')
  switch (question.do) {
    case 'open':
      return feed.begin()
    case 'next':
      return feed.next(question)
    case 'close':
      feeds.delete(id)
      return feed.close()
  }
}

async function receive({ id, feed, question }: ToFeedThread) {
  const asked = feeds.get(feed)
  let reply: FeedReply
  try {
    reply = await answer(feed, question)
  } catch (error) {
    reply = { kind: 'failure', error: transferred(error) }
  }
  const spent = (asked ?? feeds.get(feed))?.takeSpent() ?? 0
  const given = reply.kind === 'piece' ? [reply.piece.bytes.buffer] : []
  parentPort?.postMessage({ id, reply, spent } satisfies FromFeedThread, given)
}

try {
  if (platform() === 'linux') setPriority(PRIORITY)
} catch {
  // Where it may not be set, feeds take their turn with the rest.
}
parentPort?.on('message', receive)
