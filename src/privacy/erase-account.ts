import sql from 'sql-template-tag'
import { Account } from '../account/account.entity'
import { lockAccount } from '../account/lock-account'
import { AccountSession } from '../account/session/account-session.entity'
import { Comment } from '../comment/comment.entity'
import { CommentState } from '../comment/comment.enums'
import type { Context } from '../shared/context'
import { signedIn } from '../shared/signed-in'

/** Leaves of an account its id and the day it ended: nothing by which a person could be found. */
export function eraseAccount(context: Context): Promise<void> {
  const { accountId } = signedIn(context)
  return context.write(async (write) => {
    await lockAccount(accountId, write)
    await write.update(Account, accountId, {
      displayName: '',
      email: null,
      passwordHash: null,
      emailVerifiedAt: null,
      erasedAt: context.now.toISOString(),
    })
    await write.manager.delete(AccountSession, { accountId })
    const written = await write.read<{ id: string }>(
      sql`SELECT "id" FROM "comment" WHERE "authorId" = ${accountId}`,
    )
    for (const { id } of written) {
      await write.update(Comment, id, {
        state: CommentState.DELETED,
        text: '',
        authorId: null,
        idempotencyKey: null,
        editedAt: null,
      })
    }
  })
}
