import sql, { empty } from 'sql-template-tag'
import { signedIn } from '../../../authz/signed-in'
import { newId } from '../../../core/id'
import { tidy } from '../../../core/values/plain-text'
import { findRecord } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import type { MutationContext } from '../../../mutations/mutation-context'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { MailKind, queueMail } from '../../account/mail/outgoing-mail.entity'
import { moderationDecisions } from '../moderation-decision.entity'
import { Appeal, appeals } from './appeal.entity'
import { AppealDecision, AppealState } from './appeal.enums'
import { AppealDecisionInput, appealPayload, DecideAppealInput } from './appeal.inputs'
import { appealPolicy, notYours } from './appeal.policy'
import { undoDecision } from './undo-decision'

const appealDecision = declareMutation({
  name: 'appealDecision',
  description:
    'Appeals a decision against you: a moderator or an administrator who did not make it decides, and viewer.decisions has the answer. For everyone who is signed in, even while their account is suspended. NOT_FOUND for decisions about others; CONFLICT for a second appeal, after appealableUntil, and for decisions that are against nobody.',
  input: AppealDecisionInput,
  inputDescription: 'Which decision, and why it is wrong.',
  payload: appealPayload,
  action: appealPolicy.make,
  find: async ({ input }, { write, viewer }) => {
    const record = await write.find(moderationDecisions, input.decisionId, viewer)
    if (!record) throw notYours()
    return { record }
  },
  work: async ({ input, record }, { write, viewer, now }) => {
    const id = newId(appeals.prefix)
    await write.insert(Appeal, [
      {
        ...{ id, decisionId: record.id, appellantId: viewer.accountId, reason: tidy(input.reason) },
        ...{ state: AppealState.PENDING, createdAt: now.toISOString() },
        ...{ decidedAt: null, statement: null, isUndone: null, decidedById: null },
      },
    ])
    return { id }
  },
})

const decideAppeal = declareMutation({
  name: 'decideAppeal',
  description:
    'Decides an appeal. Granting it undoes the decision: the comment is shown again, the suspension ends, the claim or the change waits for an editor again, the API key works again. FORBIDDEN for everyone except moderators, for your own decision and for your own appeal; for that of a moderator, except administrators. CONFLICT if it is already decided.',
  input: DecideAppealInput,
  inputDescription: 'The appeal, the decision and the reasons.',
  payload: appealPayload,
  action: appealPolicy.decide,
  /** Two may decide about each other’s appeals: so both accounts are locked first, in the order of their ids. */
  lock: async ({ input, context }, write) => {
    const lock = write.dialect.name === 'postgres' ? sql`FOR NO KEY UPDATE` : empty
    await write.run(sql`SELECT 1 FROM "account" WHERE "id" = ${signedIn(context).accountId}
      OR "id" = (SELECT "appellantId" FROM "appeal" WHERE "id" = ${input.id}) ORDER BY "id" ${lock}`)
  },
  subject: ({ input }, mutation) => findRecord(appeals, input.id, mutation),
  work: async ({ input, record }, mutation) => {
    const { write, viewer, now } = mutation
    const isGranted = input.decision === AppealDecision.GRANT
    const statement = tidy(input.statement)
    const decision = await write.find(moderationDecisions, record.decisionId, viewer)
    const isUndone = isGranted
      ? decision !== null && (await undoDecision(decision, statement, mutation))
      : null
    await write.update(Appeal, record.id, {
      ...{ state: isGranted ? AppealState.GRANTED : AppealState.DISMISSED, statement, isUndone },
      ...{ decidedAt: now.toISOString(), decidedById: viewer.accountId },
    })
    await tellAppellant(record, mutation)
  },
})

async function tellAppellant({ id, appellantId }: Appeal, { write, now }: MutationContext) {
  const [account] = await write.read<{ email: string }>(sql`SELECT "email" FROM "account"
    WHERE "id" = ${appellantId} AND "emailVerifiedAt" IS NOT NULL AND "email" IS NOT NULL`)
  if (account) await queueMail({ kind: MailKind.APPEAL_DECIDED, email: account.email, about: id }, write, now)
}

export const AppealMutations = mutationResolver(appealDecision, decideAppeal)
