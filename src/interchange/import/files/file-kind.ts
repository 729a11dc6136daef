import type { FileHandle } from 'node:fs/promises'
import { FileError } from './table'

/** How a file holds its records. */
export type FileKind = 'text' | 'workbook' | 'json' | 'calendar'

/** So much of a file tells what it is. */
const HEAD_BYTES = 65_536

/** What is no list of records, by the first bytes in hexadecimal digits. */
const OTHER_FILES: readonly (readonly [RegExp, string])[] = [
  [
    /^d0cf11e0/,
    'The file is a workbook in the old format XLS. Save it as XLSX or as “CSV UTF-8” and import that file.',
  ],
  [/^25504446/, 'The file is a PDF. Import the table that it was made from, as XLSX or CSV.'],
  [/^1f8b/, 'The file is compressed with gzip. Unpack it and import what is in it: gunzip FILE'],
  [/^(377abcaf|52617221)/, 'The file is an archive. Unpack it and import the files in it.'],
]

export function refuseOtherFiles(head: Buffer) {
  if (head.length === 0) throw new FileError('The file is empty.')
  const beginning = head.toString('hex', 0, 4)
  for (const [pattern, message] of OTHER_FILES) if (pattern.test(beginning)) throw new FileError(message)
  if (/^\s*<(!doctype html|html)/i.test(head.toString('latin1', 0, 200)))
    throw new FileError('The file is a web page. Import the table that it shows, as XLSX or CSV.')
}

export function kindOf(head: Buffer): FileKind {
  if (head.toString('hex', 0, 4) === '504b0304') return 'workbook'
  const text = head
    .toString('utf8')
    .replace(/^\ufeff+/, '')
    .trimStart()
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'calendar'
  return isOneDocument(text, head.length < HEAD_BYTES) ? 'json' : 'text'
}

/** What holds a list of records under a name: GeoJSON, and what interfaces of other programs answer. */
export const LIST_NAMES = ['features', 'data', 'records', 'results', 'items']

const HAS_LIST = new RegExp(`"(${LIST_NAMES.join('|')})"\\s*:\\s*\\[`)

/** Whether it is one JSON value, and not one on each line. */
function isOneDocument(text: string, isWhole: boolean): boolean {
  if (text.startsWith('[')) return true
  if (!text.startsWith('{')) return false
  const [first = '', ...others] = text.split('\n')
  const isComplete = isObject(first)
  if (isComplete && others.some((line) => line.trim() !== '')) return false
  if (isComplete || (others.length === 0 && !isWhole)) return HAS_LIST.test(text)
  return HAS_LIST.test(text) || /^\{\s*$/.test(first)
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

export async function headOf(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
  return buffer.subarray(0, bytesRead)
}
