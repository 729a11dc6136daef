import sql from 'sql-template-tag'
import { Field, InputType } from 'type-graphql'
import { cursorScopeOf, decodeCursor } from '../../core/lists/cursor'
import { declareMutation } from '../../mutations/declare-mutation'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { followPayload } from './follow.inputs'
import { followPolicy } from './follow.policy'
import { ensureSettings, logHead } from './follow-settings'
import { notificationsOfAccount } from './notification.resolver'

@InputType({ description: 'Which notifications you have read.' })
class MarkNotificationsReadInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The cursor of a notification: it is read, and so are all older ones. By default, all that there are now.',
  })
  through?: string | null
}

const markNotificationsRead = declareMutation({
  name: 'markNotificationsRead',
  description: 'Marks notifications as read: those up to a cursor, or all. What is read already stays read.',
  input: MarkNotificationsReadInput,
  inputDescription: 'Which notifications you have read.',
  payload: followPayload,
  action: followPolicy.read,
  work: async ({ input: { through }, context }, { write, viewer: { accountId } }) => {
    const scope = cursorScopeOf(notificationsOfAccount, 'NEWEST', context)
    const place =
      through == null ? await logHead(write) : String(decodeCursor(through, 'input.through', scope)[0])
    await ensureSettings(accountId, write)
    await write.run(sql`UPDATE "follow_settings" SET "readThrough" = ${place}
      WHERE "accountId" = ${accountId} AND coalesce("readThrough", '') < ${place}`)
  },
})

export const NotificationMutations = mutationResolver(markNotificationsRead)
