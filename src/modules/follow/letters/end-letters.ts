import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import { LetterFrequency } from '../follow.enums'

const TOKEN = /^[\w-]{32}$/

/** Ends the letters of the account that the token was sent to. False: it is nobody's. A second time changes nothing. */
export async function endLetters(token: string, write: Writing): Promise<boolean> {
  if (!TOKEN.test(token)) return false
  const [known] = await write.read<{ accountId: string }>(
    sql`SELECT "accountId" FROM "follow_settings" WHERE "letterToken" = ${token}`,
  )
  if (!known) return false
  await write.run(sql`UPDATE "follow_settings" SET "letters" = ${LetterFrequency.NEVER}, "nextLetterAt" = NULL
    WHERE "accountId" = ${known.accountId}`)
  return true
}
