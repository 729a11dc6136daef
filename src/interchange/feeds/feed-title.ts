import { Language } from '../../core/vocabulary'
import { filterParameters } from './feed-filter'
import type { Feed } from './formats/format'

/** They say how another parameter is meant, and are in every address that the API gives. */
const OMITTED = ['coverage', 'includeExamples']

const IN_WORDS: Readonly<Record<string, (value: string) => string>> = {
  from: (day) => `od ${day}`,
  to: (day) => `do ${day}`,
  on: (day) => day,
  search: (text) => `„${text}”`,
  free: (isFree) => (isFree === 'true' ? 'bez opłat' : 'płatne'),
}

type Narrowed = Pick<Feed, 'dataset' | 'parameters' | 'labels'>

/** What a feed is narrowed to, in Polish, in whatever order that was said. */
function narrowedTo({ dataset, parameters, labels }: Narrowed): string[] {
  const others = filterParameters(dataset).flatMap(({ name, field }) => {
    const values = parameters.get(name)?.flatMap((value) => (field.isList ? value.split(',') : value))
    if (!values || OMITTED.includes(name) || name in labels) return []
    const { terms } = field.value
    if (terms) return values.map((value) => terms[value]?.[Language.PL].label ?? value).join(', ')
    const text = values.join(', ')
    return IN_WORDS[name]?.(text) ?? `${name} ${text}`
  })
  return [...Object.values(labels), ...others.sort()]
}

/** Whoever subscribes to several feeds tells them apart by it: `Wydarzenia – Ursynów`. */
export function titleOf(subject: string, { publisher, ...narrowed }: Narrowed & Pick<Feed, 'publisher'>) {
  const names = narrowedTo(narrowed)
  if (names.length > 0) return `${subject} – ${names.join(' · ')}`
  return subject === publisher ? subject : `${subject} – ${publisher}`
}
