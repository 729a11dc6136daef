import sql from 'sql-template-tag'
import { collectionOfId } from '../../core/collections/collection'
import { RegistryError } from '../../core/errors'
import { newId } from '../../core/id'
import { findRecord } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { Follow, follows } from './follow.entity'
import { FollowInput, followPayload, UnfollowInput } from './follow.inputs'
import { followPolicy } from './follow.policy'
import { ensureSettings, logHead } from './follow-settings'
import { isFollowable } from './followed-records'

/** Of one account: each is asked for with every change. */
const MAX_FOLLOWS = 1_000

const follow = declareMutation({
  name: 'follow',
  description: `Follows a partnership, an organisation or a territory: its events are in your calendar and what happens to it is in your notifications. Following it twice changes nothing. NOT_FOUND if you cannot see it; CONFLICT if you follow ${MAX_FOLLOWS} records already.`,
  input: FollowInput,
  inputDescription: 'What to follow.',
  payload: followPayload,
  action: followPolicy.begin,
  find: ({ input }, mutation) => findFollowable(input.id, mutation),
  work: async ({ record: { id: recordId } }, mutation) => {
    const { write, viewer, now } = mutation
    const { accountId } = viewer
    const known = await write.read(
      sql`SELECT 1 FROM "follow" WHERE "accountId" = ${accountId} AND "recordId" = ${recordId}`,
    )
    if (known.length > 0) return
    await refuseMany(mutation)
    await ensureSettings(accountId, write)
    await write.insertRows(Follow, [
      {
        ...{ id: newId(follows.prefix), accountId, recordId },
        ...{ createdAt: now.toISOString(), position: await logHead(write) },
      },
    ])
  },
})

const unfollow = declareMutation({
  name: 'unfollow',
  description:
    'Stops following something. It changes nothing if you do not follow it, whether or not it is there.',
  input: UnfollowInput,
  inputDescription: 'What to follow no more.',
  payload: followPayload,
  action: followPolicy.end,
  work: async ({ input: { id } }, { write, viewer }) => {
    if (!isFollowable(id)) return
    await write.run(
      sql`DELETE FROM "follow" WHERE "accountId" = ${viewer.accountId} AND "recordId" IN (${id},
        (SELECT "intoId" FROM "merged_partnership" WHERE "id" = ${id}),
        (SELECT "intoId" FROM "merged_organisation" WHERE "id" = ${id}))`,
    )
  },
})

/** What is not there and what the account cannot see are answered alike. */
async function findFollowable(id: string, mutation: MutationContext) {
  if (isFollowable(id)) return findRecord(collectionOfId(id) as never, id, mutation)
  throw new RegistryError(
    'NOT_FOUND',
    'id must be the id of a partnership, an organisation or a territory that you can see.',
  )
}

/** The account is locked: its requests take turns. */
async function refuseMany({ write, viewer }: MutationContext) {
  const [{ count } = { count: 0 }] = await write.read<{ count: number | string }>(
    sql`SELECT count(*) AS "count" FROM "follow" WHERE "accountId" = ${viewer.accountId}`,
  )
  if (Number(count) >= MAX_FOLLOWS)
    throw new RegistryError(
      'CONFLICT',
      `You already follow ${MAX_FOLLOWS} records. Stop following one with unfollow first, or follow the territory that they lie in.`,
      { reason: 'LIMIT_REACHED', limit: MAX_FOLLOWS },
    )
}

export const FollowMutations = mutationResolver(follow, unfollow)
