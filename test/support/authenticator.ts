import { createHmac } from 'node:crypto'

/*
 * An authenticator app, written down from RFC 4226 and RFC 6238 and from nothing of the registry;
 * test/modules/account/second-factor/authenticator.test.ts holds it to the RFCs' own numbers.
 */

const STEP_MS = 30_000
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

export function hotp(secret: Buffer, counter: number, digits = 6): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const digest = createHmac('sha1', secret).update(message).digest()
  const truncated = digest.readUInt32BE((digest.at(-1) as number) & 15) & 0x7f_ff_ff_ff
  return String(truncated % 10 ** digits).padStart(digits, '0')
}

/** What the app shows, so many steps of half a minute from now. */
export const codeOf = (secret: string, steps = 0): string =>
  hotp(fromBase32(secret), Math.floor(Date.now() / STEP_MS) + steps)
