import { createHash } from 'node:crypto'
import { badUserInput } from './errors'

export type SortKey = readonly (string | number)[]

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 8)

/**
 * The place of a row in an order, as an opaque text. It speaks of one order of one list only, and its checksum
 * tells a changed one. It is no secret and no permission: the values are bound, and visibility is checked anew.
 */
export function encodeCursor(order: string, key: SortKey): string {
  const text = JSON.stringify(key)
  return Buffer.from(`${digest(order + text)}${text}`).toString('base64url')
}

export function decodeCursor(order: string, cursor: string, argument: string): SortKey {
  const decoded = Buffer.from(cursor, 'base64url').toString()
  const text = decoded.slice(8)
  if (Buffer.from(decoded).toString('base64url') !== cursor || decoded.slice(0, 8) !== digest(order + text)) {
    throw badUserInput(
      argument,
      'cursor',
      `${argument} is not a cursor of this list in this order: pass one that this very field returned.`,
    )
  }
  return JSON.parse(text)
}
