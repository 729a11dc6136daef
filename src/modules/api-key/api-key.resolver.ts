import sql from 'sql-template-tag'
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { signedIn } from '../../authz/signed-in'
import { byId } from '../../core/collections/collection'
import type { Context } from '../../core/context'
import { pageOf } from '../../core/lists/list'
import type { List } from '../../core/lists/list-declaration'
import { connectionOf, ForwardArgs } from '../../core/lists/page'
import { Account } from '../account/account.entity'
import { accountUnlessStaff } from '../account/staff'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { ApiKey, apiKeys } from './api-key.entity'

const ApiKeyConnection = connectionOf('ApiKey', () => ApiKey, { plural: 'API keys' })

const newestKeys: List<ApiKey> = {
  name: 'Query.apiKeys',
  of: apiKeys,
  orders: { NEWEST: { by: () => [sql`t."createdAt"`], descending: true } },
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, {
    description:
      'The API keys of the organisations you represent, including revoked ones, the newest first. Administrators see all. UNAUTHENTICATED for visitors.',
  })
  apiKeys(@Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    signedIn(context)
    return pageOf(newestKeys, null, args, context)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation whose programs use it. Null: the registry itself.',
  })
  organisation(@Root() { organisationId }: ApiKey, @Ctx() context: Context) {
    return organisationId && byId(organisations, context).load(organisationId)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who created it. Null: the account has been erased, or it is that of a moderator or an administrator, who are named only to each other.',
  })
  createdBy(@Root() { createdById }: ApiKey, @Ctx() context: Context) {
    return createdById && accountUnlessStaff(createdById, context)
  }
}
