/** Lists of numbers under many keys, most of them short: an array for each would take several times the memory. */
export class Postings {
  private readonly last = new Map<string, number>()
  private readonly values: number[] = []
  private readonly before: number[] = []

  add(key: string, value: number) {
    this.before.push(this.last.get(key) ?? -1)
    this.last.set(key, this.values.push(value) - 1)
  }

  /** The newest first, so many at the most. */
  *of(key: string, most = Number.POSITIVE_INFINITY): Generator<number> {
    let place = this.last.get(key) ?? -1
    for (let left = most; place !== -1 && left > 0; left--) {
      yield this.values[place] as number
      place = this.before[place] as number
    }
  }
}
