import sql from 'sql-template-tag'
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Account, accounts } from '../account/account.entity'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { byId } from '../shared/collection'
import { connectionOf } from '../shared/connection'
import type { Context } from '../shared/context'
import { pageOf } from '../shared/list'
import type { List } from '../shared/list-declaration'
import { ForwardArgs } from '../shared/page'
import { signedIn } from '../shared/signed-in'
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
      'The API keys of the organisations that you represent, ended ones too, the newest first; for an administrator, all. UNAUTHENTICATED for visitors.',
  })
  apiKeys(@Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    signedIn(context)
    return pageOf(newestKeys, null, args, context)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Whose programs it is for. Null: the registry’s own.',
  })
  organisation(@Root() { organisationId }: ApiKey, @Ctx() context: Context) {
    return organisationId && byId(organisations, context).load(organisationId)
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who made it. Null: the account was erased since.',
  })
  createdBy(@Root() { createdById }: ApiKey, @Ctx() context: Context) {
    return createdById && byId(accounts, context).load(createdById)
  }
}
