import sql, { type Sql } from 'sql-template-tag'
import { InputType } from 'type-graphql'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import { changeRecord, findRecord } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import { ChangeInput } from '../../mutations/mutation.inputs'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { Initiator } from '../initiator/initiator.entity'
import { organisations } from '../organisation/organisation.entity'
import { organisationPayload } from '../organisation/organisation.inputs'
import { organisationPolicy } from '../organisation/organisation.policy'
import { Agreement } from '../partnership/agreement/agreement.entity'
import { Membership } from '../partnership/membership/membership.entity'
import { Partnership } from '../partnership/partnership.entity'

@InputType({ description: 'The draft of an organisation that everyone should see.' })
class PublishOrganisationInput extends ChangeInput {}

const publishOrganisation = declareMutation({
  name: 'publishOrganisation',
  description:
    'Publishes the draft of an organisation, with what names it. For editors of its territory and administrators. CONFLICT if it is already published.',
  input: PublishOrganisationInput,
  inputDescription: 'The draft that everyone should see.',
  payload: organisationPayload,
  action: organisationPolicy.publish,
  find: ({ input }, mutation) => findRecord(organisations, input.id, mutation),
  work: async ({ record }, mutation) => {
    const changes = { publishedAt: mutation.now.toISOString() }
    await changeRecord(organisations, { record, changes }, mutation)
    await mutation.write.run(sql`UPDATE "organisation" SET "enteredById" = NULL WHERE "id" = ${record.id}`)
    await showNaming(record.id, mutation.write)
  },
})

/** Tells those who follow the registry of what is shown with it: memberships and initiators, and who names them. */
async function showNaming(id: string, write: Writing) {
  const ids = async (statement: Sql) => (await write.read<{ id: string }>(statement)).map((row) => row.id)
  const members = await ids(sql`SELECT "id" FROM "membership" WHERE "organisationId" = ${id} ORDER BY "id"`)
  write.touch(Membership.name, members, ChangeKind.RESTORED, [])
  const started = await ids(sql`SELECT "id" FROM "initiator" WHERE "organisationId" = ${id} ORDER BY "id"`)
  write.touch(Initiator.name, started, ChangeKind.RESTORED, [])
  const partnerships =
    await ids(sql`SELECT DISTINCT named."partnershipId" AS "id" FROM "partnership_initiator" AS named
    JOIN "initiator" ON "initiator"."id" = named."initiatorId" WHERE "initiator"."organisationId" = ${id} ORDER BY 1`)
  write.touch(Partnership.name, partnerships, ChangeKind.UPDATED, ['initiators'])
  const agreements = await ids(
    sql`SELECT "agreementId" AS "id" FROM "agreement_party" WHERE "organisationId" = ${id} ORDER BY 1`,
  )
  write.touch(Agreement.name, agreements, ChangeKind.UPDATED, ['parties'])
}

export const OrganisationPublishingMutations = mutationResolver(publishOrganisation)
