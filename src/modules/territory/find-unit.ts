import { distance } from 'fastest-levenshtein'
import sql, { type Sql } from 'sql-template-tag'
import type { Reader } from '../../core/collections/reader'
import { badUserInput } from '../../core/errors'
import { foldedPhrase } from '../../core/values/polish-text'
import { TERRITORY_CODE } from './territory.entity'

/** A unit with those above it, as far as they tell it from others of its name. */
type Candidate = readonly [
  id: string,
  code: string,
  name: string,
  type: string | null,
  isHistorical: boolean,
  parentId: string | null,
  parentName: string | null,
  aboveId: string | null,
]

const MAX_CANDIDATES = 8

/** The code of the unit that a parameter names: by its code, or by a name that no other has. Fails with the units that may be meant. */
export async function codeOfUnit(text: string, parameter: string, reader: Reader): Promise<string> {
  if (TERRITORY_CODE.test(text)) {
    const [known] = await candidates(sql`unit."code" = ${text}`, reader)
    if (known) return known[1]
    throw badUserInput(
      parameter,
      'territory',
      `${parameter} has the form of a TERYT code, but the registry knows no unit with it.`,
    )
  }
  const phrase = foldedPhrase(text)
  const named = highest(await candidates(sql`unit."nameFolded" = ${phrase}`, reader))
  const [only, ...others] = named
  if (only && others.length === 0) return only[1]
  if (only)
    throw badUserInput(
      parameter,
      'territory',
      `${parameter} is the name of ${named.length} units: give the code of one. They are ${told(named)}.`,
    )
  throw badUserInput(parameter, 'territory', await unknown(phrase, parameter, reader))
}

async function candidates(condition: Sql, reader: Reader): Promise<Candidate[]> {
  const rows =
    await reader.all(sql`SELECT unit."id", unit."code", unit."name", unit."type", unit."isHistorical",
      parent."id", parent."name", parent."parentId" FROM "territory" AS unit
    LEFT JOIN "territory" AS parent ON parent."id" = unit."parentId"
    WHERE ${condition} ORDER BY unit."code"`)
  return rows as unknown as Candidate[]
}

/** Without those below others: a city with powiat rights is a powiat and its only gmina. Those that are no more count where there is no other. */
function highest(all: readonly Candidate[]): Candidate[] {
  const current = all.filter(([, , , , isHistorical]) => !isHistorical)
  const units = current.length > 0 ? current : all
  const ids = new Set(units.map(([id]) => id))
  return units.filter(
    ([, , , , , parentId, , aboveId]) => !ids.has(parentId ?? '') && !ids.has(aboveId ?? ''),
  )
}

async function unknown(phrase: string, parameter: string, reader: Reader): Promise<string> {
  const known = await reader.all(
    sql`SELECT "nameFolded", "code" FROM "territory" WHERE "isHistorical" = FALSE`,
  )
  const closest = (known as [string, string][])
    .map(([name, code]) => ({ code, away: name.includes(phrase) ? 0 : distance(name, phrase) }))
    .filter(({ away }) => phrase !== '' && away <= phrase.length / 3)
    .sort((one, other) => one.away - other.away)
    .slice(0, MAX_CANDIDATES)
  const demand = `${parameter} must be the TERYT code or the name of a unit, such as 1465 or mazowieckie.`
  if (closest.length === 0) return demand
  const codes = reader.dialect.list(closest.map(({ code }) => code))
  const similar = await candidates(reader.dialect.isIn(sql`unit."code"`, codes), reader)
  return `${demand} Similar names: ${told(similar)}.`
}

const told = (units: readonly Candidate[]): string =>
  units
    .slice(0, MAX_CANDIDATES)
    .map(
      ([, code, name, type, , , parentName]) =>
        `${name} (${[code, type, parentName].filter(Boolean).join(', ')})`,
    )
    .join('; ') + (units.length > MAX_CANDIDATES ? '; …' : '')
