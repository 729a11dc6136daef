import { Language, labelOf, termsOf } from '../../core/vocabulary'
import { HealthSubject } from '../partnership/health-answer/health-subject.enum'
import { HealthLevel } from './health.enums'
import { HEALTH_SIGNALS } from './health-signals'

const HEAD = `# Health signals

\`Partnership.health\` says what public records tell of the known weak sides of partnerships. Each signal has a level, the records that show it, an explanation and advice, in Polish and in English.

- The signals are derived from what every visitor can see, for today in Poland, and are never stored. They are the same for every viewer.
- What is not known is \`UNKNOWN\`. It counts against nobody.
- A date known only in part counts as its last day: \`2024\` as 2024-12-31.
- A partnership that has ended has no signals. Reaching its goal and ending is success.

`

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
  return HEAD + sections.join('\n')
}
