import sql, { type Sql } from 'sql-template-tag'
import { takeTurns } from '../../../core/change-log/take-turns'
import type { Write, Writing } from '../../../core/change-log/write'
import { MailKind, queueMail } from '../../account/mail/outgoing-mail.entity'
import { LetterFrequency } from '../follow.enums'
import { logHead } from '../follow-settings'
import { isChangeFollowed, LOOKED_THROUGH } from '../followed-changes'
import { MAX_WAIT_MS, nextLetterAt } from './letter-schedule'

/** In one transaction: others want to write too. */
const AT_ONCE = 50

/** True of the choices `chosen` of the account `reader` to whom letters may be sent. */
export const mayBeWrittenTo = (now: Date): Sql => sql`chosen."letters" <> ${LetterFrequency.NEVER}
  AND reader."emailVerifiedAt" IS NOT NULL AND reader."erasedAt" IS NULL
  AND (reader."suspendedUntil" IS NULL OR reader."suspendedUntil" <= ${now.toISOString()})`

export const READERS = sql`"follow_settings" AS chosen JOIN "account" AS reader ON reader."id" = chosen."accountId"`

interface Due {
  readonly accountId: string
  readonly email: string
  readonly letters: LetterFrequency
  readonly letterPosition: string
  readonly nextLetterAt: string
}

/**
 * Lays down a letter for each account that wants one by now, if anything has happened to what it follows. How far it has been
 * told is stored with the letter: nothing is told twice, however many servers do this, and wherever one of them ends.
 */
export async function queueFollowLetters(write: Write, now = () => new Date()): Promise<void> {
  while (await write((writing) => queueSome(writing, now())));
}

/** True where more may be due. */
async function queueSome(write: Writing, now: Date): Promise<boolean> {
  await takeTurns('letters about what is followed', write)
  const head = await logHead(write)
  // A clock that was far ahead for a while leaves times behind that mean nothing.
  const ahead = new Date(now.getTime() + MAX_WAIT_MS).toISOString()
  const due = await write.read<Due>(
    sql`SELECT chosen."accountId", reader."email", chosen."letters", chosen."letterPosition", chosen."nextLetterAt"
      FROM ${READERS} WHERE ${mayBeWrittenTo(now)} AND chosen."letterPosition" < ${head}
        AND (chosen."nextLetterAt" <= ${now.toISOString()} OR chosen."nextLetterAt" > ${ahead})
      ORDER BY chosen."nextLetterAt", chosen."accountId" LIMIT ${AT_ONCE}`,
  )
  for (const { accountId, email, letters, letterPosition, nextLetterAt: waited } of due) {
    const found = await write.read(
      sql`SELECT 1 FROM "change" AS t WHERE t."isPublic" = TRUE AND t."id" > ${letterPosition} AND t."id" <= ${head}
        AND ${LOOKED_THROUGH} AND ${isChangeFollowed(sql`${accountId}`)} LIMIT 1`,
    )
    const about = `${letterPosition} ${head}`
    if (found.length > 0) await queueMail({ kind: MailKind.FOLLOWED_RECORDS, email, about }, write, now)
    // A letter that is sent at once does not wait because nothing has happened before.
    const isNext = found.length > 0 || letters !== LetterFrequency.AT_ONCE || waited > ahead
    const next = isNext ? nextLetterAt(letters, now) : waited
    await write.run(sql`UPDATE "follow_settings" SET "letterPosition" = ${head}, "nextLetterAt" = ${next}
      WHERE "accountId" = ${accountId}`)
  }
  return due.length === AT_ONCE
}
