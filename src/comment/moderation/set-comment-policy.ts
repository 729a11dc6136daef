import { lockModerator } from '../../account/role/lock-holder'
import { keepDecision } from '../../moderation/decision/keep-decision'
import { DecisionKind } from '../../moderation/moderation.enums'
import type { Context } from '../../shared/context'
import type { EntityClass } from '../../shared/reader'
import type { DiscussedRecord } from '../../shared/record'
import { moderator } from '../../shared/signed-in'
import { commentedSubject } from '../commented-subject'
import type { SetCommentPolicyInput } from './moderation.inputs'

/** Says whether and how something takes comments. Those that are there stay as they are. */
export async function setCommentPolicy(input: SetCommentPolicyInput, context: Context): Promise<void> {
  moderator(context)
  const { subjectId, policy, reason, statement } = input
  await context.write(async (write) => {
    const { accountId: decidedById } = await lockModerator(context, write)
    const { from } = await commentedSubject(subjectId, { context, write })
    await write.update(from.entity as EntityClass<DiscussedRecord>, subjectId, {
      commentPolicy: policy,
      version: () => '"version" + 1',
      updatedAt: context.now.toISOString(),
    })
    const decision = { kind: DecisionKind.SET_COMMENT_POLICY, subjectId, aboutId: null, setTo: policy }
    await keepDecision({ ...decision, reason, statement, decidedById }, write, context.now)
  })
}
