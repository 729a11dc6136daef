import { basename } from 'node:path'
import { Option } from '@commander-js/extra-typings'
import type { RecordSchema } from '../core/records/record-schema'
import { Language } from '../core/vocabulary'
import { ignoredColumns } from '../interchange/import/columns/column-names'
import { BLANKS } from '../interchange/import/columns/parsed-row'
import { contentOf } from '../interchange/import/content'
import type { FileOptions } from '../interchange/import/files/prepare-file'
import { ENCODINGS } from '../interchange/import/files/text-encoding'
import { DUPLICATES, type ImportOptions } from '../interchange/import/import-options'
import { importerOf } from '../interchange/import/importers/importers'
import { recordSchemaOf, recordSchemas } from '../interchange/record-schemas'
import { command, parseArguments } from './command'

const NAMES = recordSchemas.map(({ name }) => name)

const MORE = `
In an existing record, only what the file names is changed. Values are added to lists; a column whose name ends in “=”
replaces the list: sectors=. If an import was stopped, run it again.

npm run import -- list shows the imports, and npm run import -- undo ID takes one back.`

const importCommand = () =>
  command('import', 'Imports the records of a file.')
    .argument('[file]', 'CSV, XLSX, JSON, NDJSON, GeoJSON or a calendar (ICS); - stands for standard input')
    .option('--dry-run', 'show what would happen to each row and write nothing', false)
    .addOption(
      new Option(
        '--type <type>',
        'the type of the records; by default, taken from the name of the file',
      ).choices(NAMES),
    )
    .option(
      '--source <name>',
      'the source whose keys are in the column “key”; by default, that of an earlier file like this one, or the name of the file',
    )
    .option('--drafts', 'leave new partnerships unpublished', false)
    .addOption(
      new Option('--on-duplicate <what>', 'what to do with a row that looks like an existing record')
        .choices(DUPLICATES)
        .default('skip' as const),
    )
    .addOption(
      new Option('--blank <what>', 'what an empty cell does to an existing value')
        .choices(BLANKS)
        .default('keeps' as const),
    )
    .addOption(
      new Option('--encoding <name>', 'the encoding of the text, where it is not UTF-8').choices(ENCODINGS),
    )
    .option('--sheet <name>', 'the sheet of a workbook; by default, the first')
    .option(
      '--map <file>',
      'which field each column is, as CSV: column,field; where there is no such file, a proposal is written there',
    )
    .option('--ignore <names>', 'columns not to read, separated by commas; “unknown” for all unknown ones')
    .option('--set <values>', 'values for columns that the file lacks: "kind=MEETING; status=SCHEDULED"')
    .option('--report <file>', 'write the report to a file too: .csv or .json')
    .option('--refused <file>', 'write the rows that were not taken, with the reasons, to a new file')
    .addOption(
      new Option('--language <language>', 'the language of the report')
        .choices(['en', 'pl'])
        .default('en' as const),
    )
    .addOption(new Option('--columns <type>', 'list the columns and do nothing else').choices(NAMES))
    .addHelpText('after', MORE)

interface ImportOrder {
  readonly path: string
  /** Whose columns are to be told, in place of an import. */
  readonly columns: RecordSchema | null
  readonly options: ImportOptions
  readonly file: FileOptions
  /** The mapping file. */
  readonly map: string | null
  readonly report: ReportOptions
}

export interface ReportOptions {
  readonly language: Language
  /** Where it is written too. */
  readonly path: string | null
  /** Where the rows are written that were not taken. */
  readonly refused: string | null
}

/** What the command line says. */
export function parseImportArguments(args?: readonly string[]): ImportOrder {
  const program = parseArguments(importCommand(), args)
  const [path] = program.processedArgs
  const values = program.opts()
  const columns = recordSchemaOf(values.columns ?? '') ?? null
  const file = { encoding: values.encoding ?? null, sheet: values.sheet ?? null }
  const map = values.map ?? null
  const report = {
    language: values.language === 'pl' ? Language.PL : Language.EN,
    path: values.report ?? null,
    refused: values.refused ?? null,
  }
  if (report.path !== null && !/\.(csv|json)$/i.test(report.path))
    return program.error('error: the name of the --report must end in .csv or .json')
  if (columns) return { path: '', columns, options: {} as ImportOptions, file, map, report }
  if (path === undefined) return program.error('error: give one file')
  const type = values.type ?? NAMES.find((name) => basename(path).toLowerCase().includes(name))
  const importer = importerOf(type ?? '')
  if (!importer)
    return program.error(`error: the name of the file does not say which records it has: add --type`)
  const source = values.source ?? (path === '-' ? '' : basename(path))
  if (source === '' || source.length > 200)
    return program.error('error: --source must be the name of your source, at most 200 characters')
  const isSourceNamed = values.source !== undefined
  const { dryRun: isDryRun, drafts: areDrafts, onDuplicate, blank } = values
  const options = {
    importer,
    source,
    isSourceNamed,
    isDryRun,
    onDuplicate,
    areDrafts,
    blank,
    isOperators: true,
  }
  const choices = { ...ignoredColumns(values.ignore ?? ''), constants: constantsIn(values.set ?? '') }
  const unknown = [...choices.constants.keys()].filter((name) => !contentOf(options).names.named(name))
  if (unknown.length > 0) return program.error(`error: --set names unknown columns: ${unknown.join(', ')}`)
  return { path, columns: null, options: { ...options, columns: choices }, file, map, report }
}

/** `kind=MEETING; status=SCHEDULED` */
const constantsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return [name.trim(), value.join('=').trim()]
      }),
  )
