import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { type ColumnNames, normalised } from '../interchange/import/columns/column-names'
import { FileError } from '../interchange/import/files/table'

const HEADER = ['column', 'field', 'example']

/** Reads a mapping file: which field each column of a list is; without a field, the column is not read. */
export async function readColumnMap(
  path: string,
  names: ColumnNames,
): Promise<ReadonlyMap<string, string | null> | null> {
  const text = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null
    throw new FileError(`The mapping file ${path} cannot be read (${error.code}).`)
  })
  if (text === null) return null
  const rows = parsed(text, path)
  const map = new Map<string, string | null>()
  const columnOf = new Map<string, string>()
  const problems: string[] = []
  for (const [index, [column = '', field = '']] of rows.entries()) {
    const line = `Row ${index + 2} of ${path}`
    if (column === '') problems.push(`${line} names no column.`)
    else if (map.has(normalised(column))) problems.push(`${line} has the column “${column}” again.`)
    const other = columnOf.get(field.toLowerCase())
    if (field !== '' && !names.named(field))
      problems.push(`${line}: there is no field “${field}”.${names.closest(field)}`)
    else if (field !== '' && other !== undefined)
      problems.push(
        `${line}: “${column}” and “${other}” are both mapped to ${field}. Leave the field of one of them empty.`,
      )
    if (field !== '') columnOf.set(field.toLowerCase(), column)
    map.set(normalised(column), field === '' ? null : field)
  }
  if (problems.length > 0) throw new FileError(problems.join('\n'))
  return map
}

function parsed(text: string, path: string): string[][] {
  const delimiter = /^[^\n]*;/.test(text) ? ';' : ','
  try {
    const [header, ...rows] = parse(text, {
      bom: true,
      delimiter,
      trim: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as string[][]
    if (header?.[0]?.toLowerCase() === 'column' && header[1]?.toLowerCase() === 'field') return rows
  } catch {}
  throw new FileError(`The mapping file ${path} must be CSV with the columns column,field.`)
}

/** Writes a mapping file to be edited: what each column of a list seems to be, with its first value. */
export async function proposeColumnMap(
  path: string,
  {
    header,
    example,
    names,
  }: { readonly header: readonly string[]; readonly example: readonly string[]; readonly names: ColumnNames },
) {
  const used = new Set<string>()
  const rows = header.map((column, index) => {
    const field = names.known(column)?.name ?? ''
    const isFree = field !== '' && !used.has(field)
    used.add(field)
    return [column, isFree ? field : '', (example[index] ?? '').slice(0, 100)]
  })
  await writeFile(path, `\ufeff${stringify([HEADER, ...rows])}`, { flag: 'wx' })
}
