import sql from 'sql-template-tag'
import type { Context } from '../../core/context'
import { isFoundBy, noteExpiry } from '../../core/lists/found-rows'
import type { List } from '../../core/lists/list-declaration'
import { type Comment, comments } from '../comment/comment.entity'
import type { CommentState } from '../comment/comment.enums'
import type { Dimension } from '../facet/dimension'
import { byMonthAt } from '../facet/month-dimension'
import type { PartnershipFilter } from '../partnership/partnership.filter'
import { allPartnerships } from '../partnership/partnership.lists'
import { isEnteredIn } from './entered-in'
import type { StatisticsPeriod } from './statistics.filter'

export interface CommentsCounted {
  readonly state: CommentState
  readonly partnerships: PartnershipFilter | null
  readonly period: StatisticsPeriod
}

/** Those of a state, as the numbers of comments count them. */
export const commentsCounted = (context: Context): List<Comment, CommentsCounted> => ({
  name: 'Query.statistics comments',
  of: comments,
  orders: { OLDEST: { by: () => [sql`t."createdAt"`] } },
  conditions: {
    state: (state) => sql`t."state" = ${state}`,
    partnerships: (filter) =>
      sql`t."subjectId" IN (SELECT t."id" FROM "partnership" AS t WHERE ${isFoundBy(allPartnerships, filter, context)})`,
    period: (period) => isEnteredIn(period),
  },
  expiry: ({ filter: { partnerships } }) =>
    partnerships ? noteExpiry(allPartnerships, partnerships, context) : undefined,
})

/** By what the id of the subject begins with: `partnership_01j…`. */
const byKindOfSubject: Dimension = {
  columns: {
    subjectKind: sql`CASE substr(t."subjectId", 1, 6) WHEN 'event_' THEN 'EVENT' WHEN 'guide_' THEN 'GUIDE' ELSE 'PARTNERSHIP' END`,
  },
  value: sql`found."subjectKind"`,
}

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  kinds: byKindOfSubject,
  monthsEntered: byMonthAt('createdAt'),
}

export const commentDimension = (name: string): Dimension => DIMENSIONS[name] as Dimension
