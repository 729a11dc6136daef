import sql from 'sql-template-tag'
import { Field, ID, ObjectType } from 'type-graphql'
import type { Context } from '../shared/context'
import { DateTime } from '../shared/scalars'
import { Language } from '../shared/vocabulary'
import { Account } from './account.entity'
import { Role } from './account.enums'
import { isSuspended } from './lock-account'
import { grantsOf } from './role/grants'
import { RoleGrant } from './role/role-grant.entity'

@ObjectType({
  simpleResolvers: true,
  description: 'The account of whoever asks, with what only they may see of it.',
})
export class Viewer {
  @Field(() => ID, { description: 'The id of the account.' })
  id!: string

  @Field({ description: 'The name that others see.' })
  displayName!: string

  @Field(() => String, { nullable: true, description: 'The e-mail address. Null: none given.' })
  email!: string | null

  @Field({ description: 'Whether the e-mail address is known to be theirs.' })
  emailVerified!: boolean

  @Field(() => Language, { description: 'Which one the registry writes its letters to them in.' })
  language!: Language

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account may write again; decisions say why it may not. Null: it may write.',
  })
  suspendedUntil!: string | null

  @Field(() => [Role], { description: 'What they may do, somewhere at least: MEMBER, and what grants add.' })
  roles!: Role[]

  @Field(() => [RoleGrant], { description: 'The roles that they were given, each with what it is about.' })
  grants!: RoleGrant[]

  @Field(() => Account, { description: 'The account as others see it.' })
  account!: Account
}

/** The account with what only its owner may see of it, or null if it is erased. */
export async function readViewer(accountId: string, { reader, now }: Context): Promise<Viewer | null> {
  const [row] =
    await reader.all(sql`SELECT "displayName", "createdAt", "email", "emailVerifiedAt", "language", "suspendedUntil"
    FROM "account" WHERE "id" = ${accountId} AND "erasedAt" IS NULL`)
  if (!row) return null
  const [displayName, createdAt, email, emailVerifiedAt, language, suspendedUntil] = row as [
    string,
    string,
    string | null,
    string | null,
    Language,
    string | null,
  ]
  const grants = await grantsOf(accountId, reader)
  return {
    id: accountId,
    displayName,
    email,
    emailVerified: emailVerifiedAt !== null,
    language,
    suspendedUntil: isSuspended(suspendedUntil, now) ? suspendedUntil : null,
    roles: [...new Set([Role.MEMBER, ...grants.map(({ role }) => role)])],
    grants,
    account: Object.assign(new Account(), { id: accountId, displayName, createdAt }),
  }
}
