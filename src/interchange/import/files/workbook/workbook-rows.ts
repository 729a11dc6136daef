import { FileError } from '../table'
import { cellFormats } from './cell-styles'
import { sharedStrings } from './shared-strings'
import { type Merge, SheetReader, type SheetRow } from './sheet-rows'
import { readXml } from './xml-events'
import { ZipEntries } from './zip-entries'

export interface WorkbookRows {
  readonly rows: AsyncIterable<SheetRow>
  /** What is known of merged cells once all rows are read. */
  readonly merges: readonly Merge[]
}

/** Opens a sheet of a workbook (XLSX): the one that is named, or the first that is shown. */
export async function openWorkbook(fd: number, sheetName: string | null): Promise<WorkbookRows> {
  const zip = await ZipEntries.open(fd)
  const book = await zip.read('xl/workbook.xml')
  if (!book) throw new FileError(otherArchive(zip.names))
  const sheets: { name: string; id: string; isHidden: boolean }[] = []
  let isFrom1904 = false
  await readXml(book, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      sheets.push({
        name: attributes.name ?? '',
        id,
        isHidden: (attributes.state ?? 'visible') !== 'visible',
      })
    },
  })
  const sheet =
    sheetName === null
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find(({ name }) => name === sheetName)
  const names = sheets.map(({ name }) => name).join(', ')
  if (!sheet) throw new FileError(`The workbook has no sheet “${sheetName ?? ''}”. Its sheets are: ${names}.`)
  const paths = await sheetPaths(zip)
  const part = await zip.read(paths.get(sheet.id) ?? '')
  if (!part) throw new FileError(`The workbook has no data for its sheet “${sheet.name}”. Save it again.`)
  const strings = await sharedStrings(await zip.read('xl/sharedStrings.xml'))
  const formats = await cellFormats(await zip.read('xl/styles.xml'))
  const reader = new SheetReader({ strings, formats, isFrom1904 })
  return { rows: reader.read(part), merges: reader.merges }
}

/** Where the archive has the sheets, by the ids that the workbook gives them. */
async function sheetPaths(zip: ZipEntries): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>()
  const relations = await zip.read('xl/_rels/workbook.xml.rels')
  if (relations)
    await readXml(relations, {
      open(name, { Id = '', Target = '' }) {
        if (name === 'Relationship') paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
      },
    })
  return paths
}

function otherArchive(names: readonly string[]): string {
  if (names.includes('mimetype') && names.includes('content.xml'))
    return 'The file is an OpenDocument file. Save the sheet as XLSX or as “CSV UTF-8” and import that file.'
  if (names.includes('xl/workbook.bin'))
    return 'The file is a binary workbook (XLSB). Save it as XLSX or as “CSV UTF-8” and import that file.'
  const shown = names.slice(0, 5).join(', ')
  return `The file is a ZIP archive. Unpack it and import the files in it: ${shown}${names.length > 5 ? ', …' : ''}.`
}
