const SEPARATOR = ' | '

/** Several values in one cell. A bar in one of them is written `\|`, a backslash `\\`. */
export const joinCell = (values: readonly string[]): string =>
  values.map((value) => value.replace(/[\\|]/g, '\\$&')).join(SEPARATOR)

/** The values, without the blanks around them. A cell that is empty has none. */
export function splitCell(cell: string): string[] {
  if (cell.trim() === '') return []
  const values = ['']
  for (const [piece] of cell.matchAll(/\\[\\|]|\||[^\\|]+|\\/g)) {
    if (piece === '|') values.push('')
    else values[values.length - 1] += /^\\[\\|]$/.test(piece) ? piece.slice(1) : piece
  }
  return values.map((value) => value.trim())
}
