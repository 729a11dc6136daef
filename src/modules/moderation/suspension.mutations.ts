import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { RegistryError, type Violation } from '../../core/errors'
import { prefixOf } from '../../core/id'
import { DateTime } from '../../core/scalars'
import { declareMutation, declareMutationIn } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { recordPayload } from '../../mutations/payload'
import { Account, accounts } from '../account/account.entity'
import { lockAccount } from '../account/lock-account'
import { storeDecisionAgainst } from './decision-against'
import { DecisionKind } from './moderation.enums'
import { Grounds, StatedGrounds } from './moderation.inputs'
import { moderationPolicy } from './moderation.policy'
import type { ModerationContext } from './moderation-context'
import { storeDecision } from './moderation-decision.entity'

@InputType({ description: 'The account to suspend, until when, and why.' })
class SuspendAccountInput extends StatedGrounds {
  @Field(() => ID, { description: 'The id of the account: `account_01j…`.' })
  accountId!: string

  @Field(() => DateTime, { description: 'When the account may write again: a time in the future.' })
  until!: string
}

@InputType({ description: 'The account that may write again, and why.' })
class LiftSuspensionInput extends Grounds {
  @Field(() => ID, { description: 'The id of the suspended account: `account_01j…`.' })
  accountId!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a suspension or to its end.' })
class SuspensionPayload {
  @Field(() => Account, { description: 'The account in question.' })
  account!: Account

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account may write again. Null: it may write now.',
  })
  suspendedUntil!: string | null
}

const suspensionPayload = recordPayload(SuspensionPayload, 'account')

const suspendAccount = declareMutationIn<ModerationContext>()({
  name: 'suspendAccount',
  description:
    'Stops an account from writing until a given time. It reads what visitors read, and can still sign in, delete its comments, end its sessions, erase itself, and revoke API keys and delete webhooks of an organisation that it represents. FORBIDDEN for everyone except moderators; for a moderator’s account, except administrators.',
  input: SuspendAccountInput,
  inputDescription: 'The account, the end of the suspension and the reason.',
  payload: suspensionPayload,
  action: moderationPolicy.suspend,
  violations: ({ input }, { now }) => (new Date(input.until) > now ? [] : [NOT_IN_FUTURE]),
  subject: ({ input }, mutation) => findAccount(input.accountId, mutation),
  work: async ({ input, context }, mutation) => {
    const { accountId, reason, rule, statement } = input
    const until = new Date(input.until).toISOString()
    await mutation.write.update(Account, accountId, { suspendedUntil: until })
    const about = { subjectId: accountId, aboutId: accountId, kind: DecisionKind.SUSPEND, setTo: until }
    await storeDecisionAgainst({ ...about, reason, rule, statement }, context, mutation)
    return { suspendedUntil: until }
  },
})

const NOT_IN_FUTURE: Violation = {
  path: ['input', 'until'],
  rule: 'future',
  message: 'until must be in the future. To end a suspension, call liftSuspension.',
}

const liftSuspension = declareMutation({
  name: 'liftSuspension',
  description: 'Ends a suspension early. FORBIDDEN for everyone except moderators, and for your own account.',
  input: LiftSuspensionInput,
  inputDescription: 'The account, and why its suspension ends.',
  payload: suspensionPayload,
  action: moderationPolicy.liftSuspension,
  subject: ({ input }, mutation) => findAccount(input.accountId, mutation),
  work: async ({ input: { accountId, ...grounds } }, mutation) => {
    await endSuspension({ accountId, ...grounds }, mutation)
    return { suspendedUntil: null }
  },
})

async function endSuspension(
  { accountId, reason, rule, statement }: Partial<Grounds> & { readonly accountId: string },
  { write, viewer, now }: MutationContext,
) {
  await write.update(Account, accountId, { suspendedUntil: null })
  const about = { subjectId: accountId, aboutId: accountId, kind: DecisionKind.LIFT_SUSPENSION }
  await storeDecision({ ...about, reason, rule, statement, decidedById: viewer.accountId }, write, now)
}

/** Locked until commit. */
async function findAccount(accountId: string, { write }: MutationContext) {
  if (prefixOf(accountId) !== accounts.prefix) throw unknown()
  await lockAccount(accountId, write).catch((error: unknown) => {
    throw error instanceof RegistryError ? unknown() : error
  })
  return { record: { id: accountId } }
}

const unknown = () => new RegistryError('NOT_FOUND', 'accountId must be the id of an account.')

export const SuspensionMutations = mutationResolver(suspendAccount, liftSuspension)
