import { Language, labelOf, termsOf } from '../../core/vocabulary'
import { HealthSubject } from '../partnership/health-answer/health-subject.enum'
import { ASSESSED, ASSESSED_LEVELS, MAX_SCORE, MIN_SCORE } from './assessment/assessed-signals'
import { AssessmentQuestion } from './assessment/assessment.enums'
import { HealthLevel } from './health.enums'
import { HEALTH_SIGNALS } from './health-signals'

const HEAD = `# Health signals

\`Partnership.health\` says what public records tell of the known weak sides of partnerships. Each signal has a level, the records that show it, an explanation and advice, in Polish and in English.

- The signals are derived from what every visitor can see, for today in Poland, and are never stored. They are the same for every viewer.
- What is not known is \`UNKNOWN\`. It counts against nobody.
- A date known only in part counts as its last day: \`2024\` as 2024-12-31.
- \`healthSignals\` lists partnerships by their signals, for those whose task it is to help: editors of a territory see those of their territories, moderators and administrators all. The signals are public, and a list of all that are weak would be read as a ranking.
- A partnership that has ended has no signals. Reaching its goal and ending is success.

`

/** What the records do not show, and who is asked about it. */
function assessment(): string {
  const statements = [...ASSESSED].flatMap(([subject, questions]) =>
    questions.map(
      (question) =>
        `| \`${subject}\` | \`${question}\` | ${termsOf(AssessmentQuestion)?.[question]?.EN.description} |`,
    ),
  )
  const levels = Object.values(HealthLevel).map((level) => `| \`${level}\` | ${ASSESSED_LEVELS[level]} |`)
  return `## What records do not show

Whether partners trust each other and are equal is in no record. The organisers of a partnership can say it to each other: \`assessPartnership\` takes answers from ${MIN_SCORE} (not true at all) to ${MAX_SCORE} (entirely true).

| subject | statement | text |
| --- | --- | --- |
${statements.join('\n')}

\`Partnership.selfAssessment\` tells the answers without names, and a level for each subject:

| level | when |
| --- | --- |
${levels.join('\n')}

- Only the organisers of this partnership read it. For all others it is null, for editors, moderators and administrators too. In \`Partnership.health\` these subjects stay \`UNKNOWN\`.
- Of two organisers, each can tell what the other has answered.
- Answering again replaces your answers; an empty list takes them back. The answers of an account that organises the partnership no more do not count.
- Your own answers are in \`exportMyData\`, and are erased with your account. They are in no file, feed, history or change log.
`
}

/** docs/health-signals.md, which is made of the definitions and never written by hand. */
export function printHealthDefinitions(): string {
  const sections = Object.values(HealthSubject).map((subject) => {
    const label = labelOf(HealthSubject, subject, Language.EN)
    const { levels, advice } = HEALTH_SIGNALS[subject]
    const rows = Object.values(HealthLevel).flatMap((level) =>
      levels[level] === undefined ? [] : `| \`${level}\` | ${levels[level]} |`,
    )
    return `## ${label[0]?.toUpperCase()}${label.slice(1)}

\`${subject}\`: ${termsOf(HealthSubject)?.[subject]?.EN.description}

| level | when |
| --- | --- |
${rows.join('\n')}

What helps: ${advice[Language.EN]}
`
  })
  return `${HEAD}${sections.join('\n')}
${assessment()}`
}
