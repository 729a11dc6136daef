import sql from 'sql-template-tag'
import { Account } from '../account/account.entity'
import { Identity } from '../account/identity/identity.entity'
import { lockAccount } from '../account/lock-account'
import { MailToken } from '../account/mail/mail-token.entity'
import { RoleGrant } from '../account/role/role-grant.entity'
import { AccountSession } from '../account/session/account-session.entity'
import { refuseIssued } from '../account/session/end-sessions'
import { ApiKey } from '../api-key/api-key.entity'
import { Change } from '../change/change.entity'
import { Claim } from '../claim/claim.entity'
import { Comment } from '../comment/comment.entity'
import { CommentState } from '../comment/comment.enums'
import { lockComment } from '../comment/writing/lock-comment'
import { Submission } from '../keeping/submission.entity'
import { closeCase } from '../moderation/case/cases'
import { Report } from '../moderation/case/report.entity'
import { ModerationDecision } from '../moderation/decision/moderation-decision.entity'
import { Membership } from '../partnership/membership/membership.entity'
import { MembershipStatus } from '../partnership/membership/membership.enums'
import { ChangeKind } from '../shared/change-kind'
import type { Context } from '../shared/context'
import { signedIn } from '../shared/signed-in'
import type { Writing } from '../shared/writing'
import { Webhook } from '../webhook/webhook.entity'

/** Leaves of an account its id and the day it ended: nothing by which a person could be found. */
export function eraseAccount(context: Context): Promise<void> {
  const viewer = signedIn(context)
  const { accountId } = viewer
  return context.write(async (write) => {
    await lockAccount(accountId, write)
    write.actAs(null)
    await write.manager.update(Change, { actorId: accountId }, { actorId: null })
    await write.run(
      sql`DELETE FROM "outgoing_mail" WHERE "email" = (SELECT "email" FROM "account" WHERE "id" = ${accountId})`,
    )
    await refuseIssued(viewer, write, context.now)
    await write.manager.delete(AccountSession, { accountId })
    await write.manager.delete(MailToken, { accountId })
    // What stays refuses the tokens that are still about, and leads to nobody.
    await write.manager.update(Identity, { accountId }, { accountId: null })
    // Before the roles, as whoever merges organisations does.
    await write.manager.delete(Claim, { claimantId: accountId })
    await write.manager.update(Claim, { decidedById: accountId }, { decidedById: null })
    await write.manager.delete(RoleGrant, { accountId })
    await write.manager.update(Webhook, { createdById: accountId }, { createdById: null })
    await write.manager.update(ApiKey, { createdById: accountId }, { createdById: null })
    await write.manager.delete(Submission, { accountId })
    await forgetApplications(accountId, write)
    const written = await write.read<{ id: string }>(
      sql`SELECT "id" FROM "comment" WHERE "authorId" = ${accountId} ORDER BY "id"`,
    )
    for (const { id } of written) {
      // First the comment, then its case, as whoever reports it or decides about it does.
      await lockComment(id, write)
      await closeCase(id, write, context.now)
      await write.update(
        Comment,
        id,
        {
          state: CommentState.DELETED,
          text: '',
          authorId: null,
          idempotencyKey: null,
          editedAt: null,
        },
        { kind: ChangeKind.DELETED },
      )
    }
    await forgetInModeration(accountId, write)
    // At the end: PostgreSQL lets whoever holds one of the comments wait for the address of its author to be free.
    await write.update(Account, accountId, {
      displayName: '',
      email: null,
      passwordHash: null,
      emailVerifiedAt: null,
      suspendedUntil: null,
      erasedAt: context.now.toISOString(),
    })
  })
}

/** Residents whom the account spoke for stay members; what it wrote for them goes, and what nobody has agreed to. */
async function forgetApplications(accountId: string, write: Writing) {
  const written = await write.read<Pick<Membership, 'id' | 'status'>>(
    sql`SELECT "id", "status" FROM "membership" WHERE "appliedById" = ${accountId} ORDER BY "id"`,
  )
  for (const { id, status } of written) {
    await write.run(
      sql`UPDATE "membership" SET "appliedById" = NULL, "contribution" = NULL WHERE "id" = ${id}`,
    )
    await write.run(sql`UPDATE "change" SET "storedDifferences" = NULL WHERE "recordId" = ${id}`)
    if (status === MembershipStatus.APPLIED || status === MembershipStatus.DECLINED)
      await write.delete(Membership, id)
    else write.touch(Membership.name, [id], ChangeKind.UPDATED, ['contribution'])
  }
}

/** That something was reported and decided stays; who it was, and what was said of them, goes. */
async function forgetInModeration(accountId: string, write: Writing) {
  await write.manager.update(Report, { reporterId: accountId }, { reporterId: null, note: null })
  await write.manager.update(ModerationDecision, { decidedById: accountId }, { decidedById: null })
  const about = { aboutId: accountId }
  await write.manager.update(Report, about, { aboutId: null, note: null })
  await write.manager.update(ModerationDecision, about, { aboutId: null, statement: null })
}
