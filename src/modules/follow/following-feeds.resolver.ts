import { randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import { Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import { permit } from '../../authz/authorize'
import { signedIn } from '../../authz/signed-in'
import type { Context } from '../../core/context'
import { WebAddress } from '../../core/scalars'
import type { AccountContext } from '../account/account-context'
import { lockViewer } from '../account/lock-account'
import { readViewer, Viewer } from '../account/viewer'
import { digestOf } from '../api-key/api-key-format'
import { feedSecret } from './feed-secret'
import { FollowPayload } from './follow.inputs'
import { followPolicy } from './follow.policy'
import { ensureSettings } from './follow-settings'
import { FollowSettings } from './follow-settings.entity'

const NONCE_BYTES = 16

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What the account follows, as files for programs that cannot sign in. Each address has a secret: whoever knows it can read them.',
})
export class FollowingFeeds {
  @Field(() => WebAddress, {
    description:
      'A calendar to subscribe to (RFC 5545): the events of followed partnerships, of those that a followed organisation is a member of, and of followed territories.',
  })
  ics!: string

  @Field(() => WebAddress, {
    description:
      'For feed readers (RFC 4287): new partnerships and events among what the account follows, and their new stages, names, times and places.',
  })
  atom!: string
}

@Resolver(() => Viewer)
export class FollowingFeedsResolver {
  @FieldResolver(() => FollowingFeeds, {
    nullable: true,
    description:
      'The calendar and the news of what the account follows. Null: none were made yet, or the server has another TOKEN_SECRET now; renewFollowingFeeds makes them.',
  })
  async followingFeeds(@Root() { account }: Viewer, @Ctx() context: Context): Promise<FollowingFeeds | null> {
    const [row] = await context.reader.all(
      sql`SELECT "feedNonce", "feedDigest" FROM "follow_settings" WHERE "accountId" = ${account.id}`,
    )
    const [feedNonce, feedDigest] = (row ?? []) as [string | null, string | null]
    if (feedNonce == null) return null
    const secret = feedSecret({ accountId: account.id, feedNonce }, context)
    if (digestOf(secret) !== feedDigest) return null
    const address = (extension: string) =>
      `${context.publicUrl}/feeds/following.${extension}?secret=${secret}`
    return { ics: address('ics'), atom: address('atom') }
  }

  @Mutation(() => FollowPayload, {
    description:
      'Makes new addresses for followingFeeds. The former ones answer 404 from then on, such as after they have fallen into wrong hands.',
  })
  async renewFollowingFeeds(@Ctx() context: AccountContext): Promise<FollowPayload> {
    const { accountId } = permit(followPolicy.renewFeeds, context)
    await context.attempts.write(accountId)
    const feedNonce = randomBytes(NONCE_BYTES).toString('base64url')
    const feedDigest = digestOf(feedSecret({ accountId, feedNonce }, context))
    await context.write(async (write) => {
      await lockViewer(context, write, followPolicy.renewFeeds)
      await ensureSettings(accountId, write)
      await write.manager.update(FollowSettings, { accountId }, { feedNonce, feedDigest })
    })
    return { viewer: (await readViewer(signedIn(context), context)) as Viewer }
  }
}
