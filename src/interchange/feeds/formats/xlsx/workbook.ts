import { Zip, ZipDeflate } from 'fflate'

/** How fast, and how well: much better takes three times as long. */
const LEVEL = 4

const ROOT = 'http://schemas.openxmlformats.org'
const MAIN = `${ROOT}/spreadsheetml/2006/main`
const OFFICE = `${ROOT}/officeDocument/2006/relationships`
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The styles of cells, by their place in the list of `styles.xml`. */
export const STYLE = { plain: 0, heading: 1, date: 2, dateTime: 3, code: 4 } as const

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const WORKSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'

const relationship = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

const relationships = (all: string) =>
  `${XML}<Relationships xmlns="${ROOT}/package/2006/relationships">${all}</Relationships>`

const sheetPath = (index: number) => `worksheets/sheet${index + 1}.xml`

/** A workbook (ECMA-376), written from its beginning to its end: its sheets one after the other, as their rows come. */
export class Workbook {
  private readonly zip: Zip
  private written: Uint8Array[] = []
  private sheet: ZipDeflate | null = null
  /** Of the sheet, not compressed yet: many together cost less than one by one. */
  private rows = ''
  private sheets = 0

  /** The same names and rows at the same time make the same bytes. */
  constructor(
    names: readonly string[],
    private readonly modified: Date,
  ) {
    this.zip = new Zip((error, bytes) => {
      if (error) throw error
      this.written.push(bytes)
    })
    const sheets = names.map((name, index) => ({ name, index }))
    this.add(
      '[Content_Types].xml',
      `${XML}<Types xmlns="${ROOT}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map(({ index }) => `<Override PartName="/xl/${sheetPath(index)}" ContentType="${WORKSHEET}"/>`).join('')}</Types>`,
    )
    this.add('_rels/.rels', relationships(relationship(1, 'officeDocument', 'xl/workbook.xml')))
    this.add(
      'xl/_rels/workbook.xml.rels',
      relationships(
        sheets.map(({ index }) => relationship(index + 1, 'worksheet', sheetPath(index))).join('') +
          relationship(names.length + 1, 'styles', 'styles.xml'),
      ),
    )
    this.add(
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, index }) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    )
    this.add('xl/styles.xml', STYLES)
  }

  /** The next sheet: its columns, by the style of what is entered into them, and their widths. */
  beginSheet(columns: readonly { readonly style: number; readonly width: number }[]) {
    this.sheet = this.open(`xl/${sheetPath(this.sheets++)}`)
    const cols = columns.map(
      ({ style, width }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`,
    )
    this.push(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>`,
    )
  }

  /** Rows, written as `<row>`. */
  push(rows: string) {
    this.rows += rows
  }

  endSheet(filter?: string) {
    this.push(`</sheetData>${filter ? `<autoFilter ref="${filter}"/>` : ''}</worksheet>`)
    this.compress(true)
    this.sheet = null
  }

  end() {
    this.zip.end()
  }

  /** What has been written since it was last taken. */
  take(): Buffer {
    this.compress(false)
    const bytes = Buffer.concat(this.written)
    this.written = []
    return bytes
  }

  private compress(isLast: boolean) {
    this.sheet?.push(Buffer.from(this.rows), isLast)
    this.rows = ''
  }

  private add(path: string, text: string) {
    this.open(path).push(Buffer.from(text), true)
  }

  private open(path: string): ZipDeflate {
    const file = new ZipDeflate(path, { level: LEVEL })
    file.mtime = this.modified
    this.zip.add(file)
    return file
  }
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML has no sign for, and what spreadsheets take for the code of such a sign. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const CODED_SIGN = /_(?=x[\da-f]{4}_)/gi

export const escaped = (text: string): string =>
  text
    .replace(ILLEGAL, ' ')
    .replace(CODED_SIGN, '_x005F_')
    .replace(/[&<>"]/g, (mark) => MARKS[mark] as string)
