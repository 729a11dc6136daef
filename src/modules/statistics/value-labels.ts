import sql from 'sql-template-tag'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { type Language, termsOf } from '../../core/vocabulary'
import type { StatisticsGroup, StatisticsSubject } from './statistics.enums'
import { isUnit, SUBJECTS } from './statistics-subjects'

/** By the codes of units. */
const unitNames = perRequest(({ reader }: Context) => {
  const { dialect } = reader
  return new Reads<string | null>(async (codes) => {
    const isAsked = dialect.isIn(sql`t."code"`, dialect.list(codes))
    const rows = await reader.all(sql`SELECT t."code", t."name" FROM "territory" AS t WHERE ${isAsked}`)
    const names = new Map(rows as [string, string][])
    return codes.map((code) => names.get(code) ?? null)
  })
})

interface Labelled {
  readonly of: StatisticsSubject
  readonly group: StatisticsGroup
  readonly value: string | null
}

/** What people call a value of a group. */
export async function labelOfValue(
  { of, group, value }: Labelled,
  language: Language,
  context: Context,
): Promise<string | null> {
  if (value === null) return null
  if (isUnit(group)) return unitNames(context).one(value)
  const values = SUBJECTS[of].groups[group]?.values
  return (values && termsOf(values)?.[value]?.[language].label) ?? value
}
