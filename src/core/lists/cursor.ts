import { createHmac } from 'node:crypto'
import { badUserInput } from '../errors'

export type SortKey = readonly (string | number)[]

/** The one order of one list that a cursor speaks of, and the key that tells ours from any other. */
export interface CursorScope {
  readonly order: string
  readonly secret: Uint8Array
}

const SEAL_LENGTH = 8

const seal = (text: string, { order, secret }: CursorScope) =>
  createHmac('sha256', secret).update(`${order}\0${text}`).digest('base64url').slice(0, SEAL_LENGTH)

/**
 * The place of a row in an order, as an opaque text. Its seal makes sure that the values come from us, and fit the
 * columns they are compared with. It is no permission: visibility is checked anew.
 */
export function encodeCursor(key: SortKey, scope: CursorScope): string {
  const text = JSON.stringify(key)
  return Buffer.from(`${seal(text, scope)}${text}`).toString('base64url')
}

/** `argument` is the one that holds the cursor, for the error. */
export function decodeCursor(cursor: string, argument: string, scope: CursorScope): SortKey {
  const decoded = Buffer.from(cursor, 'base64url').toString()
  const text = decoded.slice(SEAL_LENGTH)
  const isWhole = Buffer.from(decoded).toString('base64url') === cursor
  if (!isWhole || decoded.slice(0, SEAL_LENGTH) !== seal(text, scope)) {
    throw badUserInput(
      argument,
      'cursor',
      `${argument} must be a cursor that this field returned, for the same list in the same order.`,
    )
  }
  return JSON.parse(text)
}

/** What a cursor of this list in this order is sealed with. */
export const cursorScopeOf = (
  { name }: { readonly name: string },
  orderBy: string,
  { cursorSecret }: { readonly cursorSecret: CursorScope['secret'] },
): CursorScope => ({ order: `${name} ${orderBy}`, secret: cursorSecret })
