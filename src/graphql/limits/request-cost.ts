import { LIMITS } from './limits'

/** What `extensions.cost` tells. */
interface CostReport {
  readonly databaseMs: number
  readonly databaseMsLeft: number | null
  readonly points: number | null
  readonly maxPoints: number
}

/** What a request has cost, for a client that asks for it. */
export class RequestCost {
  private milliseconds = 0
  /** By the weights of @cost. Null: the document could not be measured. */
  points: number | null = null

  /** What is left of the client's budget, in milliseconds. Null: it has no end. */
  constructor(private readonly left: () => number | null) {}

  spend(milliseconds: number) {
    this.milliseconds += milliseconds
  }

  get report(): CostReport {
    const left = this.left()
    return {
      databaseMs: round(this.milliseconds),
      databaseMsLeft: left === null ? null : round(left),
      points: this.points,
      maxPoints: LIMITS.cost,
    }
  }
}

/** Finer than a microsecond no clock of ours is. */
const round = (milliseconds: number) => Math.round(milliseconds * 1_000) / 1_000

/** Whether a client wants to be told. */
export const asksForCost = (header: unknown): boolean => header === 'true'
