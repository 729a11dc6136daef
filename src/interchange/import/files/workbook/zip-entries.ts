import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { type Entry, fromFd, type ZipFile } from 'yauzl'
import { FileError } from '../table'

/** Unpacked, all parts that are read together. A list of a million rows has less. */
const MAX_BYTES = 1_000_000_000

/** XML is packed to a tenth or less; what is packed to a thousandth has been made to fill up memory. */
const MAX_RATIO = 250
const SMALL_BYTES = 10_000_000

const MAX_ENTRIES = 10_000

/** The parts of a ZIP archive, by their paths. What is in them is not read before it is asked for. */
export class ZipEntries {
  private bytes = 0

  private constructor(
    private readonly archive: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(fd: number): Promise<ZipEntries> {
    const archive = await promisify<ZipFile>((done) =>
      fromFd(fd, { lazyEntries: true, autoClose: false }, done),
    )().catch(damaged)
    if (archive.entryCount > MAX_ENTRIES) throw new FileError('The archive has too many files in it.')
    const entries = new Map<string, Entry>()
    await new Promise<void>((resolve, reject) => {
      archive.on('entry', (entry: Entry) => {
        entries.set(entry.fileName.replace(/^\//, ''), entry)
        archive.readEntry()
      })
      archive.on('end', resolve)
      archive.on('error', reject)
      archive.readEntry()
    }).catch(damaged)
    return new ZipEntries(archive, entries)
  }

  get names(): string[] {
    return [...this.entries.keys()]
  }

  /** Undefined: the archive has no such part. More bytes than it declares are an error of the stream. */
  async read(path: string): Promise<Readable | undefined> {
    const entry = this.entries.get(path)
    if (!entry) return undefined
    if (entry.isEncrypted())
      throw new FileError('The file is protected by a password. Save it without one and import that file.')
    const { uncompressedSize, compressedSize } = entry
    this.bytes += uncompressedSize
    const isBomb = uncompressedSize > SMALL_BYTES && uncompressedSize > MAX_RATIO * compressedSize
    if (isBomb || this.bytes > MAX_BYTES)
      throw new FileError(
        `Unpacked, the workbook has ${this.bytes} bytes, which is more than a list needs. Save the sheet as “CSV UTF-8” and import that file.`,
      )
    return promisify<Readable>((done) => this.archive.openReadStream(entry, done))().catch(damaged)
  }
}

function damaged(error: unknown): never {
  throw new FileError(`The workbook is damaged, or no workbook (${(error as Error).message}). Save it again.`)
}
