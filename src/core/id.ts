import { createHash } from 'node:crypto'
import { TypeID, typeid } from 'typeid-js'

/** A new, sortable id such as `event_01jd…`: the type's prefix and a UUIDv7. */
export const newId = (prefix: string): string => typeid(prefix).toString()

/**
 * The same id for the same key, for ever: a UUIDv7 whose time is fixed and whose random bits come from the key.
 * The first records have such ids, so that examples answer as printed.
 */
export function fixedId(prefix: string, key: string, at: string): string {
  const bytes = createHash('sha256').update(`${prefix}\0${key}`).digest().subarray(0, 16)
  bytes.writeUIntBE(Date.parse(at), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return TypeID.fromUUIDBytes(prefix, new Uint8Array(bytes)).toString()
}

/** The prefix of a well-formed id, or null: whatever else a client sends can name no record. */
export function prefixOf(id: string): string | null {
  return /^([a-z]{1,20})_[0-9A-Za-z]{1,40}$/.exec(id)?.[1] ?? null
}
