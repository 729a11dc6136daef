import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { byId, collectionOfId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { Node } from '../../shared/node'
import { accounts } from '../account.entity'
import { grantRole, revokeRole } from './grant-role'
import { grantsOf } from './grants'
import { RoleInput, RolePayload } from './role.inputs'
import { RoleGrant } from './role-grant.entity'

@Resolver(() => RoleGrant)
export class RoleResolver {
  @Mutation(() => RolePayload, {
    description:
      'Gives an account a role; nothing changes where it has it already. FORBIDDEN but for an ADMIN; NOT_FOUND for an unknown account, partnership, organisation or territory; CONFLICT for an e-mail address that is not verified yet.',
  })
  async grantRole(
    @Arg('input', () => RoleInput, { description: 'Who is to do what.' }) input: RoleInput,
    @Ctx() context: Context,
  ) {
    return payload(await grantRole(input, context), context)
  }

  @Mutation(() => RolePayload, {
    description:
      'Takes a role back, at once; nothing changes where the account has it not. FORBIDDEN but for an ADMIN.',
  })
  async revokeRole(
    @Arg('input', () => RoleInput, { description: 'Who is to do it no more.' }) input: RoleInput,
    @Ctx() context: Context,
  ) {
    return payload(await revokeRole(input, context), context)
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The partnership, the organisation or the territory that the role is about. Null: the whole registry.',
  })
  scope(@Root() { scopeId }: RoleGrant, @Ctx() context: Context) {
    const scopes = collectionOfId(scopeId)
    return scopes ? byId(scopes, context).load(scopeId) : null
  }
}

async function payload(accountId: string, context: Context): Promise<object> {
  return {
    account: await byId(accounts, context).load(accountId),
    grants: await grantsOf(accountId, context.reader),
  }
}
