import DataLoader from 'dataloader'

/** Reads values by their keys: many at once, or each for itself, when those that are wanted at the same time are read together. */
export class Reads<V> {
  private loader: DataLoader<string, V> | undefined

  /** The values in the order of the keys, each of which is asked for once. */
  constructor(readonly many: (keys: readonly string[]) => Promise<V[]>) {}

  load(key: string): Deferred<V> {
    return new Deferred(this, key)
  }

  one(key: string): Promise<V> {
    this.loader ??= new DataLoader(this.many)
    return this.loader.load(key)
  }
}

/** A value that is read once somebody waits for it. Whoever has many of them may read them at once. */
export class Deferred<V> implements PromiseLike<V> {
  constructor(
    readonly from: Reads<V>,
    readonly key: string,
  ) {}

  // biome-ignore lint/suspicious/noThenProperty: it is awaited like a promise.
  then<A = V, B = never>(
    fulfilled?: ((value: V) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.from.one(this.key).then(fulfilled, rejected)
  }
}
