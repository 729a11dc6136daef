import { Language } from '../../core/vocabulary'
import type { ImportOptions } from './import-options'
import type { ImportReport } from './import-report'
import { inLanguage, type MessageGroup } from './message-groups'

/** The report as JSON, for programs. */
export function reportSummary(
  {
    importId,
    source,
    rows,
    counts,
    problems,
    unreported,
    problemGroups,
    notes,
    cleared,
    changes,
    unreportedChanges,
  }: ImportReport,
  { isDryRun }: Pick<ImportOptions, 'isDryRun'>,
  language: Language = Language.EN,
) {
  const told = ({ message, polish, ...group }: MessageGroup) => ({
    ...group,
    message: inLanguage({ message, ...(polish !== undefined && { polish }) }, language),
  })
  return {
    dryRun: isDryRun,
    importId,
    source: source.name === '' ? null : source.name,
    sourceBasis: source.basis,
    proposedSource: source.proposed,
    rows,
    ...counts,
    problems: problems.map(({ row, line, key, column, ...problem }) => ({
      ...{ row, line, key, column },
      message: inLanguage(problem, language),
    })),
    moreProblems: unreported,
    groups: problemGroups.list().map(told),
    notes: notes.list().map(told),
    cleared,
    changes,
    moreChanges: unreportedChanges,
  }
}
