import sql from 'sql-template-tag'
import { Field, ID, InputType, Int } from 'type-graphql'
import { authorize } from '../../authz/authorize'
import { Role } from '../../authz/role.enums'
import { badUserInput } from '../../core/errors'
import { moveKeys } from '../../interchange/import/external-key.entity'
import { changeRecord, findVisibleOrFail } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import { expectVersion } from '../../mutations/expect-version'
import { ChangeInput } from '../../mutations/mutation.inputs'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { moveGrants } from '../account/role/move-grants'
import { moveClaims } from '../claim/move-claims'
import { moveComments } from '../comment/move-comments'
import { moveEvents } from '../event/move-events'
import { moveFollows } from '../follow/move-follows'
import { moveExamples } from '../guide/move-examples'
import { moveAssessments } from '../health/assessment/move-assessments'
import { FormerSlug } from '../partnership/former-slug.entity'
import { MergedPartnership } from '../partnership/merged-partnership.entity'
import { partnerships } from '../partnership/partnership.collection'
import { Partnership } from '../partnership/partnership.entity'
import { partnershipPayload } from '../partnership/partnership.inputs'
import { partnershipPolicy } from '../partnership/partnership.policy'
import {
  links,
  type PartnershipRelations,
  relationsOf,
  replaceRelations,
} from '../partnership/partnership-relations'
import { partnershipWords } from '../partnership/partnership-search'
import { moveChanges } from '../partnership/pending-change/move-changes'
import { mergeFields } from './merge-fields'
import { moveLinks } from './move-links'
import { moveAgreements, moveCase, moveMemberships } from './move-parts'

@InputType({ description: 'Two records of the same partnership: the one that goes and the one that stays.' })
class MergePartnershipsInput extends ChangeInput {
  @Field(() => ID, {
    description:
      'The id of the partnership that stays. The id, the slugs and the KRS number of the other lead to it from then on.',
  })
  intoId!: string

  @Field(() => Int, {
    description:
      'The version of that partnership that you have read: CONFLICT if somebody else has changed it since.',
  })
  intoExpectedVersion!: number
}

const mergePartnerships = declareMutation({
  name: 'mergePartnerships',
  description:
    'Merges two records of the same partnership. For editors of the territories of both and administrators. Members, agreements, links, events, comments, goals, initiators, territories, organisers and claims move to the record that stays, and its unknown fields are filled from the other. CONFLICT if either has changed since, or if it would then be a part or a successor of itself; NOT_FOUND, with mergedInto, if one was already merged.',
  input: MergePartnershipsInput,
  inputDescription: 'The record that goes, and the record that stays.',
  payload: partnershipPayload,
  action: partnershipPolicy.merge,
  find: ({ input }, mutation) => findBoth(input, mutation),
  facts: async ({ input, context, stays }, { write, viewer }) => {
    await authorize(partnershipPolicy.merge, stays, { ...context, viewer, write })
    expectVersion(input.intoExpectedVersion, stays)
    return {}
  },
  work: async ({ input, record: gone, stays }, mutation) => {
    const { write } = mutation
    await moveEvents({ id: gone.id, into: stays }, mutation)
    await moveExamples(input, write)
    await moveComments(input, write)
    await moveClaims(input, mutation)
    await moveChanges(input, mutation)
    await moveKeys(input, write)
    await moveMemberships(input, mutation)
    await moveAgreements(input, mutation)
    await moveCase(input, mutation)
    await moveGrants(Role.ORGANISER, input, write)
    await moveAssessments(input, write)
    await moveFollows(input, write)
    await moveLinks(input, mutation)
    const slugs = await slugsOf(gone, mutation)
    const relations = await relationsOf(gone.id, write)
    await lead({ gone, stays }, mutation)
    // Before the other takes over what no two have: its slugs, its KRS number, its goals.
    await write.merge(Partnership, gone.id, stays.id)
    await write.insertRows(
      FormerSlug,
      slugs.map((slug) => ({ slug, partnershipId: stays.id })),
    )
    await takeOver({ gone, stays }, relations, mutation)
    return { id: stays.id }
  },
})

interface Both {
  readonly gone: Partnership
  readonly stays: Partnership
}

/** Locked until commit. */
async function findBoth({ id, intoId }: MergePartnershipsInput, mutation: MutationContext) {
  if (id === intoId)
    throw badUserInput('input.intoId', 'other', 'intoId must be the id of another partnership than id.')
  const found = new Map<string, Partnership>()
  // Two merges may be about the same partnerships.
  for (const each of [id, intoId].sort())
    found.set(each, await findVisibleOrFail(partnerships, each, mutation))
  const [record, stays] = [id, intoId].map((each) => found.get(each)) as [Partnership, Partnership]
  if (record.publishedAt !== null && stays.publishedAt === null)
    throw badUserInput(
      'input.intoId',
      'published',
      'intoId must be a published partnership, since id is published. Publish it first, or swap the two.',
    )
  return { record, stays }
}

const slugsOf = async ({ id, slug }: Partnership, { write }: MutationContext): Promise<string[]> => {
  const former = await write.read<{ slug: string }>(
    sql`SELECT "slug" FROM "former_slug" WHERE "partnershipId" = ${id} ORDER BY "slug"`,
  )
  return [slug, ...former.map((each) => each.slug)]
}

/** The names of the one lead to the other, and so do those that led to the one. */
async function lead({ gone, stays }: Both, { write, now }: MutationContext) {
  const { id: intoId } = stays
  await write.run(sql`UPDATE "merged_partnership" SET "intoId" = ${intoId} WHERE "intoId" = ${gone.id}`)
  const { id, krs } = gone
  await write.insertRows(MergedPartnership, [{ id, krs, intoId, mergedAt: now.toISOString() }])
}

async function takeOver({ gone, stays }: Both, others: PartnershipRelations, mutation: MutationContext) {
  const { write } = mutation
  const before = await relationsOf(stays.id, write)
  const after = mergeRelations(before, others)
  await changeRecord(
    partnerships,
    {
      record: stays,
      changes: mergeFields(stays, gone),
      derived: (merged) => partnershipWords(merged, after),
      links: links(before, after),
    },
    mutation,
  )
  await replaceRelations(stays, { before, after, write })
  await write.run(
    sql`UPDATE "partnership" SET "viewCount" = "viewCount" + ${gone.viewCount} WHERE "id" = ${stays.id}`,
  )
}

function mergeRelations(one: PartnershipRelations, other: PartnershipRelations): PartnershipRelations {
  const missing = <T>(values: readonly T[], others: readonly T[], key: (value: T) => unknown): T[] => {
    const known = new Set(values.map(key))
    return [...values, ...others.filter((each) => !known.has(key(each)))]
  }
  return {
    sectors: missing(one.sectors, other.sectors, (code) => code),
    territories: missing(one.territories, other.territories, ({ id }) => id),
    initiators: missing(one.initiators, other.initiators, ({ kind, name, organisationId }) =>
      JSON.stringify([kind, name, organisationId]),
    ),
    goals: missing(one.goals, other.goals, ({ text }) => text),
  }
}

export const PartnershipMergeMutations = mutationResolver(mergePartnerships)
