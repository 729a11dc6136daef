import sql from 'sql-template-tag'
import { Field, ID, InputType, Int } from 'type-graphql'
import { authorize } from '../../authz/authorize'
import { Role } from '../../authz/role.enums'
import { searchColumns } from '../../core/collections/record'
import { badUserInput, RegistryError } from '../../core/errors'
import { changeRecord, findVisibleOrFail } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import { expectVersion } from '../../mutations/expect-version'
import { ChangeInput } from '../../mutations/mutation.inputs'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { moveGrants } from '../account/role/move-grants'
import { moveClaims } from '../claim/move-claims'
import { moveFollows } from '../follow/move-follows'
import { MergedOrganisation } from '../organisation/merged-organisation.entity'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { organisationPayload } from '../organisation/organisation.inputs'
import { organisationPolicy } from '../organisation/organisation.policy'
import { unpublishableChange } from '../organisation/public-bodies'
import { mergeFields } from './merge-fields'
import {
  lockPartnerships,
  moveAgreements,
  moveInitiators,
  moveMemberships,
  movePrograms,
} from './move-records'

@InputType({ description: 'Two records of the same organisation: the one that goes and the one that stays.' })
export class MergeOrganisationsInput extends ChangeInput {
  @Field(() => ID, {
    description: 'The id of the organisation that stays. The other id leads to it from then on.',
  })
  intoId!: string

  @Field(() => Int, {
    description:
      'The version of that organisation that you have read: CONFLICT if somebody else has changed it since.',
  })
  intoExpectedVersion!: number
}

const mergeOrganisations = declareMutation({
  name: 'mergeOrganisations',
  description:
    'Merges two records of the same organisation. For managers of both. Memberships, agreements, initiators, representatives and claims move to the record that stays, and its unknown fields are filled from the other. CONFLICT if either has changed since; NOT_FOUND, with mergedInto, if one was already merged.',
  input: MergeOrganisationsInput,
  inputDescription: 'The record that goes, and the record that stays.',
  payload: organisationPayload,
  action: organisationPolicy.merge,
  find: ({ input }, mutation) => findBoth(input, mutation),
  facts: async ({ input, context, record, stays }, mutation) => {
    const { write, viewer } = mutation
    await authorize(organisationPolicy.merge, stays, { ...context, viewer, write })
    expectVersion(input.intoExpectedVersion, stays)
    await refuseUnpublishable({ gone: record, stays }, mutation)
    return {}
  },
  work: async ({ input, record: gone, stays }, mutation) => {
    await moveMemberships(input, mutation)
    await moveAgreements(input, mutation)
    await moveInitiators(input, mutation.write)
    await moveClaims(input, mutation)
    await moveGrants(Role.REPRESENTATIVE, input, mutation.write)
    await moveFollows(input, mutation.write)
    await movePrograms(input, mutation.write)
    await lead({ gone, stays }, mutation)
    // Before the other takes over its KRS number, which no two have.
    await mutation.write.merge(Organisation, input.id, input.intoId)
    await takeOver({ gone, stays }, mutation)
    return { id: stays.id }
  },
})

interface Both {
  readonly gone: Organisation
  readonly stays: Organisation
}

/** What everybody sees stays to be seen, and becomes no public institution that no editor has looked at. */
async function refuseUnpublishable({ gone, stays }: Both, mutation: MutationContext) {
  if (stays.publishedAt === null && gone.publishedAt !== null)
    throw new RegistryError(
      'CONFLICT',
      'The organisation that would stay is a draft, and the other is published. Merge the draft into the published one, or publish it first.',
      { reason: 'NOT_PUBLISHED' },
    )
  const refusal = await unpublishableChange(stays, mergeFields(stays, gone), mutation)
  if (refusal !== null) throw new RegistryError('FORBIDDEN', refusal, { reason: 'NOT_ALLOWED' })
}

/** Locked until commit. */
async function findBoth(input: MergeOrganisationsInput, mutation: MutationContext) {
  const { id, intoId } = input
  if (id === intoId)
    throw badUserInput('input.intoId', 'other', 'intoId must be the id of another organisation than id.')
  await lockPartnerships(input, mutation.write)
  const found = new Map<string, Organisation>()
  // Two merges may be about the same organisations.
  for (const each of [id, intoId].sort())
    found.set(each, await findVisibleOrFail(organisations, each, mutation))
  // It may have joined another partnership until then.
  await lockPartnerships(input, mutation.write)
  return { record: found.get(id) as Organisation, stays: found.get(intoId) as Organisation }
}

/** The names of the one lead to the other, and so do those that led to the one. */
async function lead({ gone, stays }: Both, { write, now }: MutationContext) {
  const { id: intoId } = stays
  await write.run(sql`UPDATE "merged_organisation" SET "intoId" = ${intoId} WHERE "intoId" = ${gone.id}`)
  const { id, krs } = gone
  await write.insertRows(MergedOrganisation, [{ id, krs, intoId, mergedAt: now.toISOString() }])
}

async function takeOver({ gone, stays }: Both, mutation: MutationContext) {
  const changes = mergeFields(stays, gone)
  const [unit] = await mutation.write.read<{ name: string }>(
    sql`SELECT "name" FROM "territory" WHERE "id" = ${changes.territoryId}`,
  )
  const derived = ({ name, address }: Organisation) => searchColumns(name, address?.town, unit?.name)
  await changeRecord(organisations, { record: stays, changes, derived }, mutation)
}

export const OrganisationMergeMutations = mutationResolver(mergeOrganisations)
