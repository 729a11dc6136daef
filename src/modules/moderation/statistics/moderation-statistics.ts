import sql, { type Sql } from 'sql-template-tag'
import { inTime } from '../../../core/collections/in-time'
import type { Context } from '../../../core/context'
import { badUserInput } from '../../../core/errors'
import { beginningOf, endOfPolishDay } from '../../../core/values/local-day'
import { polishDay } from '../../../core/values/polish-text'
import { type Language, labelOf } from '../../../core/vocabulary'
import { AppealState } from '../appeal/appeal.enums'
import { HouseRuleCode } from '../house-rules'
import { DecisionKind, ModerationReason } from '../moderation.enums'
import { NoticeOutcome } from '../notice/notice.enums'
import { NOTICE_OUTCOME } from '../notice/notice-outcome'

/** Every number is rounded to a multiple of it: from none can be told that there was one case, or whose. */
export const ROUNDED_TO = 5

/** Before it no registry was there. */
const FIRST_YEAR = 2020

export const roundedCount = (count: number): number => Math.round(count / ROUNDED_TO) * ROUNDED_TO

interface Counted {
  /** What the rows are counted by; of rows `t`. */
  readonly by: Sql
  readonly from: Sql
  readonly at: Sql
  readonly where?: Sql
  readonly codes: Readonly<Record<string, string>>
}

const DECISIONS = { from: sql`"moderation_decision" AS t`, at: sql`t."decidedAt"` }
const REPORTS = { from: sql`"report" AS t`, at: sql`t."createdAt"` }

const TABLES = {
  reports: {
    ...{ ...REPORTS, by: sql`t."reason"`, where: sql`t."receiptDigest" IS NULL`, codes: ModerationReason },
  },
  notices: {
    ...{ ...REPORTS, by: NOTICE_OUTCOME, where: sql`t."receiptDigest" IS NOT NULL`, codes: NoticeOutcome },
    from: sql`"report" AS t JOIN "moderation_case" AS waited ON waited."id" = t."caseId"`,
  },
  decisions: { ...DECISIONS, by: sql`t."kind"`, codes: DecisionKind },
  rules: { ...DECISIONS, by: sql`t."ruleCode"`, where: sql`t."ruleCode" IS NOT NULL`, codes: HouseRuleCode },
  appeals: { from: sql`"appeal" AS t`, at: sql`t."createdAt"`, by: sql`t."state"`, codes: AppealState },
} satisfies Record<string, Counted>

export type TableName = keyof typeof TABLES

export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

export interface CountOf {
  readonly code: string
  readonly name: string
  readonly count: number
}

/** The year that is asked for, or the last one that is over: while one lasts, its numbers would tell when something happened. */
export function yearOf(asked: number | null | undefined, { now }: Pick<Context, 'now'>): number {
  const last = Number(polishDay(now).slice(0, 4)) - 1
  const year = asked ?? last
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= last) return year
  throw badUserInput('year', 'range', `year must be a year that is over, from ${FIRST_YEAR} to ${last}.`)
}

/** How many there were in the year, by code, in the order of the vocabulary; codes with none too. */
export async function countsOf(
  table: TableName,
  { year, language }: { readonly year: number; readonly language: Language },
  context: Context,
): Promise<CountOf[]> {
  const { by, from, at, where, codes }: Counted = TABLES[table]
  const [start, end] = [year, year + 1].map((each) => beginningOf(`${each}-01-01`, 'Europe/Warsaw'))
  context.cacheExpiry.atMost(endOfPolishDay(context.now))
  const rows = await context.reader.all(sql`SELECT counted."code", count(*) FROM (
      SELECT ${by} AS "code" FROM ${from}
      WHERE ${at} >= ${start} AND ${at} < ${end} AND ${inTime('t')} ${where ? sql`AND ${where}` : sql``}) AS counted
    GROUP BY counted."code"`)
  const counts = new Map(rows.map(([code, count]) => [String(code), Number(count)]))
  return Object.values(codes).map((code) => ({
    code,
    name: labelOf(codes, code, language),
    count: roundedCount(counts.get(code) ?? 0),
  }))
}
