import sql from 'sql-template-tag'
import { byId, collectionOfId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { badUserInput, RegistryError } from '../../shared/errors'
import { newId, prefixOf } from '../../shared/ids'
import type { Node } from '../../shared/node'
import { administrator } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import { type Account, accounts, normalisedEmail } from '../account.entity'
import { Role } from '../account.enums'
import { lockAccount } from '../lock-account'
import { lockAdministrator } from './lock-holder'
import type { RoleInput } from './role.inputs'
import { RoleGrant, WHOLE_REGISTRY } from './role-grant.entity'

/** What a role is about, as the name of an entity. */
const SCOPES: Partial<Record<Role, string>> = {
  ORGANISER: 'Partnership',
  REPRESENTATIVE: 'Organisation',
  EDITOR: 'Territory',
}

/** Gives the role, if the account has it not yet, and answers with the account's id. */
export async function grantRole(input: RoleInput, context: Context): Promise<string> {
  administrator(context)
  const scopeId = await scopeOf(input, context)
  return context.write(async (write) => {
    const { accountId: grantedById } = await lockAdministrator(context, write)
    const { id: accountId, emailVerifiedAt } = await accountOf(input, write)
    // Anybody may sign up with the address of somebody else, and wait to be taken for them.
    if (input.email != null && emailVerifiedAt === null)
      throw new RegistryError(
        'CONFLICT',
        'The e-mail address is not verified yet: its owner has to do it first.',
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
export async function revokeRole(input: RoleInput, context: Context): Promise<string> {
  administrator(context)
  const scopeId = await scopeOf(input, context)
  return context.write(async (write) => {
    await lockAdministrator(context, write)
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
      'Every account is a MEMBER: there is nothing to grant or revoke.',
    )
  const wanted = SCOPES[role]
  if (!wanted) {
    if (scopeId != null)
      throw badUserInput('input.scopeId', 'scope', `${role} is about the whole registry: leave scopeId out.`)
    return WHOLE_REGISTRY
  }
  const scopes = scopeId == null ? undefined : collectionOfId(scopeId)
  if (scopeId == null || scopes?.entity.name !== wanted)
    throw badUserInput(
      'input.scopeId',
      'scope',
      `${role} needs the id of a ${wanted.toLowerCase()} in scopeId.`,
    )
  const scope = (await byId(scopes, context).load(scopeId)) as Node | null
  if (!scope)
    throw new RegistryError('NOT_FOUND', `scopeId names no ${wanted.toLowerCase()} that you can see.`)
  // The id of a merged record leads to another.
  return scope.id
}

type Named = Pick<Account, 'id' | 'emailVerifiedAt'>

async function accountOf({ accountId, email }: RoleInput, write: Writing): Promise<Named> {
  if ((accountId == null) === (email == null))
    throw badUserInput('input', 'exactlyOne', 'Give exactly one of accountId and email.')
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
