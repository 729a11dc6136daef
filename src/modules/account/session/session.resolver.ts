import sql from 'sql-template-tag'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../../core/context'
import { childrenOf } from '../../../core/lists/list'
import type { List } from '../../../core/lists/list-declaration'
import { Viewer } from '../viewer'
import { AccountSession, accountSessions, isOpen } from './account-session.entity'

const sessionsOfAccount: List<AccountSession> = {
  name: 'Viewer.sessions',
  of: accountSessions,
  under: (account) => sql`t."accountId" = ${account}`,
  visible: (row) => isOpen(row, new Date()),
  orders: { LATEST: { by: () => [sql`COALESCE(t."renewedAt", t."createdAt")`], descending: true } },
}

@Resolver(() => AccountSession)
export class AccountSessionResolver {
  @FieldResolver(() => Boolean, { description: 'Whether this very request belongs to it.' })
  isCurrent(@Root() { id }: AccountSession, @Ctx() { viewer }: Context) {
    return viewer?.sessionId === id
  }
}

@Resolver(() => Viewer)
export class ViewerSessionsResolver {
  @FieldResolver(() => [AccountSession], {
    description:
      'The open sessions of the account, the one used last first. endSession ends one. Sessions that an identity provider keeps are not among them.',
  })
  sessions(@Root() { account }: Viewer, @Ctx() context: Context) {
    return childrenOf(sessionsOfAccount, account.id, context)
  }
}
