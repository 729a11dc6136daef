import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { AccountContext } from '../account/account-context'
import { RegistryError } from '../shared/errors'
import type { Creating } from './keeping.inputs'
import { Submission } from './submission.entity'
import type { Warning } from './warning'
import { type Acting, type Task, writeAs } from './write-as'

/** What was made; no id where it was only to be checked. */
export interface Created {
  readonly id: string | null
  readonly warnings: Warning[]
}

interface Creation extends Task<Created> {
  readonly input: Creating
  /** The name of the mutation: one key names one submission to it. */
  readonly mutation: string
}

/** Undoes a transaction whose result is all that was wanted. */
class OnlyChecked extends Error {
  constructor(readonly warnings: Warning[]) {
    super('Nothing was to be written.')
  }
}

/** Makes a record in the name of whoever asks; the one that was made, where the same submission came before. */
export async function createAs(creation: Creation, context: AccountContext): Promise<Created> {
  const { input, work } = creation
  const { idempotencyKey, validateOnly, ...content } = input
  const key = validateOnly ? null : (idempotencyKey ?? null)
  const digest = createHash('sha256')
    .update(JSON.stringify([creation.mutation, content]))
    .digest('hex')
  const once = async (acting: Acting) => {
    const known = key === null ? null : await submitted(key, digest, acting)
    if (known) return known
    const created = await work(acting)
    if (validateOnly) throw new OnlyChecked(created.warnings)
    if (key !== null) await keep({ idempotencyKey: key, digest, created }, acting)
    return created
  }
  return writeAs({ ...creation, work: once }, context).catch((error) => {
    if (!(error instanceof OnlyChecked)) throw error
    return { id: null, warnings: error.warnings }
  })
}

async function submitted(key: string, digest: string, { write, viewer }: Acting): Promise<Created | null> {
  const [found] = await write.read<{ digest: string; recordId: string; warnings: string }>(
    sql`SELECT "digest", "recordId", "warnings" FROM "submission"
      WHERE "accountId" = ${viewer.accountId} AND "idempotencyKey" = ${key}`,
  )
  if (!found) return null
  if (found.digest !== digest)
    throw new RegistryError('CONFLICT', 'idempotencyKey names another submission of yours already.')
  return { id: found.recordId, warnings: JSON.parse(found.warnings) }
}

interface Kept {
  readonly idempotencyKey: string
  readonly digest: string
  readonly created: Created
}

async function keep({ idempotencyKey, digest, created }: Kept, { write, viewer, now }: Acting) {
  const { id: recordId, warnings } = created
  if (recordId === null) return
  const { accountId } = viewer
  await write.insertRows(Submission, [
    { accountId, idempotencyKey, digest, recordId, warnings, createdAt: now.toISOString() },
  ])
}
