import sql from 'sql-template-tag'
import { Ctx, Directive, Field, FieldResolver, ID, InputType, Resolver, Root } from 'type-graphql'
import type { Writing } from '../../../core/change-log/write'
import { name } from '../../../core/collections/dialect'
import type { Context } from '../../../core/context'
import { RegistryError } from '../../../core/errors'
import { childrenOf } from '../../../core/lists/list'
import type { List } from '../../../core/lists/list-declaration'
import { DEFAULT_PAGE_SIZE } from '../../../core/lists/page'
import { changeRecord } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import type { MutationContext } from '../../../mutations/mutation-context'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { partnerships } from '../../partnership/partnership.collection'
import { Partnership } from '../../partnership/partnership.entity'
import { isManaged } from '../../partnership/partnership.policy'
import { Event, events } from '../event.entity'
import { eventPayload } from '../event.mutations'
import { coHostingPolicy } from '../event.policy'
import { findHosted } from '../event-hosts'
import { coHostLinks, tie, untie } from './co-hosts'

@InputType({ description: 'An event, and a partnership that co-hosts it or is invited to.' })
export class CoHostingInput {
  @Field(() => ID, { description: 'The id of the event: `event_01j…`.' })
  eventId!: string

  @Field(() => ID, { description: 'The id of the other partnership, not of the host: `partnership_01j…`.' })
  partnershipId!: string
}

/** The event that is locked, and the partnership other than its host. */
async function findCoHosting({ eventId, partnershipId }: CoHostingInput, mutation: MutationContext) {
  const { record: event, host, hosts } = await findHosted(eventId, [partnershipId], mutation)
  return { event, host, record: hosts.named(partnershipId) }
}

/** Changes who organises the event, and tells of it in its history. */
async function changeCoHosts(record: Event, mutation: MutationContext, change: () => Promise<void>) {
  const links = await coHostLinks(record.id, mutation.write, change)
  await changeRecord(events, { record, changes: {}, links }, mutation)
  return { id: record.id }
}

/** A co-host that accepts again is one already. */
const acceptCoHosting = declareMutation({
  name: 'acceptCoHosting',
  description:
    'Accepts an invitation to co-host an event. For organisers of the invited partnership, editors of its territory and administrators.',
  input: CoHostingInput,
  inputDescription: 'The event, and the partnership that accepts.',
  payload: eventPayload,
  action: coHostingPolicy.accept,
  find: ({ input }, mutation) => findCoHosting(input, mutation),
  work: ({ input, event, record: other }, mutation) =>
    changeCoHosts(event, mutation, async () => {
      const { write } = mutation
      if (await isTied('event_co_host', input, write)) return
      await expectInvitation(input, write)
      await untie(event.id, [other.id], write)
      await tie(event.id, [other.id], write)
    }),
})

const declineCoHosting = declareMutation({
  name: 'declineCoHosting',
  description:
    'Declines an invitation to co-host an event. For managers of the invited partnership. Only managers of the host see that it was declined.',
  input: CoHostingInput,
  inputDescription: 'The event, and the partnership that declines.',
  payload: eventPayload,
  action: coHostingPolicy.decline,
  find: ({ input }, mutation) => findCoHosting(input, mutation),
  work: ({ input, event, record: other }, mutation) =>
    changeCoHosts(event, mutation, async () => {
      await expectInvitation(input, mutation.write)
      await untie(event.id, [other.id], mutation.write)
    }),
})

/** Either side may end it, and the host may take an invitation back. */
const endCoHosting = declareMutation({
  name: 'endCoHosting',
  description:
    'Removes a co-host from an event, or withdraws the invitation. For managers of either partnership.',
  input: CoHostingInput,
  inputDescription: 'The event, and the co-host to remove.',
  payload: eventPayload,
  action: coHostingPolicy.end,
  find: async ({ input }, mutation) => {
    const { event, host, record: other } = await findCoHosting(input, mutation)
    return { event, other, record: host.isManaged ? host : other }
  },
  work: ({ input, event, other }, mutation) =>
    changeCoHosts(event, mutation, async () => {
      if (!(await isTied('event_co_host', input, mutation.write)))
        await expectInvitation(input, mutation.write)
      await untie(event.id, [other.id], mutation.write)
    }),
})

export const CoHostingMutations = mutationResolver(acceptCoHosting, declineCoHosting, endCoHosting)

async function isTied(
  table: 'event_co_host' | 'co_host_invitation',
  { eventId, partnershipId }: CoHostingInput,
  write: Writing,
) {
  const found = await write.read(
    sql`SELECT 1 FROM ${name(table)} WHERE "eventId" = ${eventId} AND "partnershipId" = ${partnershipId}`,
  )
  return found.length > 0
}

async function expectInvitation(input: CoHostingInput, write: Writing) {
  if (await isTied('co_host_invitation', input, write)) return
  throw new RegistryError(
    'NOT_FOUND',
    'The partnership has no open invitation to this event: it was answered, withdrawn, or never sent.',
  )
}

/** Nobody else is told who was asked: whoever declines need not explain it. */
const invitationsOfEvent: List<Partnership> = {
  name: 'Event.coHostInvitations',
  of: partnerships,
  under: (event, _filter, viewer) => sql`t."id" IN (
      SELECT "partnershipId" FROM "co_host_invitation" WHERE "eventId" = ${event})
    AND (${isManaged(sql`t."id"`, viewer)} OR EXISTS (SELECT 1 FROM "event" AS hosted
      WHERE hosted."id" = ${event} AND ${isManaged(sql`hosted."partnershipId"`, viewer)}))`,
  orders: { NAME: { by: () => [sql`t."nameKey"`] } },
}

const invitationsOfPartnership: List<Event> = {
  name: 'Partnership.coHostInvitations',
  of: events,
  under: (partnership, _filter, viewer) => sql`t."id" IN (
      SELECT "eventId" FROM "co_host_invitation" WHERE "partnershipId" = ${partnership})
    AND ${isManaged(partnership, viewer)}`,
  orders: { SOONEST: { by: () => [sql`t."startsAt"`] } },
}

@Resolver(() => Event)
export class CoHostingResolver {
  @FieldResolver(() => [Partnership], {
    description:
      'Partnerships invited to co-host it that have not answered yet. Visible to managers of the host and of the invited partnership; empty for everyone else.',
  })
  coHostInvitations(@Root() event: Event, @Ctx() context: Context) {
    return childrenOf(invitationsOfEvent, event.id, context)
  }
}

@Resolver(() => Partnership)
export class PartnershipCoHostingResolver {
  @Directive(`@listSize(assumedSize: ${DEFAULT_PAGE_SIZE})`)
  @FieldResolver(() => [Event], {
    description:
      'Invitations to co-host events of others, the earliest event first. Answer with acceptCoHosting or declineCoHosting. Visible to managers of the partnership; empty for everyone else.',
  })
  coHostInvitations(@Root() partnership: Partnership, @Ctx() context: Context) {
    return childrenOf(invitationsOfPartnership, partnership.id, context)
  }
}
