/** Draws that depend on the seed only: the same seed makes the same registry on every machine. */
export class Random {
  constructor(private state: number) {}

  /** From 0 to just below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 to just below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** Like below, but small numbers come up far more often. */
  lowBelow(limit: number): number {
    return Math.floor(this.next() * this.next() * this.next() * limit)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<const T extends readonly [unknown, ...unknown[]]>(values: T): T[number] {
    return values[this.below(values.length)]
  }

  /** Some of the values in their order, each with this probability. */
  some<T>(values: readonly T[], probability: number): T[] {
    return values.filter(() => this.chance(probability))
  }

  /**
   * Shares out a total among so many: most get little, a few get a lot, and the sum is exact. The largest share is at
   * most `skew` times the smallest.
   */
  shares(total: number, among: number, skew: number): number[] {
    const weights = Array.from({ length: among }, () => 1 / (this.next() + 1 / skew))
    const sum = weights.reduce((all, weight) => all + weight, 0)
    let weight = 0
    let given = 0
    return weights.map((each) => {
      weight += each
      const share = Math.round((total * weight) / sum) - given
      given += share
      return share
    })
  }
}
