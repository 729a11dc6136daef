import sql from 'sql-template-tag'
import { newId } from '../../shared/ids'
import type { Writing } from '../../shared/writing'
import { ModerationCase } from './moderation-case.entity'

/** Puts the subject, whose row the transaction has locked, before the moderators, and answers with the case. */
export async function openCase(subjectId: string, write: Writing, now: Date): Promise<string> {
  const open = await openCaseOf(subjectId, write)
  if (open !== undefined) return open
  const id = newId('case')
  await write.insert(ModerationCase, [{ id, subjectId, openedAt: now.toISOString(), closedAt: null }])
  return id
}

/** Nothing about the subject waits any more. */
export async function closeCase(subjectId: string, write: Writing, now: Date): Promise<void> {
  const open = await openCaseOf(subjectId, write)
  if (open !== undefined) await write.update(ModerationCase, open, { closedAt: now.toISOString() })
}

export async function openCaseOf(subjectId: string, write: Writing): Promise<string | undefined> {
  const [open] = await write.read<{ id: string }>(
    sql`SELECT "id" FROM "moderation_case" WHERE "subjectId" = ${subjectId} AND "closedAt" IS NULL`,
  )
  return open?.id
}
