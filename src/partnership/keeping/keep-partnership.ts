import sql from 'sql-template-tag'
import { Role } from '../../account/account.enums'
import type { AccountContext } from '../../account/account-context'
import { type Created, createAs } from '../../keeping/create-as'
import { expectVersion, findVisible } from '../../keeping/find-kept'
import { actForPartnership } from '../../keeping/keeper'
import type { Changing } from '../../keeping/keeping.inputs'
import { type Acting, writeAs } from '../../keeping/write-as'
import { RegistryError } from '../../shared/errors'
import { type Partnership, partnerships } from '../partnership.entity'
import { alterPartnership } from './alter-partnership'
import { enterPartnership } from './enter-partnership'
import type { CreatePartnershipInput, UpdatePartnershipInput } from './partnership.inputs'
import { partnershipViolations } from './rules/check-partnership'

/** Enters a draft, which whoever enters it keeps from then on. */
export const createPartnership = (input: CreatePartnershipInput, context: AccountContext): Promise<Created> =>
  createAs(
    {
      mutation: 'createPartnership',
      input,
      check: (acting) => partnershipViolations(input, null, acting),
      work: async (acting) => {
        await refuseManyDrafts(acting)
        acting.as(acting.viewer.isAdmin ? Role.ADMIN : Role.ORGANISER)
        const { idempotencyKey, validateOnly, ...said } = input
        const entered = await enterPartnership(said, acting)
        await acting.keep(Role.ORGANISER, entered.id)
        return entered
      },
    },
    context,
  )

export function updatePartnership(input: UpdatePartnershipInput, context: AccountContext): Promise<Created> {
  const { id, expectedVersion, ...said } = input
  let record: Partnership
  return writeAs(
    {
      input,
      check: async (acting) => {
        record = await findKept(input, acting)
        return partnershipViolations(said, record, acting)
      },
      work: async (acting) => ({ id, warnings: await alterPartnership(record, said, acting) }),
    },
    context,
  )
}

/** The partnership to change, locked: whoever asks keeps it, and knows it as it is. */
export async function findKept({ id, expectedVersion }: Changing, acting: Acting): Promise<Partnership> {
  const record = await findVisible(partnerships, id, acting)
  await actForPartnership(id, acting)
  expectVersion(expectedVersion, record)
  return record
}

const MOST_DRAFTS = 20

async function refuseManyDrafts({ viewer, write }: Acting) {
  const { dialect } = write
  const drafts = await write.read(sql`SELECT 1 FROM "partnership" WHERE "publishedAt" IS NULL
    AND ${dialect.isIn(sql`"id"`, dialect.list(viewer.organises))}`)
  if (drafts.length >= MOST_DRAFTS)
    throw new RegistryError(
      'FORBIDDEN',
      `You keep ${MOST_DRAFTS} drafts already. Have one published by an editor of its territory, or discard it with discardPartnership, before you enter another.`,
    )
}
