import sql, { type Sql } from 'sql-template-tag'
import { Role } from '../../../authz/role.enums'
import { takeTurns } from '../../../core/change-log/take-turns'
import type { Write, Writing } from '../../../core/change-log/write'
import { polishDay } from '../../../core/values/polish-text'
import { MailKind, queueMail } from '../../account/mail/outgoing-mail.entity'
import { hasEnded } from '../partnership.policy'

/** So many people are asked in a day: those of a registry that begins to ask are asked one after the other. */
export const MAX_A_DAY = 100

/** In one transaction: others want to write too. */
const AT_ONCE = 20

/** The same instant so many years later, or before. */
function yearsLater(now: Date, years: number): string {
  const later = new Date(now)
  later.setUTCFullYear(now.getUTCFullYear() + years)
  return later.toISOString()
}

/**
 * True of the grants `held`, of the account `holder` on the partnership `whole`, whose holders are to be asked whether the
 * record is right: it is published, and for a year none of its people has confirmed or changed it.
 */
export function isUnconfirmed(now: Date): Sql {
  const yearAgo = yearsLater(now, -1)
  return sql`held."role" = ${Role.ORGANISER} AND held."grantedAt" < ${yearAgo}
    AND holder."emailVerifiedAt" IS NOT NULL AND holder."erasedAt" IS NULL AND holder."confirmationLetters" = TRUE
    AND (holder."suspendedUntil" IS NULL OR holder."suspendedUntil" <= ${now.toISOString()})
    AND whole."publishedAt" < ${yearAgo} AND whole."isExample" = FALSE AND NOT coalesce(${hasEnded(sql`whole`)}, FALSE)
    AND NOT (coalesce(whole."lastConfirmedBy", 'SOURCE') <> 'SOURCE' AND whole."lastConfirmedOn" >= ${polishDay(new Date(yearAgo))})
    AND NOT EXISTS (SELECT 1 FROM "change" AS changed WHERE changed."historyOf" = whole."id"
      AND changed."actorRole" = 'ORGANISER' AND changed."at" >= ${yearAgo})`
}

export const UNCONFIRMED = sql`"role_grant" AS held JOIN "account" AS holder ON holder."id" = held."accountId"
  JOIN "partnership" AS whole ON whole."id" = held."scopeId"`

/** A clock that was far ahead for a while leaves times behind that mean nothing. */
const wasNotAsked = (now: Date) =>
  sql`(held."askedAt" IS NULL OR held."askedAt" < ${yearsLater(now, -1)} OR held."askedAt" > ${yearsLater(now, 1)})`

/**
 * Lays down a letter for each organiser who is to be asked whether their records are right, one for all of them. Whom it asks
 * is stored with the letters: nobody is asked twice in a year, however many servers do this, and wherever one of them ends.
 */
export async function askForConfirmation(write: Write, now = () => new Date()): Promise<void> {
  while (await write((writing) => askSome(writing, now())));
}

const DAY_MS = 86_400_000

/** A clock that goes wrong is not to ask those again who were asked lately. */
async function isBehind(now: Date, write: Writing): Promise<boolean> {
  const [newest] = await write.read<{ at: string }>(sql`SELECT "at" FROM "change" ORDER BY "id" DESC LIMIT 1`)
  return newest !== undefined && Date.parse(newest.at) > now.getTime() + DAY_MS
}

/** True where more may be to be asked today. */
async function askSome(write: Writing, now: Date): Promise<boolean> {
  await takeTurns('confirmation letters', write)
  if (await isBehind(now, write)) return false
  const [{ asked = 0 } = {}] = await write.read<{ asked: number | string }>(
    sql`SELECT count(DISTINCT "accountId") AS "asked" FROM "role_grant"
      WHERE "askedAt" >= ${`${now.toISOString().slice(0, 10)}T00:00:00.000Z`} AND "askedAt" <= ${now.toISOString()}`,
  )
  const most = Math.min(AT_ONCE, MAX_A_DAY - Number(asked))
  if (most <= 0) return false
  const isDue = sql`${isUnconfirmed(now)} AND ${wasNotAsked(now)}`
  const holders = await write.read<{ id: string; email: string }>(
    sql`SELECT holder."id", holder."email" FROM ${UNCONFIRMED} WHERE ${isDue}
      GROUP BY holder."id", holder."email" ORDER BY min(held."grantedAt"), holder."id" LIMIT ${most}`,
  )
  for (const { id, email } of holders) {
    const grants = await write.read<{ id: string; partnershipId: string }>(
      sql`SELECT held."id", held."scopeId" AS "partnershipId" FROM ${UNCONFIRMED}
        WHERE holder."id" = ${id} AND ${isDue} ORDER BY held."scopeId"`,
    )
    const ids = write.dialect.list(grants.map((grant) => grant.id))
    await write.run(
      sql`UPDATE "role_grant" SET "askedAt" = ${now.toISOString()} WHERE ${write.dialect.isIn(sql`"id"`, ids)}`,
    )
    const about = grants.map(({ partnershipId }) => partnershipId).join(' ')
    await queueMail({ kind: MailKind.CONFIRM_PARTNERSHIPS, email, about }, write, now)
  }
  return holders.length === most
}
