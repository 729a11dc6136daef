import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { RegistryError } from '../core/errors'
import type { Creating } from './mutation.inputs'
import type { MutationContext } from './mutation-context'
import type { MutationResult } from './payload'
import { Submission } from './submission.entity'

/** What an account sends under a key of its own; one key names one submission. */
interface KeyedSubmission {
  readonly idempotencyKey: string
  /** Of the mutation and its input. */
  readonly digest: string
}

/** Null: it is sent without a key, or only to be checked. */
export function keyedSubmission(mutationName: string, input: Creating): KeyedSubmission | null {
  const { idempotencyKey, validateOnly, ...content } = input
  if (idempotencyKey == null || validateOnly) return null
  const digest = createHash('sha256')
    .update(JSON.stringify([mutationName, content]))
    .digest('hex')
  return { idempotencyKey, digest }
}

/** What the same submission made before. */
export async function findSubmission(
  { idempotencyKey, digest }: KeyedSubmission,
  { write, viewer }: MutationContext,
): Promise<MutationResult | null> {
  const [found] = await write.read<{ digest: string; recordId: string; warnings: string }>(
    sql`SELECT "digest", "recordId", "warnings" FROM "submission"
      WHERE "accountId" = ${viewer.accountId} AND "idempotencyKey" = ${idempotencyKey}`,
  )
  if (!found) return null
  if (found.digest !== digest)
    throw new RegistryError(
      'CONFLICT',
      'idempotencyKey was already used for another submission of yours. Use a new one.',
      { reason: 'KEY_ALREADY_USED' },
    )
  return { id: found.recordId, warnings: JSON.parse(found.warnings) }
}

export async function storeSubmission(
  submission: KeyedSubmission,
  { id: recordId, warnings }: MutationResult,
  { write, viewer, now }: MutationContext,
) {
  if (recordId === null) return
  const { accountId } = viewer
  await write.insertRows(Submission, [
    { ...submission, accountId, recordId, warnings, createdAt: now.toISOString() },
  ])
}
