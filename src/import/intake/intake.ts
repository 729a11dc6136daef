import type { Shape } from '../../exchange/shape'
import type { Acting } from '../../keeping/write-as'
import type { Order, Registry } from '../run/order'
import type { Problem, Row, Target } from '../run/row'

/** How files of one type are brought in. */
export interface Intake {
  readonly shape: Shape
  /** The class whose rules what a row says must keep. */
  readonly rules: new () => object
  begin(order: Order, registry: Registry): Promise<Taking>
}

/** A record that a row is about, though it does not name its id or key. */
export interface Match {
  readonly id: string
  /** Null: certain. Else what they have in common, told to people: “Dla Rudawki” (dla-rudawki). */
  readonly likeness: string | null
}

/** One run of it. Of all these, each is asked for many rows at once. */
export interface Taking {
  /** What no two rows of a file may share: `krs 0000325251`, with the column that says it. */
  claims(row: Row): readonly (readonly [column: string, value: string])[]
  match(rows: readonly Row[], acting: Acting): Promise<ReadonlyMap<Row, Match>>
  /** What only the registry knows to be wrong. */
  check(targets: readonly Target[], acting: Acting): Promise<readonly Problem[]>
  create(targets: readonly Target[], acting: Acting): Promise<void>
  /** Whether something was written; or what is wrong, and nothing was. */
  update(target: Target, acting: Acting): Promise<boolean | readonly Problem[]>
}
