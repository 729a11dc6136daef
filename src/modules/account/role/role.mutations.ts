import sql from 'sql-template-tag'
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { permit } from '../../../authz/authorize'
import { Role } from '../../../authz/role.enums'
import type { Writing } from '../../../core/change-log/write'
import { byId, collectionOfId } from '../../../core/collections/collection'
import { Node } from '../../../core/collections/node'
import type { Context } from '../../../core/context'
import { badUserInput, RegistryError } from '../../../core/errors'
import { newId, prefixOf } from '../../../core/id'
import { type Account, accounts } from '../account.entity'
import { rolePolicy } from '../account.policy'
import { normalisedEmail } from '../email-address'
import { lockAccount, lockPermitted } from '../lock-account'
import { RoleInput, RolePayload } from './role.inputs'
import { grantsOf, RoleGrant, WHOLE_REGISTRY } from './role-grant.entity'

/** What a role is about, as the prefix of an id. Null: the whole registry. */
const SCOPES: Readonly<Record<Exclude<Role, Role.MEMBER>, string | null>> = {
  ORGANISER: 'partnership',
  REPRESENTATIVE: 'organisation',
  EDITOR: 'territory',
  MODERATOR: null,
  ADMIN: null,
}

/** Gives the role, if the account has it not yet, and answers with the account's id. */
async function grantRole(input: RoleInput, context: Context): Promise<string> {
  permit(rolePolicy.grant, context)
  const scopeId = await scopeOf(input, context)
  return context.write(async (write) => {
    const { accountId: grantedById } = await lockPermitted(rolePolicy.grant, context, write)
    const { id: accountId, emailVerifiedAt } = await accountOf(input, write)
    // Anybody may sign up with the address of somebody else, and wait to be taken for them.
    if (input.email != null && emailVerifiedAt === null)
      throw new RegistryError(
        'CONFLICT',
        'The e-mail address is not verified yet. Its owner must verify it first.',
        { reason: 'EMAIL_NOT_VERIFIED' },
      )
    await addGrant({ accountId, role: input.role, scopeId, grantedById }, write, context.now)
    return accountId
  })
}

type NewGrant = Pick<RoleGrant, 'accountId' | 'role' | 'scopeId' | 'grantedById'>

/** For an account that the transaction has locked. */
export async function addGrant(grant: NewGrant, write: Writing, now: Date) {
  if ((await findGrant(grant, write)) !== undefined) return
  await write.insert(RoleGrant, [{ ...grant, id: newId('grant'), grantedAt: now.toISOString() }])
}

/** Takes the role back, if the account has it, and answers with the account's id. */
async function revokeRole(input: RoleInput, context: Context): Promise<string> {
  permit(rolePolicy.revoke, context)
  const scopeId = await scopeOf(input, context)
  return context.write(async (write) => {
    await lockPermitted(rolePolicy.revoke, context, write)
    const { id: accountId } = await accountOf(input, write)
    const id = await findGrant({ accountId, role: input.role, scopeId }, write)
    if (id !== undefined) await write.delete(RoleGrant, id)
    return accountId
  })
}

async function findGrant(
  { accountId, role, scopeId }: Pick<RoleGrant, 'accountId' | 'role' | 'scopeId'>,
  write: Writing,
) {
  const [grant] = await write.read<{ id: string }>(sql`SELECT "id" FROM "role_grant"
    WHERE "accountId" = ${accountId} AND "role" = ${role} AND "scopeId" = ${scopeId}`)
  return grant?.id
}

async function scopeOf({ role, scopeId }: RoleInput, context: Context): Promise<string> {
  if (role === Role.MEMBER)
    throw badUserInput(
      'input.role',
      'grantable',
      'Every account is a MEMBER. This role cannot be granted or revoked.',
    )
  const wanted = SCOPES[role]
  if (wanted === null) {
    if (scopeId != null)
      throw badUserInput(
        'input.scopeId',
        'scope',
        `${role} applies to the whole registry: leave out scopeId.`,
      )
    return WHOLE_REGISTRY
  }
  const scopes = scopeId == null ? undefined : collectionOfId(scopeId)
  if (scopeId == null || scopes?.prefix !== wanted)
    throw badUserInput('input.scopeId', 'scope', `${role} needs the id of a ${wanted} in scopeId.`)
  const scope = (await byId(scopes, context).load(scopeId)) as Node | null
  if (!scope) throw new RegistryError('NOT_FOUND', `scopeId must be the id of a ${wanted} that you can see.`)
  // The id of a merged record leads to another.
  return scope.id
}

type Named = Pick<Account, 'id' | 'emailVerifiedAt'>

async function accountOf({ accountId, email }: RoleInput, write: Writing): Promise<Named> {
  if ((accountId == null) === (email == null))
    throw badUserInput('input', 'exactlyOne', 'Give exactly one of accountId and email.', {
      of: ['accountId', 'email'],
    })
  const isPossible = accountId == null || prefixOf(accountId) === accounts.prefix
  const condition =
    accountId == null ? sql`"email" = ${normalisedEmail(String(email))}` : sql`"id" = ${accountId}`
  const [found] = isPossible
    ? await write.read<Named>(
        sql`SELECT "id", "emailVerifiedAt" FROM "account" WHERE ${condition} AND "erasedAt" IS NULL`,
      )
    : []
  if (!found) throw new RegistryError('NOT_FOUND', 'There is no such account.')
  await lockAccount(found.id, write)
  return found
}

@Resolver(() => RoleGrant)
export class RoleResolver {
  @Mutation(() => RolePayload, {
    description:
      'Grants a role to an account. Nothing changes if it has the role already. FORBIDDEN for everyone except an ADMIN; NOT_FOUND for an unknown account, partnership, organisation or territory; CONFLICT for an e-mail address that is not verified yet.',
  })
  async grantRole(
    @Arg('input', () => RoleInput, { description: 'The account and the role.' }) input: RoleInput,
    @Ctx() context: Context,
  ) {
    return payload(await grantRole(input, context), context)
  }

  @Mutation(() => RolePayload, {
    description:
      'Revokes a role at once. Nothing changes if the account does not have it. FORBIDDEN for everyone except an ADMIN.',
  })
  async revokeRole(
    @Arg('input', () => RoleInput, { description: 'The account and the role to revoke.' }) input: RoleInput,
    @Ctx() context: Context,
  ) {
    return payload(await revokeRole(input, context), context)
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The partnership, organisation or territory that the role applies to. Null: the whole registry.',
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
