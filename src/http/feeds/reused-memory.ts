interface Lent {
  readonly buffer: Buffer
  /** How far what a reader has taken goes with it. */
  readonly end: number
}

/**
 * Where the pieces of a file are read to, for one reader. What has left is used again: new memory for each piece would
 * pile up until the garbage collector comes, and it comes late where little else is made.
 */
export class ReusedMemory {
  private readonly free: Buffer[] = []
  private lent: Lent[] = []

  constructor(private readonly size: number) {}

  /** All that was taken has left but for so many bytes. */
  take(taken: number, unsent: number): Buffer {
    const left = this.lent.filter(({ end }) => end > taken - unsent)
    for (const { buffer, end } of this.lent) if (end <= taken - unsent) this.free.push(buffer)
    this.lent = left
    return this.free.pop() ?? Buffer.allocUnsafeSlow(this.size)
  }

  /** What the reader gets of it, up to where. */
  lend(buffer: Buffer, end: number) {
    this.lent.push({ buffer, end })
  }
}
