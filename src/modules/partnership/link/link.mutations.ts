import sql from 'sql-template-tag'
import { RegistryError } from '../../../core/errors'
import { newId } from '../../../core/id'
import { definedOf, refusedNulls } from '../../../core/patch'
import { polishDay } from '../../../core/values/polish-text'
import { readBefore, sourcesOf } from '../../../core/values/source'
import { changeRecord, findVisibleOrFail } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import type { MutationContext } from '../../../mutations/mutation-context'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { partnerships } from '../partnership.collection'
import { partnershipPolicy } from '../partnership.policy'
import { findLink, type KnownLink, linksBetween, linksTo, lockPartnerships, seekLink } from './find-link'
import { PartnershipLink, partnershipLinks } from './link.entity'
import {
  AcceptPartnershipLinkInput,
  LinkPartnershipsInput,
  linkPayload,
  UnlinkPartnershipsInput,
  UpdatePartnershipLinkInput,
} from './link.inputs'
import { linkPolicy } from './link.policy'
import {
  inOrder,
  lockLinks,
  MAX_LINKS,
  refuseCircle,
  refuseOpposite,
  wrongEnds,
  wrongTerm,
} from './link.rules'

const BOTH_AGREE =
  'A link to another record counts once managers of both partnerships have agreed; until then, only they see it.'

/** A manager of both agrees for both. */
const linkPartnerships = declareMutation({
  name: 'linkPartnerships',
  description: `Links a partnership to its predecessor, to a larger one that it is part of, or to another record of the same. For managers of either partnership. ${BOTH_AGREE} If the other side has already proposed the link, this accepts it. CONFLICT if there is such a link already, or if it contradicts another.`,
  input: LinkPartnershipsInput,
  inputDescription: 'The two ends, and what one is to the other.',
  payload: linkPayload,
  action: linkPolicy.create,
  violations: ({ input }, { now }) => [
    ...wrongEnds(input),
    ...wrongTerm(
      { kind: input.kind, since: input.since ?? null, until: input.until ?? null },
      polishDay(now),
      input.until == null ? 'since' : 'until',
    ),
  ],
  subject: ({ input }, mutation) => findEnds(input, mutation),
  work: async ({ input, other, record, managesOther }, mutation) => {
    const { write, now } = mutation
    const otherId = other?.id ?? null
    const { partnershipId, kind } = input
    const ends = inOrder({ kind, partnershipId, otherId })
    const known = await (otherId === null
      ? linksTo(partnershipId, input.url as string, write)
      : linksBetween(partnershipId, otherId, write))
    const same = known.find((each) => each.kind === kind && each.partnershipId === ends.partnershipId)
    if (same) return acceptKnown(same, record.id, managesOther, mutation)
    refuseOpposite(ends, known)
    await refuseMany(ends.partnershipId, mutation)
    const isAgreed = otherId === null || managesOther
    const link = {
      ...{ since: null, until: null, url: null, ...ends },
      ...definedOf({ since: input.since, until: input.until, url: input.url }),
      ...{ id: newId(partnershipLinks.prefix), sources: sourcesOf(input.sources, now) ?? [] },
      awaitsId: isAgreed ? null : record.id === partnershipId ? otherId : partnershipId,
    }
    if (isAgreed) await putInForce(link, mutation)
    await write.insert(PartnershipLink, [link])
    return { id: link.id }
  },
})

/** Both, locked; and the one that the writer manages. */
async function findEnds({ partnershipId, otherId }: LinkPartnershipsInput, mutation: MutationContext) {
  await lockPartnerships([partnershipId, otherId ?? null], mutation)
  const one = await findVisibleOrFail(partnerships, partnershipId, mutation)
  const other = otherId == null ? null : await findVisibleOrFail(partnerships, otherId, mutation)
  const manages = (id: string) => mutation.hasRight(partnershipPolicy.update, id)
  const managesOne = await manages(one.id)
  const managesTheOther = other !== null && (await manages(other.id))
  return {
    other,
    record: managesOne || other === null || !managesTheOther ? one : other,
    managesOther: managesOne && managesTheOther,
  }
}

