import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { parser, type Tag } from 'sax'
import { FileError } from '../table'

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** Reads XML piece by piece. After each piece, the caller may take what the handlers have gathered. */
export async function* xmlPieces(source: Readable, { open, close, text }: XmlHandlers): AsyncGenerator<void> {
  const xml = parser(true, { position: false })
  let failure: Error | null = null
  xml.onopentag = ({ name, attributes }) => open?.(localName(name), attributes as Tag['attributes'])
  xml.onclosetag = (name) => close?.(localName(name))
  xml.ontext = (piece) => text?.(piece)
  xml.oncdata = (piece) => text?.(piece)
  // A document type could define entities without end; workbooks have none.
  xml.ondoctype = () => {
    failure = new Error('it has a document type')
  }
  xml.onerror = (error) => {
    failure ??= error
  }
  const decoder = new StringDecoder('utf8')
  try {
    for await (const chunk of source) {
      xml.write(decoder.write(chunk as Buffer))
      if (failure) throw failure
      yield
    }
    xml.close()
    if (failure) throw failure
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError(
      `A part of the workbook cannot be read (${String((error as Error).message).split('\n')[0]}).`,
    )
  }
}

export async function readXml(source: Readable, handlers: XmlHandlers) {
  for await (const _ of xmlPieces(source, handlers));
}

/** Without the prefix of its namespace: some programs write `x:row`. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
