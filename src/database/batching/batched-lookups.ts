import type { Statement } from '../../core/collections/statement'
import type { BatchKind, Rows } from './batch-kind'

/** Whoever asks for few is not to wait for many. */
const MAX_KEYS = 500

/** Lookups of keys, by one list of all keys. */
export const lookups: BatchKind = {
  includes: ({ keys }) => keys !== undefined,
  areAlike: (one, other) =>
    one.values.every((value, index) => index === one.keys?.at || value === other.values[index]),
  sizes(members) {
    const sizes: number[] = []
    let count = Number.POSITIVE_INFINITY
    for (const member of members) {
      const { length } = keysOf(member)
      count += length
      if (count > MAX_KEYS) {
        sizes.push(0)
        count = length
      }
      sizes.push((sizes.pop() as number) + 1)
    }
    return sizes
  },
  together(members) {
    const [first] = members as [Statement]
    const values = [...first.values]
    values[first.keys?.at ?? 0] = members.flatMap(keysOf)
    const share = first.keys?.rowsIdentify === 'index' ? byIndex : byKey
    return { statement: { ...first, values } as Statement, share: (rows) => share(rows, members) }
  },
}

const keysOf = ({ values, keys }: Statement) => values[keys?.at ?? 0] as readonly string[]

function byIndex(rows: Rows, members: readonly Statement[]): Rows[] {
  const shares = members.map((): Rows => [])
  const owners: number[] = []
  const before: number[] = []
  members.forEach((each, index) => {
    before.push(owners.length)
    for (const _ of keysOf(each)) owners.push(index)
  })
  for (const row of rows) {
    const position = row[0] as number
    const owner = owners[position - 1] as number
    row[0] = position - (before[owner] as number)
    shares[owner]?.push(row)
  }
  return shares
}

function byKey(rows: Rows, members: readonly Statement[]): Rows[] {
  const shares = members.map((): Rows => [])
  const owners = new Map<unknown, number[]>()
  members.forEach((each, index) => {
    for (const key of keysOf(each)) {
      const of = owners.get(key)
      if (of) of.push(index)
      else owners.set(key, [index])
    }
  })
  for (const row of rows) for (const owner of owners.get(row[0]) ?? []) shares[owner]?.push(row)
  return shares
}
