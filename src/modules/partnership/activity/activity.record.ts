import sql from 'sql-template-tag'
import { field, fieldsOf, listOf } from '../../../core/records/fields'
import type { NameField, RecordNames } from '../../../core/records/record-schema'
import { labelOf } from '../../../core/vocabulary'
import { ActivityLevel, ActivitySignKind } from './activity.enums'
import { activityLevel, isConfirmed, latestSigns } from './activity-level'
import { ActivitySign, newestFirst } from './activity-sign'

const columnOf = (kind: ActivitySignKind) => `latest ${kind}`

/** How active a partnership is: people read it beside the record, and a copy of the registry works it out anew. */
export const activityByDay: NonNullable<RecordNames['byDay']> = (scope) => ({
  activity: activityLevel(sql`t`, scope),
  isConfirmed: sql`CASE WHEN ${isConfirmed(sql`t`, scope)} THEN 1 ELSE 0 END`,
  ...Object.fromEntries(
    [...latestSigns(sql`t."id"`, scope)].map(([kind, latest]) => [columnOf(kind), latest]),
  ),
})

const besideConfirmer: readonly Omit<NameField, 'beside'>[] = [
  {
    field: field('isConfirmed', Boolean, 'Whether somebody, or a source, confirmed it within the last year.'),
    derive: ({ isConfirmed: confirmed }) => confirmed === 1,
  },
  {
    field: field('activity', ActivityLevel, 'How active it is, as far as is known on the day of the file.'),
  },
  {
    field: field('activityLabel', String, 'What people call the value of activity.'),
    derive: ({ activity }, language) => labelOf(ActivityLevel, activity as string, language),
  },
  {
    field: listOf({
      ...field('activitySigns', String, 'The latest sign of each kind that it is active, the newest first.'),
      part: { of: ActivitySign, fields: fieldsOf(ActivitySign) },
    }),
    derive: (record) =>
      newestFirst(Object.values(ActivitySignKind).map((kind) => [kind, record[columnOf(kind)]] as const)),
  },
]

export const activityFields: readonly NameField[] = besideConfirmer.map((each) => ({
  ...each,
  beside: 'lastConfirmedBy',
}))
