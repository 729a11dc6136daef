/** A sentence of the report, in the languages of the registry. */
export interface Message {
  /** What is wrong, or was read otherwise than it is written, and what to do: in English. */
  readonly message: string
  /** The same in Polish. Absent: it is shown in English. */
  readonly polish?: string
}

export const message = (english: string, polish: string): Message => ({ message: english, polish })

/** What a cell cannot be read for, under the name of its column. */
export class CellError extends Error {
  constructor(
    english: string,
    readonly polish: string,
  ) {
    super(english)
  }
}
