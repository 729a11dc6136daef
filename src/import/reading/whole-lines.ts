import { isUtf8 } from 'node:buffer'
import { FileError, LARGEST_RECORD } from './file-error'

const [LINE_FEED, CARRIAGE_RETURN] = [10, 13]

/** The file in blocks of whole lines, all in UTF-8. No more is held than the longest line that is allowed. */
export async function* wholeLines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let heldBytes = 0
  let line = 1
  for await (const chunk of source) {
    const end = Math.max(chunk.lastIndexOf(LINE_FEED), chunk.lastIndexOf(CARRIAGE_RETURN)) + 1
    if (end > 0) {
      const block = Buffer.concat([...held, chunk.subarray(0, end)])
      yield checked(block, line)
      line += count(block)
      held = []
      heldBytes = 0
    }
    const rest = chunk.subarray(end)
    held.push(rest)
    heldBytes += rest.length
    if (heldBytes > LARGEST_RECORD)
      throw new FileError(
        `Line ${line} is longer than ${LARGEST_RECORD} bytes. Does each record begin on a line of its own?`,
      )
  }
  if (heldBytes > 0) yield checked(Buffer.concat(held), line)
  else if (line === 1) throw new FileError('The file is empty.')
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff')

function checked(block: Buffer, line: number): Buffer {
  if (line === 1) refuseOtherFiles(block)
  if (!isUtf8(block))
    throw new FileError(
      `Line ${line + firstBad(block)} is not in UTF-8: perhaps a program has saved the file as Windows-1250. Save it as “CSV UTF-8”, or convert it: iconv -f WINDOWS-1250 -t UTF-8`,
    )
  const hasMark = line === 1 && block.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
  return hasMark ? block.subarray(BYTE_ORDER_MARK.length) : block
}

function refuseOtherFiles(block: Buffer) {
  const beginning = block.subarray(0, 2).toString('latin1')
  if (beginning === 'PK')
    throw new FileError('The file is a workbook or an archive. Save the sheet as “CSV UTF-8”, and take that.')
  if (beginning === '\xff\xfe' || beginning === '\xfe\xff')
    throw new FileError(
      'The file is in UTF-16. Save it as “CSV UTF-8”, or convert it: iconv -f UTF-16 -t UTF-8',
    )
}

/** So many whole lines come before the first one that is no UTF-8. */
function firstBad(block: Buffer): number {
  let lines = 0
  for (let start = 0; start < block.length; lines++) {
    const end = block.indexOf(LINE_FEED, start) + 1 || block.length
    if (!isUtf8(block.subarray(start, end))) return lines
    start = end
  }
  return lines
}

function count(block: Buffer): number {
  let lines = 0
  for (let end = block.indexOf(LINE_FEED); end !== -1; end = block.indexOf(LINE_FEED, end + 1)) lines++
  return lines
}
