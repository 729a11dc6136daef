import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { RegistryError, type Violation } from '../../core/errors'
import { prefixOf } from '../../core/id'
import { DateTime } from '../../core/scalars'
import { declareMutation } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { recordPayload } from '../../mutations/payload'
import { Account, accounts } from '../account/account.entity'
import { lockAccount } from '../account/lock-account'
import { DecisionKind } from './moderation.enums'
import { Grounds, StatedGrounds } from './moderation.inputs'
import { moderationPolicy } from './moderation.policy'
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

const suspendAccount = declareMutation({
  name: 'suspendAccount',
  description:
    'Stops an account from writing until a given time. It reads what visitors read, and can still sign in, delete its comments, end its sessions, erase itself, and revoke API keys and delete webhooks of an organisation that it represents. FORBIDDEN for everyone except moderators; for a moderator’s account, except administrators.',
  input: SuspendAccountInput,
  inputDescription: 'The account, the end of the suspension and the reason.',
  payload: suspensionPayload,
  action: moderationPolicy.suspend,
  violations: ({ input }, { now }) => (new Date(input.until) > now ? [] : [NOT_IN_FUTURE]),
  subject: ({ input }, mutation) => findAccount(input.accountId, mutation),
  work: ({ input }, mutation) =>
    setSuspension(
      input,
      { kind: DecisionKind.SUSPEND, until: new Date(input.until).toISOString() },
      mutation,
    ),
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
  work: ({ input }, mutation) =>
    setSuspension(input, { kind: DecisionKind.LIFT_SUSPENSION, until: null }, mutation),
})

interface Suspension {
  readonly kind: DecisionKind
  readonly until: string | null
}

async function setSuspension(
  { accountId, reason, rule, statement }: Partial<Grounds> & { readonly accountId: string },
  { kind, until }: Suspension,
  { write, viewer, now }: MutationContext,
) {
  await write.update(Account, accountId, { suspendedUntil: until })
  const about = { subjectId: accountId, aboutId: accountId }
  const decision = { ...about, kind, reason, rule, statement, decidedById: viewer.accountId }
  await storeDecision({ ...decision, ...(until !== null && { setTo: until }) }, write, now)
  return { suspendedUntil: until }
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
