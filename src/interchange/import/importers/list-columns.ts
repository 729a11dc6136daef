import { type Patch, ruleViolations } from '../columns/parsed-row'
import type { Importer } from '../import-options'
import { type ImportRow, problemOf, type RowProblem } from '../import-row'

type Entry = Readonly<Record<string, unknown>>

/** A list of a record that is there: values, or objects and which of them mean the same. */
interface StoredList {
  readonly entries: readonly unknown[]
  readonly means?: (given: Entry, stored: Entry) => boolean
}

/** The fields that change, with each list as it is to be: a row adds to it, unless it says the list exactly. */
export function withLists(
  { fields, exact }: Patch,
  lists: Readonly<Record<string, StoredList>>,
): Patch['fields'] {
  const grown = Object.entries(lists).flatMap(([name, { entries, means }]) => {
    const given = fields[name] as readonly unknown[] | undefined
    if (!given || exact.has(name)) return []
    const list = means
      ? merged(entries as Entry[], given as Entry[], means)
      : [...new Set([...entries, ...given])]
    return [[name, list] as const]
  })
  return { ...fields, ...Object.fromEntries(grown) }
}

/** Rules that a list breaks once it has grown: that it is too long. */
export const listProblems = (
  row: ImportRow,
  fields: Patch['fields'],
  { rules, recordSchema }: Pick<Importer, 'rules' | 'recordSchema'>,
): RowProblem[] =>
  ruleViolations(rules, recordSchema.fields, { fields, problems: [] }).map(({ column, message }) =>
    problemOf(row, column, message),
  )

/** Each entry that is there takes what is given of it; the others are added. */
function merged(
  stored: readonly Entry[],
  given: readonly Entry[],
  means: (given: Entry, stored: Entry) => boolean,
): Entry[] {
  const list = [...stored]
  const free = new Set(stored.keys())
  for (const entry of given) {
    const same = [...free].filter((index) => means(entry, stored[index] as Entry))
    const index = same.find((each) => addsNothing(entry, stored[each] as Entry)) ?? same[0]
    if (index === undefined) list.push(entry)
    else {
      free.delete(index)
      list[index] = { ...list[index], ...entry }
    }
  }
  return list
}

const addsNothing = (given: Entry, stored: Entry): boolean =>
  Object.entries(given).every(([name, value]) => (value ?? null) === (stored[name] ?? null))

/** Whether a value is left open on one side, or the same on both. */
const agree = (one: unknown, other: unknown) => one == null || other == null || one === other

export const sameSource = (given: Entry, stored: Entry): boolean =>
  given.url === stored.url && agree(given.asOf, stored.asOf)

export const sameImage = (given: Entry, stored: Entry): boolean => given.url === stored.url

export const sameAnswer = (given: Entry, stored: Entry): boolean => given.subject === stored.subject

export const sameAct = (given: Entry, stored: Entry): boolean =>
  given.title === stored.title && agree(given.publication, stored.publication)

export const sameGoal = (given: Entry, stored: Entry): boolean =>
  given.id == null ? given.text === stored.text : given.id === stored.id

/** One that a row names by less than all is the one that is there. Nameless people are no namesakes. */
export const sameInitiator = (given: Entry, stored: Entry): boolean => {
  if (given.id != null) return given.id === stored.id
  const isOfOrganisation = given.organisationId != null
  if (given.kind !== stored.kind || (isOfOrganisation && given.organisationId !== stored.organisationId))
    return false
  return given.name == null ? isOfOrganisation || stored.name === null : given.name === stored.name
}
