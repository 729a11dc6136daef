import { type ImportRow, type Likeness, problemOf, type RowProblem, type UniqueValue } from './import-row'

/** A text that names what a row claims, and the first two rows that claim it. */
type Claimants = readonly [first: number, second?: number]

/**
 * What all rows of a file say of themselves, and which records they are about, as it is before any of them is written.
 * So what becomes of a row does not depend on its place in the file, or on what has been written before it.
 */
export class FileRows {
  private readonly claims = new Map<string, Claimants>()
  private readonly targets = new Map<number, string>()
  private readonly rowsOfTarget = new Map<string, Claimants>()
  private readonly likenesses = new Map<number, Likeness>()
  /** Records that rows of this file have made. */
  private readonly created = new Set<string>()

  constructor(private readonly uniqueValues: (row: ImportRow) => readonly UniqueValue[]) {}

  add(row: ImportRow) {
    for (const claim of this.claimsOf(row)) note(this.claims, claim.join(' '), row.number)
  }

  /** The record that is there, and that a row is about. */
  addTarget(row: ImportRow, id: string) {
    this.targets.set(row.number, id)
    note(this.rowsOfTarget, id, row.number)
  }

  /** Undefined: there was none before the import. */
  targetOf({ number }: ImportRow): string | undefined {
    return this.targets.get(number)
  }

  addLikeness(row: ImportRow, likeness: Likeness) {
    this.likenesses.set(row.number, likeness)
  }

  /** What a row looked like before the import. */
  likenessOf({ number }: ImportRow): Likeness | undefined {
    return this.likenesses.get(number)
  }

  addCreated(id: string) {
    this.created.add(id)
  }

  /** Whether a record is what it is by this file, and not by somebody else's doing. */
  isOfFile(id: string): boolean {
    return this.created.has(id) || this.rowsOfTarget.has(id)
  }

  /** What two rows must not share: none of them is taken, as nobody knows which is right. */
  conflicts(row: ImportRow): RowProblem[] {
    const claims = this.claimsOf(row).flatMap(([column, value]) => {
      const other = otherThan(row.number, this.claims.get(`${column} ${value}`))
      return other === undefined ? [] : [sameValue(row, column, other)]
    })
    const target = this.targetOf(row)
    const other = target === undefined ? undefined : otherThan(row.number, this.rowsOfTarget.get(target))
    return claims.length > 0 || other === undefined ? claims : [sameRecord(row, other)]
  }

  private claimsOf(row: ImportRow): UniqueValue[] {
    const { id } = row.values
    const isKeyed = row.key !== id
    return [
      ...(isKeyed ? [['key', row.key] as const] : []),
      ...(typeof id === 'string' ? [['id', id] as const] : []),
      ...this.uniqueValues(row),
    ]
  }
}

function note(all: Map<string, Claimants>, name: string, row: number) {
  const [first, second] = all.get(name) ?? [row]
  if (first === row || second !== undefined) all.set(name, second === undefined ? [first] : [first, second])
  else all.set(name, [first, row])
}

const otherThan = (row: number, [first, second]: Claimants = [row]): number | undefined =>
  first === row ? second : first

const sameValue = (row: ImportRow, column: string, other: number) =>
  problemOf(
    row,
    column,
    `Row ${other} has the same ${column}. Keep only one of the two rows.`,
    `Wiersz ${other} ma tę samą wartość w kolumnie ${column}. Zostaw tylko jeden z tych wierszy.`,
  )

const sameRecord = (row: ImportRow, other: number) =>
  problemOf(
    row,
    null,
    `Row ${other} is about the same record. Keep only one of the two rows.`,
    `Wiersz ${other} dotyczy tego samego rekordu. Zostaw tylko jeden z tych wierszy.`,
  )
