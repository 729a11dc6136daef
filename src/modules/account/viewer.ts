import sql from 'sql-template-tag'
import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Role } from '../../authz/role.enums'
import { isSuspended } from '../../authz/suspension'
import { computedNode } from '../../core/collections/find-node'
import { Node } from '../../core/collections/node'
import type { Context } from '../../core/context'
import { DateTime } from '../../core/scalars'
import type { SignedIn } from '../../core/viewer'
import { Language } from '../../core/vocabulary'
import { Account, accounts } from './account.entity'
import { grantsOf, RoleGrant } from './role/role-grant.entity'

@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'The viewer’s own account, including what only they may see.',
})
export class Viewer implements Node {
  @Field(() => ID, {
    description:
      'Its own id, which finds it for the account itself only: `viewer_01j…`. The id of the account is in `account`.',
  })
  id!: string

  @Field({ description: 'The name shown to others.' })
  displayName!: string

  @Field(() => String, { nullable: true, description: 'The e-mail address. Null: none given.' })
  email!: string | null

  @Field({ description: 'Whether the e-mail address has been verified.' })
  emailVerified!: boolean

  @Field(() => Language, { description: 'The language of the letters to them.' })
  language!: Language

  @Field({
    description:
      'Whether they are asked by a letter, once a year at most, to confirm the records of partnerships that they organise.',
  })
  confirmationLetters!: boolean

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account may write again; decisions has the reason. Null: it may write now.',
  })
  suspendedUntil!: string | null

  @Field(() => [Role], { description: 'All roles of the account: MEMBER, and those of its grants.' })
  roles!: Role[]

  @Field(() => [Role], {
    description:
      'Roles of the account that count for nothing in this session, because it was signed in to without a second factor. Set one up with beginSecondFactor, or sign in again with its code.',
  })
  inactiveRoles!: Role[]

  @Field(() => [RoleGrant], { description: 'The roles granted to the account, each with its scope.' })
  grants!: RoleGrant[]

  @Field(() => Account, { description: 'The account as others see it.' })
  account!: Account
}

/** The account with what only its owner may see of it, or null if it is erased. */
export async function readViewer(
  { accountId, inactiveRoles }: Pick<SignedIn, 'accountId' | 'inactiveRoles'>,
  { reader, now }: Context,
): Promise<Viewer | null> {
  const [row] =
    await reader.all(sql`SELECT "displayName", "createdAt", "email", "emailVerifiedAt", "language", "suspendedUntil", "confirmationLetters"
    FROM "account" WHERE "id" = ${accountId} AND "erasedAt" IS NULL`)
  if (!row) return null
  const [displayName, createdAt, email, emailVerifiedAt, language, suspendedUntil, confirmationLetters] =
    row as [string, string, string | null, string | null, Language, string | null, boolean | number]
  const grants = await grantsOf(accountId, reader)
  const roles = [...new Set([Role.MEMBER, ...grants.map(({ role }) => role)])]
  return Object.assign(new Viewer(), {
    id: viewerId(accountId),
    displayName,
    email,
    emailVerified: emailVerifiedAt !== null,
    language,
    confirmationLetters: Boolean(confirmationLetters),
    suspendedUntil: isSuspended({ suspendedUntil }, now) ? suspendedUntil : null,
    roles,
    inactiveRoles: roles.filter((role) => inactiveRoles.includes(role)),
    grants,
    account: Object.assign(new Account(), { id: accountId, displayName, createdAt }),
  })
}

const PREFIX = 'viewer'

/** Another id than that of the account, which others see as well: one id is one object of one type. */
const viewerId = (accountId: string) => accountId.replace(accounts.prefix, PREFIX)

computedNode(Viewer.name, {
  prefix: PREFIX,
  read: (id, context) => {
    const { viewer } = context
    return viewer && id === viewerId(viewer.accountId) ? readViewer(viewer, context) : null
  },
})
