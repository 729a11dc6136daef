import sql from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import { partsShownWith } from '../../core/collections/followed-parts'
import { tidyAll } from '../../core/values/plain-text'
import { changeRecord, findRecord } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { RoleGrant } from '../account/role/role-grant.entity'
import { partnerships } from './partnership.collection'
import { Partnership } from './partnership.entity'
import { PartnershipStage } from './partnership.enums'
import { partnershipPayload } from './partnership.inputs'
import { partnershipPolicy } from './partnership.policy'
import { disorder, partnershipWarnings } from './partnership.rules'
import { runHooks } from './partnership-hooks'
import { initiatorsOf, leave } from './partnership-initiators'
import { relationsOf } from './partnership-relations'
import {
  DiscardPartnershipInput,
  EndPartnershipInput,
  PublishPartnershipInput,
  ReopenPartnershipInput,
} from './partnership-stage.inputs'

/** Shows a draft to everybody, once somebody else than its people has looked at it. */
const publishPartnership = declareMutation({
  name: 'publishPartnership',
  description:
    'Publishes a draft. For editors of its territories and administrators. It needs a territory, unless an administrator publishes it. CONFLICT if it is already published.',
  input: PublishPartnershipInput,
  inputDescription: 'The draft that everyone should see.',
  payload: partnershipPayload,
  action: partnershipPolicy.publish,
  find: ({ input }, mutation) => findRecord(partnerships, input.id, mutation),
  work: async ({ record }, mutation) => {
    await showPartnership(record, mutation)
    const relations = await relationsOf(record.id, mutation.write)
    const values = { name: record.name, territories: relations.territories.map(({ code }) => code) }
    return { warnings: await partnershipWarnings({ ...record, relations }, values, mutation) }
  },
})

/** Publishes a draft whose row is locked, and tells those who follow the registry of all that is shown with it. */
async function showPartnership(record: Partnership, mutation: MutationContext) {
  const changes = { publishedAt: mutation.now.toISOString() }
  await changeRecord(partnerships, { record, changes }, mutation)
  for (const { type, id } of await partsShownWith(partnerships, record.id, mutation.write))
    mutation.write.touch(type, [id], ChangeKind.RESTORED, [])
  await runHooks('published', record, mutation.write)
}

/** Deletes a draft, with all that belongs to it and nobody has seen. */
const discardPartnership = declareMutation({
  name: 'discardPartnership',
  description:
    'Deletes a draft for good. For its organisers, editors of its territories and administrators. CONFLICT if it is published.',
  input: DiscardPartnershipInput,
  inputDescription: 'The draft to delete.',
  payload: partnershipPayload,
  action: partnershipPolicy.discard,
  find: ({ input }, mutation) => findRecord(partnerships, input.id, mutation),
  work: async ({ record }, { write }) => {
    const initiators = await initiatorsOf(record.id, write)
    await leave(
      record,
      initiators.map(({ id }) => id),
      write,
    )
    await runHooks('discarded', record, write)
    await deleteGrants(record.id, write)
    await write.delete(Partnership, record.id)
    return { id: null }
  },
})

async function deleteGrants(scopeId: string, write: Writing) {
  const grants = await write.read<Pick<RoleGrant, 'id' | 'accountId'>>(
    sql`SELECT "id", "accountId" FROM "role_grant" WHERE "scopeId" = ${scopeId} ORDER BY "id"`,
  )
  for (const { id } of grants) await write.delete(RoleGrant, id)
  const accountIds = write.dialect.list(grants.map(({ accountId }) => accountId))
  // The keys under which it was submitted name nothing any more: what comes under them is new.
  await write.run(sql`DELETE FROM "submission" WHERE "recordId" = ${scopeId}
    AND ${write.dialect.isIn(sql`"accountId"`, accountIds)}`)
}

const endPartnership = declareMutation({
  name: 'endPartnership',
  description:
    'Records that a partnership has ended, when and why. Reaching its goal is a success. CONFLICT if it has already ended.',
  input: EndPartnershipInput,
  inputDescription: 'The partnership, when it ended and why.',
  payload: partnershipPayload,
  action: partnershipPolicy.end,
  find: ({ input }, mutation) => findRecord(partnerships, input.id, mutation),
  facts: ({ input }) => ({ values: tidyAll(input) }),
  violations: ({ record, values: { endedOn } }) => disorder({ endedOn }, record),
  work: async ({ record, values: { endedOn, reason } }, mutation) => {
    const changes = { stage: PartnershipStage.ENDED, endedOn, endedReason: reason ?? null }
    await changeRecord(partnerships, { record, changes }, mutation)
  },
})

const reopenPartnership = declareMutation({
  name: 'reopenPartnership',
  description: 'Records that a partnership continues after all. CONFLICT if it has not ended.',
  input: ReopenPartnershipInput,
  inputDescription: 'The partnership that continues, and its stage.',
  payload: partnershipPayload,
  action: partnershipPolicy.reopen,
  subject: ({ input }, mutation) => findRecord(partnerships, input.id, mutation),
  work: async ({ input: { stage }, record }, mutation) => {
    const changes = { stage, endedOn: null, endedReason: null }
    await changeRecord(partnerships, { record, changes }, mutation)
  },
})

export const PartnershipStageMutations = mutationResolver(
  publishPartnership,
  discardPartnership,
  endPartnership,
  reopenPartnership,
)
