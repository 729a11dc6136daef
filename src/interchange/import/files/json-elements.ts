import { StringDecoder } from 'node:string_decoder'
import { LIST_NAMES } from './file-kind'
import { FileError, MAX_RECORD_LENGTH } from './table'

/**
 * The elements of the list in a JSON document, each as its text on one line: a document of 200 MB needs no more memory
 * than its longest record. The list is the document, or what it has under one of LIST_NAMES.
 */
export async function* elementsOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  const scanner = new ElementScanner()
  for await (const chunk of source) yield* scanner.add(decoder.write(chunk))
  yield* scanner.add(decoder.end())
  scanner.end()
}

class ElementScanner {
  private depth = 0
  private isText = false
  private isEscaped = false
  /** The last text outside of the list: the name of what follows it. */
  private name = ''
  /** How deep the elements are. Null: the list has not begun. */
  private listDepth: number | null = null
  private isOver = false
  private element = ''
  private isStarted = false

  end() {
    if (this.listDepth === null)
      throw new FileError(
        `The file is a JSON document without a list of records. It must be a list, [ … ], or an object with one of ${LIST_NAMES.join(', ')}.`,
      )
    if (!this.isOver) throw new FileError('The JSON document is cut off: its list of records has no end.')
  }

  *add(text: string): Generator<string> {
    for (const character of text) {
      if (!this.isStarted && /[\ufeff\s]/.test(character)) continue
      this.isStarted = true
      yield* this.next(character)
    }
  }

  private *next(character: string): Generator<string> {
    const isInside = this.listDepth !== null && this.depth >= this.listDepth && !this.isOver
    if (this.isText) {
      this.text(character, isInside)
      return
    }
    if (character === '"') {
      this.isText = true
      if (!isInside) this.name = ''
    } else if (character === '[' || character === '{') {
      this.depth++
      if (this.listDepth === null && character === '[' && this.isList()) {
        this.listDepth = this.depth
        return
      }
    } else if (character === ']' || character === '}') {
      this.depth--
      if (isInside && this.depth < (this.listDepth ?? 0)) {
        this.isOver = true
        yield* this.finished()
        return
      }
    } else if (character === ',' && isInside && this.depth === this.listDepth) {
      yield* this.finished()
      return
    }
    if (isInside || (this.listDepth !== null && !this.isOver)) this.keep(character)
  }

  private text(character: string, isInside: boolean) {
    if (isInside) this.keep(character)
    else if (character !== '"') this.name += character
    if (this.isEscaped) this.isEscaped = false
    else if (character === '\\') this.isEscaped = true
    else if (character === '"') this.isText = false
    if (this.name.length > 100) this.name = ''
  }

  private isList(): boolean {
    return this.depth === 1 || (this.depth === 2 && LIST_NAMES.includes(this.name))
  }

  private keep(character: string) {
    if (this.element.length <= MAX_RECORD_LENGTH) this.element += /[\r\n]/.test(character) ? ' ' : character
  }

  private *finished(): Generator<string> {
    const element = this.element.trim()
    this.element = ''
    if (element !== '') yield element
  }
}
