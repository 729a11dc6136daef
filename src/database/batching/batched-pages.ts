import type { Statement } from '../../core/collections/statement'
import type { BatchKind, Rows } from './batch-kind'

/** So many pages by one statement; of each number, a connection keeps a statement of its own. */
const SIZES = [8, 4, 2, 1]
const MAX_NAMED = 150

/** A longer statement does so much that to send it by itself costs little; of its unions, the plans would take long to make. */
const MAX_TEXT_LENGTH = 2_000

const names = new Map<string, string>()

/** Pages of one list that begin elsewhere, by a union of their statements. */
export const pages: BatchKind = {
  includes: ({ positionAt, name, text }) =>
    positionAt !== undefined && name !== undefined && text.length <= MAX_TEXT_LENGTH,
  areAlike: () => true,
  sizes: ({ length }) => {
    let left = length
    return SIZES.flatMap((size) => {
      const groups = Math.floor(left / size)
      left %= size
      return Array.from({ length: groups }, () => size)
    })
  },
  together(members) {
    const { text, values } = members[0] as Statement
    const union = members
      .map(
        (_, index) =>
          `(${text.replace(/\$(\d+)/g, (_, number) => `$${index * values.length + Number(number)}`)})`,
      )
      .join(' UNION ALL ')
    const name = nameOf(union)
    if (name === null) return null
    return {
      statement: { name, text: union, sql: union, values: members.flatMap(valuesAt) } as Statement,
      share: (rows) => byPlace(rows, members.length),
    }
  },
}

function nameOf(text: string): string | null {
  const known = names.get(text)
  if (known !== undefined || names.size >= MAX_NAMED) return known ?? null
  const made = `u${names.size}`
  names.set(text, made)
  return made
}

const valuesAt = ({ values, positionAt }: Statement, index: number) =>
  values.map((value, at) => (at === positionAt ? index + 1 : value))

function byPlace(rows: Rows, count: number): Rows[] {
  const shares = Array.from({ length: count }, (): Rows => [])
  for (const row of rows) {
    shares[(row[0] as number) - 1]?.push(row)
    row[0] = 1
  }
  return shares
}
