import { isAscii } from 'node:buffer'
import { FileError } from './table'

/** The encodings that Polish programs write. */
export const ENCODINGS = [
  'utf-8',
  'windows-1250',
  'windows-1252',
  'iso-8859-2',
  'utf-16le',
  'utf-16be',
] as const

export type Encoding = (typeof ENCODINGS)[number]

export const encodingNamed = (name: string): Encoding | undefined =>
  ENCODINGS.find((each) => each === name.toLowerCase().replace(/^(cp-?|win-?)(?=125)/, 'windows-'))

/** UTF-16 by its mark, or by the zeros beside the letters of the first row. */
export function utf16Of(head: Buffer): Encoding | null {
  const beginning = head.toString('hex', 0, 4)
  if (beginning.startsWith('fffe')) return 'utf-16le'
  if (beginning.startsWith('feff')) return 'utf-16be'
  return /^00[^0]/.test(beginning) ? 'utf-16be' : /^(?!00)..00/.test(beginning) ? 'utf-16le' : null
}

/** The text in UTF-8. What the encoding has no sign for is an error: it is another encoding. */
export async function* inUtf8(source: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  } catch (error) {
    if (error instanceof TypeError) throw new FileError(`The file is not in ${encoding}.`)
    throw error
  }
}

/** A file in UTF-8 that is read as another encoding would lose every Polish letter. */
export function refuseWrongEncoding(head: Buffer, encoding: Encoding) {
  const isOneByte = encoding.startsWith('windows') || encoding.startsWith('iso')
  if (isOneByte && !isAscii(head) && isUtf8Beginning(head))
    throw new FileError(`The file is in UTF-8, not in ${encoding}: leave out --encoding.`)
}

/** The last character may be cut. */
function isUtf8Beginning(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** ą, ś and ź in Windows-1250, and in ISO 8859-2. */
const LETTERS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['windows-1250', [0xb9, 0x9c, 0x9f, 0xa5, 0x8c, 0x8f]],
  ['iso-8859-2', [0xb1, 0xb6, 0xbc, 0xa1, 0xa6, 0xac]],
  ['windows-1250', [0xb3, 0xea, 0xe6, 0xbf, 0xf1, 0xa3, 0xca, 0xc6, 0xaf, 0xd1]],
]

/** The encoding whose Polish letters the bytes are; Windows-1252, where they are none. */
export const likelyEncoding = (bytes: Buffer): Encoding =>
  LETTERS.find(([, letters]) => letters.some((letter) => bytes.includes(letter)))?.[0] ?? 'windows-1252'
