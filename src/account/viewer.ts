import sql from 'sql-template-tag'
import { Field, ID, ObjectType } from 'type-graphql'
import type { Context } from '../shared/context'
import { Account } from './account.entity'
import { Role } from './account.enums'

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

  @Field(() => [Role], { description: 'What they may do.' })
  roles!: Role[]

  @Field(() => Account, { description: 'The account as others see it.' })
  account!: Account
}

/** The account with what only its owner may see of it, or null if it is erased. */
export async function readViewer(accountId: string, { reader }: Context): Promise<Viewer | null> {
  const [row] =
    await reader.all(sql`SELECT "displayName", "createdAt", "email", "emailVerifiedAt" FROM "account"
    WHERE "id" = ${accountId} AND "erasedAt" IS NULL`)
  if (!row) return null
  const [displayName, createdAt, email, emailVerifiedAt] = row as [
    string,
    string,
    string | null,
    string | null,
  ]
  return {
    id: accountId,
    displayName,
    email,
    emailVerified: emailVerifiedAt !== null,
    roles: [Role.MEMBER],
    account: Object.assign(new Account(), { id: accountId, displayName, createdAt }),
  }
}
