/** Which mutations of a request have committed: one whose answer cannot be read was done all the same. */
export class MutationProgress {
  private running: string | null = null
  private readonly stored = new Set<string>()

  /** Mutations run one after the other: what is committed from now on is this one's, by its name in the answer. */
  begin(key: string) {
    this.running = key
  }

  commit() {
    if (this.running !== null) this.stored.add(this.running)
  }

  get hasStored(): boolean {
    return this.stored.size > 0
  }

  isStored(key: unknown): boolean {
    return typeof key === 'string' && this.stored.has(key)
  }
}
