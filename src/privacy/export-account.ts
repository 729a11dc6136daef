import sql from 'sql-template-tag'
import type { Context } from '../shared/context'
import { signedIn } from '../shared/signed-in'

/** Everything that is kept about an account, but the digests of its password and tokens, which say nothing to anybody. */
export async function exportAccount(context: Context): Promise<object> {
  const { accountId } = signedIn(context)
  const read = async (names: readonly string[], from: ReturnType<typeof sql>) =>
    (await context.reader.all(from)).map((row) =>
      Object.fromEntries(names.map((name, index) => [name, row[index]])),
    )
  const [account] = await read(
    ['id', 'displayName', 'email', 'emailVerifiedAt', 'language', 'createdAt', 'suspendedUntil'],
    sql`SELECT "id", "displayName", "email", "emailVerifiedAt", "language", "createdAt", "suspendedUntil" FROM "account" WHERE "id" = ${accountId}`,
  )
  return {
    exportedAt: context.now.toISOString(),
    account,
    sessions: await read(
      ['id', 'createdAt', 'expiresAt', 'revokedAt'],
      sql`SELECT "id", "createdAt", "expiresAt", "revokedAt" FROM "account_session" WHERE "accountId" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
    outgoingMail: await read(
      ['kind', 'email', 'createdAt', 'nextAttemptAt', 'attempts'],
      sql`SELECT "kind", "email", "createdAt", "nextAttemptAt", "attempts" FROM "outgoing_mail"
        WHERE "email" = (SELECT "email" FROM "account" WHERE "id" = ${accountId}) ORDER BY "createdAt", "id"`,
    ),
    mailTokens: await read(
      ['purpose', 'expiresAt'],
      sql`SELECT "purpose", "expiresAt" FROM "mail_token" WHERE "accountId" = ${accountId} ORDER BY "expiresAt"`,
    ),
    identities: await read(
      ['issuer', 'createdAt', 'refusedBefore'],
      sql`SELECT "issuer", "createdAt", "refusedBefore" FROM "identity" WHERE "accountId" = ${accountId} ORDER BY "createdAt", "issuer"`,
    ),
    comments: await read(
      ['id', 'subjectId', 'parentId', 'state', 'text', 'createdAt', 'editedAt', 'idempotencyKey'],
      sql`SELECT "id", "subjectId", "parentId", "state", "text", "createdAt", "editedAt", "idempotencyKey" FROM "comment"
        WHERE "authorId" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
    roles: await read(
      ['role', 'scopeId', 'grantedAt'],
      sql`SELECT "role", "scopeId", "grantedAt" FROM "role_grant" WHERE "accountId" = ${accountId} ORDER BY "grantedAt", "id"`,
    ),
    claims: await read(
      ['id', 'subjectId', 'reason', 'state', 'createdAt', 'decidedAt', 'statement'],
      sql`SELECT "id", "subjectId", "reason", "state", "createdAt", "decidedAt", "statement" FROM "claim"
        WHERE "claimantId" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
    decidedClaims: await read(
      ['id', 'subjectId', 'state', 'decidedAt', 'statement'],
      sql`SELECT "id", "subjectId", "state", "decidedAt", "statement" FROM "claim"
        WHERE "decidedById" = ${accountId} ORDER BY "decidedAt", "id"`,
    ),
    apiKeys: await read(
      ['id', 'name', 'organisationId', 'createdAt', 'expiresAt', 'revokedAt'],
      sql`SELECT "id", "name", "organisationId", "createdAt", "expiresAt", "revokedAt" FROM "api_key"
        WHERE "createdById" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
    webhooks: await read(
      ['id', 'url', 'organisationId', 'createdAt'],
      sql`SELECT "id", "url", "organisationId", "createdAt" FROM "webhook"
        WHERE "createdById" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
    submissions: await read(
      ['idempotencyKey', 'recordId', 'createdAt'],
      sql`SELECT "idempotencyKey", "recordId", "createdAt" FROM "submission"
        WHERE "accountId" = ${accountId} ORDER BY "createdAt", "idempotencyKey"`,
    ),
    changes: await read(
      ['at', 'kind', 'recordClass', 'recordId', 'fields', 'role'],
      sql`SELECT "at", "kind", "recordClass", "recordId", "storedFields", "actorRole" FROM "change"
        WHERE "actorId" = ${accountId} ORDER BY "id"`,
    ),
    applications: await read(
      ['id', 'partnershipId', 'status', 'role', 'residentCount', 'contribution', 'since', 'until'],
      sql`SELECT "id", "partnershipId", "status", "role", "residentCount", "contribution", "since", "until"
        FROM "membership" WHERE "appliedById" = ${accountId} ORDER BY "id"`,
    ),
    reports: await read(
      ['subjectId', 'reason', 'note', 'createdAt'],
      sql`SELECT "subjectId", "reason", "note", "createdAt" FROM "report" WHERE "reporterId" = ${accountId} ORDER BY "createdAt", "id"`,
    ),
    decisions: await read(
      ['kind', 'subjectId', 'reason', 'statement', 'setTo', 'decidedAt'],
      sql`SELECT "kind", "subjectId", "reason", "statement", "setTo", "decidedAt" FROM "moderation_decision"
        WHERE "aboutId" = ${accountId} OR "decidedById" = ${accountId} ORDER BY "decidedAt", "id"`,
    ),
  }
}
