import { stringify } from 'csv-stringify/sync'
import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import { Language } from '../../core/vocabulary'
import { countsOf, TABLE_NAMES, yearOf } from '../../modules/moderation/statistics/moderation-statistics'
import { type Parameters, singleValues } from './feed-filter'

const COLUMNS = ['year', 'table', 'code', 'name', 'count']

/** The transparency report of a year as one table in CSV. */
export async function moderationTable(given: Parameters, context: Context): Promise<string> {
  const one = singleValues(given, ['year', 'language'])
  const language = one('language') ?? Language.EN
  if (!Object.hasOwn(Language, language))
    throw badUserInput('language', 'value', `language must be one of ${Object.keys(Language).join(', ')}.`)
  const year = yearOf(one('year') === null ? null : Number(one('year')), context)
  const rows = await Promise.all(
    TABLE_NAMES.map(async (table) => {
      const counts = await countsOf(table, { year, language: language as Language }, context)
      return counts.map(({ code, name, count }) => [year, table, code, name, count])
    }),
  )
  return stringify([COLUMNS, ...rows.flat()], { record_delimiter: '\r\n' })
}
