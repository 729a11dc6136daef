import type { RecordText } from './written-record'

/** Fields by the name of their type. */
export type FieldNames = ReadonlyMap<string, ReadonlySet<string>>

/** Which fields an operation selects, wherever in it: what the others are made of need not be read. */
export class Selection {
  constructor(
    private readonly selected: FieldNames,
    private readonly declared: FieldNames,
    /** Of which types the database writes the JSON, instead of columns. */
    private readonly texts: ReadonlyMap<string, RecordText> | null = null,
  ) {}

  /** The same fields, with records that the database writes. */
  withTexts(texts: ReadonlyMap<string, RecordText>): Selection {
    return new Selection(this.selected, this.declared, texts)
  }

  textOf(type: string): RecordText | undefined {
    return this.texts?.get(type)
  }

  selects(type: string, field: string): boolean {
    return this.selected.get(type)?.has(field) ?? false
  }

  /** Whether a field of this name is selected of any type. */
  selectsAny(...fields: string[]): boolean {
    return [...this.selected.values()].some((selected) => fields.some((field) => selected.has(field)))
  }

  /**
   * Whether a property is read for nothing: neither the field of its name nor one that uses it is selected. Of a type
   * that is not selected at all, everything is read: whoever reads it does so for a purpose of their own.
   */
  leavesOut(type: string, property: string, usedBy: readonly string[] | undefined): boolean {
    const isField = this.declared.get(type)?.has(property) ?? false
    if (!this.selected.has(type) || (!isField && !usedBy)) return false
    return ![property, ...(usedBy ?? [])].some((field) => this.selects(type, field))
  }
}
