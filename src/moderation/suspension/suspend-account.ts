import sql from 'sql-template-tag'
import { Account, accounts } from '../../account/account.entity'
import { Role } from '../../account/account.enums'
import { lockAccount } from '../../account/lock-account'
import { lockModerator } from '../../account/role/lock-holder'
import type { Context, SignedIn } from '../../shared/context'
import { badUserInput, RegistryError } from '../../shared/errors'
import { prefixOf } from '../../shared/ids'
import { moderator } from '../../shared/signed-in'
import type { Writing } from '../../shared/writing'
import type { Grounds } from '../decision/grounds'
import { keepDecision } from '../decision/keep-decision'
import { DecisionKind } from '../moderation.enums'
import type { LiftSuspensionInput, SuspendAccountInput, SuspensionPayload } from './suspension.inputs'

type Suspension = Pick<SuspensionPayload, 'suspendedUntil'>

export async function suspendAccount(input: SuspendAccountInput, context: Context): Promise<Suspension> {
  moderator(context)
  const until = new Date(input.until)
  if (until <= context.now)
    throw badUserInput('input.until', 'future', 'until must lie in the future. To end a suspension, lift it.')
  return setSuspension({ ...input, kind: DecisionKind.SUSPEND, until: until.toISOString() }, context)
}

export const liftSuspension = (input: LiftSuspensionInput, context: Context): Promise<Suspension> =>
  setSuspension({ ...input, kind: DecisionKind.LIFT_SUSPENSION, until: null }, context)

interface Decided extends Partial<Grounds> {
  readonly accountId: string
  readonly kind: DecisionKind
  readonly until: string | null
}

async function setSuspension(
  { accountId, kind, until, reason, statement }: Decided,
  context: Context,
): Promise<Suspension> {
  await context.write(async (write) => {
    const decider = await lockModerator(context, write)
    await lockOther(accountId, decider, write)
    await write.update(Account, accountId, { suspendedUntil: until })
    const about = { subjectId: accountId, aboutId: accountId }
    const decision = { ...about, kind, reason, statement, decidedById: decider.accountId }
    await keepDecision({ ...decision, ...(until !== null && { setTo: until }) }, write, context.now)
  })
  return { suspendedUntil: until }
}

/** Nobody decides about their own account, and only administrators about those who keep order. */
async function lockOther(accountId: string, decider: SignedIn, write: Writing) {
  if (prefixOf(accountId) !== accounts.prefix) throw unknown()
  if (accountId === decider.accountId)
    throw new RegistryError('FORBIDDEN', 'Nobody suspends their own account, or lifts its suspension.')
  await lockAccount(accountId, write).catch((error: unknown) => {
    throw error instanceof RegistryError ? unknown() : error
  })
  const order = await write.read(sql`SELECT 1 FROM "role_grant"
    WHERE "accountId" = ${accountId} AND "role" IN (${Role.MODERATOR}, ${Role.ADMIN})`)
  if (order.length > 0 && !decider.isAdmin)
    throw new RegistryError('FORBIDDEN', 'Only an ADMIN decides about a moderator or an administrator.')
}

const unknown = () => new RegistryError('NOT_FOUND', 'accountId names no account.')
