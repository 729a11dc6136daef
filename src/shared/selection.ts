/** Fields by the name of their type. */
export type FieldNames = ReadonlyMap<string, ReadonlySet<string>>

/** Which fields an operation selects, wherever in it: the columns of the others need not be read. */
export class Selection {
  constructor(
    private readonly selected: FieldNames,
    private readonly declared: FieldNames,
  ) {}

  selects(type: string, field: string): boolean {
    return this.selected.get(type)?.has(field) ?? false
  }

  /** Of a type that is not selected at all, nothing is left out: whoever reads it does so for a purpose of their own. */
  leavesOut(type: string, field: string): boolean {
    const selected = this.selected.get(type)
    return selected !== undefined && !selected.has(field) && (this.declared.get(type)?.has(field) ?? false)
  }
}
