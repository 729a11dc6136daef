import type { MutationContext } from '../../../mutations/mutation-context'
import type { FileRows } from '../file-rows'
import type { ImportRow, Likeness } from '../import-row'
import { SimilarRows } from '../similar-rows'

/** Of records that no number identifies: a row may be about one that is like it, or the same as a row that is. */
export abstract class SessionByLikeness {
  private readonly similar: SimilarRows

  /** Of the key that rows share which are alike. Null: the row is like no other. */
  constructor(keyOf: (row: ImportRow) => string | null) {
    this.similar = new SimilarRows(keyOf)
  }

  uniqueValues = () => []

  async identify() {
    return new Map<ImportRow, string>()
  }

  collect(rows: readonly ImportRow[], mutation: MutationContext) {
    for (const row of rows) this.similar.add(row)
    return this.similarRecords(rows, mutation)
  }

  async resemble(rows: readonly ImportRow[], mutation: MutationContext, file: FileRows) {
    const records = await this.similarRecords(rows, mutation, (id) => !file.isOfFile(id))
    return new Map(
      rows.flatMap((row): [ImportRow, Likeness][] => {
        const found = records.get(row)
        const otherRow = this.similar.like(row)
        return found ? [[row, found]] : otherRow === null ? [] : [[row, { otherRow }]]
      }),
    )
  }

  /** The record that each row is like, of those that are asked about. */
  protected abstract similarRecords(
    rows: readonly ImportRow[],
    mutation: MutationContext,
    isAsked?: (id: string) => boolean,
  ): Promise<Map<ImportRow, Likeness>>
}
