import { stringify } from 'csv-stringify/sync'
import { Language } from '../core/vocabulary'
import type { ImportOptions } from '../interchange/import/import-options'
import type { ImportReport, ReportedProblem } from '../interchange/import/import-report'
import type { FieldChange } from '../interchange/import/import-row'
import { inLanguage, type MessageGroup } from '../interchange/import/message-groups'
import type { ChosenSource } from '../interchange/import/remembered-source'

interface Sentences {
  readonly row: string
  readonly line: string
  readonly key: string
  readonly column: string
  readonly empty: string
  readonly rows: (count: number, first: readonly number[]) => string
  readonly more: (count: number) => string
  readonly moreChanges: (count: number) => string
  readonly notes: string
  readonly sums: (report: ImportReport) => string
  readonly cleared: (count: number, isDryRun: boolean) => string
  readonly dryRun: string
  readonly mend: string
  readonly source: (source: ChosenSource) => string | null
}

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  EN: {
    ...{ row: 'Row', line: 'line', key: 'key', column: 'column', empty: '(empty)' },
    rows: (count, first) => `${count} rows: ${first.join(', ')}${count > first.length ? ', …' : ''}`,
    more: (count) => `… and ${count} more. Correct these first.`,
    moreChanges: (count) => `… and ${count} more changes.`,
    notes: 'Read otherwise than it is written:',
    sums: ({ rows, counts: { created, updated, unchanged, waiting, skipped, refused } }) =>
      `${rows} rows: ${created} new, ${updated} changed, ${unchanged} unchanged, ${waiting} waiting, ${skipped} skipped, ${refused} refused.`,
    cleared: (count, isDryRun) =>
      `${count} of the values that change ${isDryRun ? 'would become' : 'are now'} empty.`,
    dryRun: 'Nothing was written, because of --dry-run.',
    mend: 'Refused rows were not written. Correct the file and import it again: the other rows will not change.',
    source: ({ name, basis, proposed }) => {
      if (basis === 'SAME_FILE')
        return `The keys were taken for those of the source “${name}”, as in the file like this one before. If they are not, undo the import and name their source with --source.`
      if (basis === 'KEYS')
        return `The keys were taken for those of the source “${name}”, which has every record that the file names by its key. If they are not, undo the import and name their source with --source.`
      return proposed === null
        ? null
        : `The keys were taken for those of the source “${name}”. A file with the same columns had the source “${proposed}”: if this one has it too, use --source "${proposed}".`
    },
  },
  PL: {
    ...{ row: 'Wiersz', line: 'linia', key: 'klucz', column: 'kolumna', empty: '(puste)' },
    rows: (count, first) => `wierszy: ${count}: ${first.join(', ')}${count > first.length ? ', …' : ''}`,
    more: (count) => `… i jeszcze ${count}. Popraw najpierw te.`,
    moreChanges: (count) => `… i jeszcze zmian: ${count}.`,
    notes: 'Odczytano inaczej, niż zapisano:',
    sums: ({ rows, counts: { created, updated, unchanged, waiting, skipped, refused } }) =>
      `Wierszy: ${rows}. Nowych: ${created}, zmienionych: ${updated}, bez zmian: ${unchanged}, czekających: ${waiting}, pominiętych: ${skipped}, odrzuconych: ${refused}.`,
    cleared: (count, isDryRun) =>
      isDryRun
        ? `Zmienianych wartości, które byłyby puste: ${count}.`
        : `Zmienionych wartości, które są teraz puste: ${count}.`,
    dryRun: 'Niczego nie zapisano, bo podano --dry-run.',
    mend: 'Odrzuconych wierszy nie zapisano. Popraw plik i zaimportuj go ponownie: pozostałe wiersze się nie zmienią.',
    source: ({ name, basis, proposed }) => {
      if (basis === 'SAME_FILE')
        return `Klucze uznano za klucze źródła „${name}”, jak w poprzednim takim pliku. Jeśli to nie one, cofnij import i podaj źródło przez --source.`
      if (basis === 'KEYS')
        return `Klucze uznano za klucze źródła „${name}”, które ma wszystkie rekordy wskazane w pliku kluczami. Jeśli to nie one, cofnij import i podaj źródło przez --source.`
      return proposed === null
        ? null
        : `Klucze uznano za klucze źródła „${name}”. Plik o takich samych kolumnach miał źródło „${proposed}”: jeśli ten też je ma, użyj --source "${proposed}".`
    },
  },
}

/** What became, or would become, of the rows of a file. Messages that many rows have are told once. */
export function importReport(
  report: ImportReport,
  { isDryRun }: Pick<ImportOptions, 'isDryRun'>,
  language: Language = Language.EN,
): string {
  const words = SENTENCES[language]
  const { counts, problems, unreported, changes, unreportedChanges, cleared } = report
  const groups = report.problemGroups.list()
  const many = groups.filter(({ count }) => count > 1)
  const repeated = new Set(many.map(({ column, message }) => `${column} ${message}`))
  const single = problems.filter(({ column, message }) => !repeated.has(`${column} ${message}`))
  const notes = report.notes.list()
  return [
    ...changes.map((change) => changeLine(change, words)),
    ...(unreportedChanges > 0 ? [words.moreChanges(unreportedChanges)] : []),
    ...(changes.length > 0 ? [''] : []),
    ...(notes.length > 0 ? [words.notes, ...notes.map((note) => groupLine(note, words, language)), ''] : []),
    ...many.map((group) => groupLine(group, words, language)),
    ...single.map((problem) => problemLine(problem, words, language)),
    ...(unreported > 0 && single.length > 0 ? [words.more(unreported)] : []),
    ...(problems.length > 0 ? [''] : []),
    ...[words.source(report.source) ?? []].flat(),
    words.sums(report),
    ...(cleared > 0 ? [words.cleared(cleared, isDryRun)] : []),
    ...(isDryRun ? [words.dryRun] : []),
    ...(counts.refused > 0 && !isDryRun ? [words.mend] : []),
  ].join('\n')
}

const changeLine = ({ row, field, from, to }: FieldChange, words: Sentences) =>
  `${words.row} ${row}, ${field}: ${shown(from, words)} → ${shown(to, words)}`

const shown = (value: unknown, { empty }: Sentences) => (value === null ? empty : JSON.stringify(value))

function problemLine(
  { row, line, key, column, ...problem }: ReportedProblem,
  words: Sentences,
  language: Language,
) {
  const place = [
    ...(line === row ? [] : [`${words.line} ${line}`]),
    ...(key === null ? [] : [`${words.key} ${key.slice(0, 60)}`]),
  ]
  const position = place.length === 0 ? `${words.row} ${row}` : `${words.row} ${row} (${place.join(', ')})`
  return `${position}${column === null ? '' : `, ${words.column} ${column}`}: ${inLanguage(problem, language)}`
}

function groupLine({ column, count, rows, ...message }: MessageGroup, words: Sentences, language: Language) {
  const where = words.rows(count, rows)
  return `${column === null ? where : `${column} (${where})`}: ${inLanguage(message, language)}`
}

/** The messages of the report as a table for spreadsheets. */
export function reportTable({ problemGroups, notes }: ImportReport, language: Language): string {
  const rows = [...problemGroups.list(), ...notes.list()].map(({ kind, column, count, rows, ...message }) => [
    kind,
    column ?? '',
    count,
    rows.join(' '),
    inLanguage(message, language),
  ])
  return `\ufeff${stringify([['kind', 'column', 'rows', 'first rows', 'message'], ...rows])}`
}
