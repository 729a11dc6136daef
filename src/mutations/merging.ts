/** The ids of a record that goes, and of the one that takes its place. */
export interface Merging {
  readonly id: string
  readonly intoId: string
}
