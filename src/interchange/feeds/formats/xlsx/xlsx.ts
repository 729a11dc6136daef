import { cellOf } from '../../../../core/records/cells'
import { type Column, columnsOf } from '../../../../core/records/columns'
import type { Field } from '../../../../core/records/fields'
import { Language } from '../../../../core/vocabulary'
import { columnLabel } from '../../../column-labels'
import { columnMeaning } from '../../../column-meanings'
import { creditsIn } from '../../catalog/data-sources'
import type { DatasetName } from '../../dataset'
import { titleOf } from '../../feed-title'
import { type Feed, type FeedFormat, languageOf, languageParameter, TABLES } from '../format'
import { letters, sheetCell, styleOf, textCell } from './sheet-cells'
import { STYLE, Workbook } from './workbook'

const SHEETS: Readonly<Record<DatasetName, Readonly<Record<Language, string>>>> = {
  partnerships: { PL: 'Partnerstwa', EN: 'Partnerships' },
  events: { PL: 'Wydarzenia', EN: 'Events' },
  organisations: { PL: 'Organizacje', EN: 'Organisations' },
  memberships: { PL: 'Członkostwa', EN: 'Memberships' },
  agreements: { PL: 'Umowy', EN: 'Agreements' },
  initiators: { PL: 'Inicjatorzy', EN: 'Initiators' },
  territories: { PL: 'Terytoria', EN: 'Territories' },
  sectors: { PL: 'Sektory', EN: 'Sectors' },
  guides: { PL: 'Strony wiedzy', EN: 'Guides' },
}

interface NotesTexts {
  readonly sheet: string
  readonly title: string
  readonly publisher: string
  readonly source: string
  readonly licence: string
  readonly modified: string
  readonly credits: string
  readonly column: string
  readonly field: string
  readonly meaning: string
  /** Where there were more records than a sheet has rows. */
  readonly cut: string
}

const NOTES: Readonly<Record<Language, NotesTexts>> = {
  PL: {
    sheet: 'Opis',
    title: 'Zawartość',
    publisher: 'Wydawca',
    source: 'Źródło',
    licence: 'Licencja',
    modified: 'Stan na (UTC)',
    credits: 'Źródła danych wbudowanych',
    column: 'Kolumna',
    field: 'Nazwa w API i w CSV',
    meaning: 'Co znaczy',
    cut: 'Arkusz mieści 1 048 576 wierszy; reszty wpisów w nim nie ma. Całość jest w pliku CSV.',
  },
  EN: {
    sheet: 'Notes',
    title: 'Content',
    publisher: 'Publisher',
    source: 'Source',
    licence: 'Licence',
    modified: 'State of (UTC)',
    credits: 'Sources of the built-in data',
    column: 'Column',
    field: 'Name in the API and in CSV',
    meaning: 'What it means',
    cut: 'A sheet has 1,048,576 rows at most; the other records are not in it. The CSV file has all.',
  },
}

const MAX_ROWS = 1_048_576

export const xlsx: FeedFormat = {
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  called: 'XLSX',
  fileType: 'XLSX',
  meaning:
    'A workbook for spreadsheets: dates are dates, codes keep their zeros, and a second sheet says where the data come from.',
  datasets: TABLES,
  parameters: [
    { ...languageParameter, meaning: 'The language of the headings and labels; `PL` by default.' },
  ],
  hasNames: true,
  writing: (feed, fields) => {
    const sheet = new RecordSheet(feed, fields)
    return {
      head: sheet.begin(),
      text: (records) => {
        for (const record of records) sheet.add(record)
        return sheet.workbook.take()
      },
      between: '',
      get tail() {
        return sheet.end()
      },
    }
  },
}

/** What no zip can tell of an earlier one. */
const FIRST_TIME = new Date(2000, 0, 1)

class RecordSheet {
  readonly workbook: Workbook
  private readonly columns: readonly Column[]
  private readonly letters: readonly string[]
  private readonly language: Language
  private rows = 0
  private isCut = false

  constructor(
    private readonly feed: Feed,
    fields: readonly Field[],
  ) {
    const columns = columnsOf(fields)
    this.columns = [...columns.filter((column) => !isForPrograms(column)), ...columns.filter(isForPrograms)]
    this.letters = this.columns.map((_, index) => letters(index))
    this.language = languageOf(feed)
    const names = [SHEETS[feed.dataset.name][this.language], NOTES[this.language].sheet]
    this.workbook = new Workbook(names, feed.modified ?? FIRST_TIME)
  }

  begin(): Buffer {
    this.workbook.beginSheet(
      this.columns.map((column) => ({ style: styleOf(column), width: widthOf(column) })),
    )
    this.headings(this.columns.map((column) => this.labelOf(column)))
    return this.workbook.take()
  }

  add(record: Readonly<Record<string, unknown>>) {
    this.isCut = this.rows >= MAX_ROWS
    if (this.isCut) return
    const row = ++this.rows
    let cells = ''
    for (const [index, column] of this.columns.entries())
      cells += sheetCell(cellOf(column, record), column, `${this.letters[index]}${row}`)
    this.workbook.push(`<row r="${row}">${cells}</row>`)
  }

  end(): Buffer {
    const { workbook, columns } = this
    workbook.endSheet(`A1:${letters(columns.length - 1)}${this.rows}`)
    this.rows = 0
    workbook.beginSheet([34, 46, 90].map((width) => ({ style: STYLE.plain, width })))
    for (const [name, value] of this.notes()) this.line([name, value])
    this.line([])
    const { column, field, meaning } = NOTES[this.language]
    this.headings([column, field, meaning])
    for (const each of columns) this.line([this.labelOf(each), each.name, this.meaningOf(each)])
    workbook.endSheet()
    workbook.end()
    return workbook.take()
  }

  private notes(): (readonly [string, string])[] {
    const { feed, language } = this
    const { title, publisher, source, licence, modified, credits, cut } = NOTES[language]
    const state = feed.modified?.toISOString().slice(0, 16).replace('T', ' ')
    return [
      [title, titleOf(SHEETS[feed.dataset.name][language], feed)],
      [publisher, feed.publisher],
      [source, feed.address],
      [licence, `${feed.licence} – https://spdx.org/licenses/${feed.licence}.html`],
      ...(state === undefined ? [] : [[modified, state] as const]),
      [credits, creditsIn(language)],
      ...(this.isCut ? [['', cut] as const] : []),
    ]
  }

  private meaningOf = (column: Column) => columnMeaning(this.feed.dataset.name, column, this.language)

  private labelOf = (column: Column) => columnLabel(column, this.language) ?? column.name

  private headings = (names: readonly string[]) => this.line(names, STYLE.heading)

  private line(texts: readonly string[], style: number = STYLE.plain) {
    const row = ++this.rows
    const cells = texts.map((text, index) =>
      text === '' ? '' : textCell(text, `${letters(index)}${row}`, style),
    )
    this.workbook.push(`<row r="${row}">${cells.join('')}</row>`)
  }
}

/** Ids, codes that have a label beside them, and instants come last. */
const isForPrograms = ({ field, part }: Column): boolean =>
  /^(id|\w+Ids?|slug|version)$/.test((part ?? field).name) ||
  (part ?? field).value.terms !== undefined ||
  (!part && field.value.scalar === 'DateTime')

const WIDE = ['name', 'title', 'partnershipName', 'territoryPath', 'territoryPaths', 'summary', 'description']

/** Of a column, in characters. */
const widthOf = ({ name }: Column) => (WIDE.includes(name) ? 40 : 18)