/** The other side has proposed it: then both have agreed. Otherwise it is there already. */
async function acceptKnown(
  { id, awaitsId }: KnownLink,
  agreeingId: string,
  managesBoth: boolean,
  mutation: MutationContext,
) {
  if (awaitsId === null || !(awaitsId === agreeingId || managesBoth))
    throw new RegistryError(
      'CONFLICT',
      awaitsId === null
        ? `The registry has this link already: ${id}. To change its dates or sources, call updatePartnershipLink.`
        : `You have already proposed this link: ${id}. It waits for managers of the other partnership.`,
      { reason: 'ALREADY_EXISTS', linkId: id },
    )
  const { record } = await findLink(id, mutation)
  await accept(record, mutation)
  return { id }
}

async function refuseMany(partnershipId: string, { write }: MutationContext) {
  const [{ count = 0 } = {}] = await write.read<{ count: number | string }>(
    sql`SELECT count(*) AS "count" FROM "partnership_link" WHERE "partnershipId" = ${partnershipId}`,
  )
  if (Number(count) >= MAX_LINKS)
    throw new RegistryError(
      'CONFLICT',
      `The partnership already has ${MAX_LINKS} links to others. Remove one with unlinkPartnerships first.`,
      { reason: 'LIMIT_REACHED', limit: MAX_LINKS },
    )
}

async function putInForce(link: Parameters<typeof refuseCircle>[0], { write }: MutationContext) {
  await lockLinks(write)
  await refuseCircle(link, write)
}

async function accept(record: PartnershipLink, mutation: MutationContext) {
  await putInForce(record, mutation)
  await changeRecord(partnershipLinks, { record, changes: { awaitsId: null } }, mutation)
}

const acceptPartnershipLink = declareMutation({
  name: 'acceptPartnershipLink',
  description: `Agrees to a link that managers of the other partnership have proposed. For managers of the partnership that has not agreed yet. ${BOTH_AGREE} To decline it, call unlinkPartnerships.`,
  input: AcceptPartnershipLinkInput,
  inputDescription: 'The link to agree to.',
  payload: linkPayload,
  action: linkPolicy.accept,
  find: ({ input }, mutation) => findLink(input.id, mutation),
  work: ({ record }, mutation) => accept(record, mutation),
})

const updatePartnershipLink = declareMutation({
  name: 'updatePartnershipLink',
  description:
    'Changes the dates and sources of a link. For managers of either partnership. Its ends and its kind stay: for others, remove it and add another.',
  input: UpdatePartnershipLinkInput,
  inputDescription: 'The changes to make.',
  payload: linkPayload,
  action: linkPolicy.update,
  facts: async ({ input }, mutation) => ({ seen: await seekLink(input.id, mutation) }),
  violations: ({ input, seen }, mutation) => [
    ...refusedNulls(PartnershipLink, input, mutation),
    ...(seen
      ? wrongTerm(
          { ...seen, ...definedOf({ since: input.since, until: input.until }) },
          polishDay(mutation.now),
          input.until == null ? 'since' : 'until',
        )
      : []),
  ],
  subject: ({ input }, mutation) => findLink(input.id, mutation),
  work: async ({ input, record }, mutation) => {
    const { since, until } = input
    const { sources } = readBefore(input, record)
    const changes = definedOf({ since, until, sources: sourcesOf(sources, mutation.now) })
    if (record.awaitsId === null && record.until !== null && until === null)
      await putInForce({ ...record, until }, mutation)
    await changeRecord(partnershipLinks, { record, changes }, mutation)
  },
})

const unlinkPartnerships = declareMutation({
  name: 'unlinkPartnerships',
  description:
    'Removes a link between partnerships, declines one that was proposed, or withdraws a proposal. For managers of either partnership.',
  input: UnlinkPartnershipsInput,
  inputDescription: 'The link to remove.',
  payload: linkPayload,
  action: linkPolicy.remove,
  find: ({ input }, mutation) => findLink(input.id, mutation),
  work: async ({ record }, { write }) => {
    await write.delete(PartnershipLink, record.id)
    return { id: null }
  },
})

export const PartnershipLinkMutations = mutationResolver(
  linkPartnerships,
  acceptPartnershipLink,
  updatePartnershipLink,
  unlinkPartnerships,
)
