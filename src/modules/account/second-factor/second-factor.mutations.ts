import sql from 'sql-template-tag'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { permit } from '../../../authz/authorize'
import type { Writing } from '../../../core/change-log/write'
import { RegistryError } from '../../../core/errors'
import { accountPolicy } from '../account.policy'
import type { AccountContext } from '../account-context'
import { lockAccount } from '../lock-account'
import { MailKind } from '../mail/outgoing-mail.entity'
import { ProfilePayload } from '../profile/profile.inputs'
import { AccountSession } from '../session/account-session.entity'
import { readBearer } from '../session/authenticate'
import { proveOwner, wrongPassword } from '../session/prove-owner'
import { readViewer } from '../viewer'
import { newSecret, setupUri } from './authenticator'
import { codeAccepted, redeemCode, redeemTimeCode, requireCode, wrongCode } from './check-code'
import { queueNotice } from './queue-notice'
import { issueRecoveryCodes } from './recovery-codes'
import { removeFactor } from './remove-factor'
import { SecondFactor } from './second-factor.entity'
import {
  BeginSecondFactorInput,
  BeginSecondFactorPayload,
  ConfirmSecondFactorInput,
  ConfirmSecondFactorPayload,
  RemoveSecondFactorInput,
} from './second-factor.inputs'

/** So long a setup that was begun can be finished. */
const SETUP_MS = 60 * 60_000

type Stored = Pick<SecondFactor, 'encryptedSecret' | 'createdAt' | 'confirmedAt'>

/** Whoever has changed the password meanwhile is somebody else than whoever showed the old one. */
async function lockOwner(accountId: string, checked: string | null, write: Writing) {
  const { passwordHash } = await lockAccount(accountId, write)
  if (checked !== null && passwordHash !== checked) throw wrongPassword()
}

async function find(accountId: string, write: Writing): Promise<Stored | undefined> {
  const [stored] = await write.read<Stored>(
    sql`SELECT "encryptedSecret", "createdAt", "confirmedAt" FROM "second_factor" WHERE "accountId" = ${accountId}`,
  )
  return stored
}

async function begin({ password }: BeginSecondFactorInput, context: AccountContext) {
  const viewer = permit(accountPolicy.changeSecondFactor, context)
  const { accountId } = viewer
  await context.attempts.write(accountId)
  const checked = await proveOwner(password, viewer, context)
  const secret = newSecret()
  const encryptedSecret = await context.factorSecrets.encrypt(secret, accountId)
  const label = await context.write(async (write) => {
    await lockOwner(accountId, checked, write)
    if ((await find(accountId, write))?.confirmedAt) throw alreadyOn()
    await write.manager.delete(SecondFactor, { accountId })
    const createdAt = context.now.toISOString()
    await write.insertRows(SecondFactor, [
      { accountId, encryptedSecret, createdAt, confirmedAt: null, lastStep: 0 },
    ])
    const [account] = await write.read<{ displayName: string; email: string | null }>(
      sql`SELECT "displayName", "email" FROM "account" WHERE "id" = ${accountId}`,
    )
    return account?.email ?? account?.displayName ?? ''
  })
  return { secret, uri: setupUri(secret, { issuer: new URL(context.publicUrl).hostname, label }) }
}

async function confirm({ code }: ConfirmSecondFactorInput, context: AccountContext): Promise<string[]> {
  const { accountId, sessionId } = permit(accountPolicy.changeSecondFactor, context)
  await context.attempts.write(accountId)
  await context.attempts.bringSecondFactor(context.clientAddress, accountId)
  const confirmedAt = context.now.toISOString()
  const recoveryCodes = await context.write(async (write) => {
    await lockAccount(accountId, write)
    const factor = await find(accountId, write)
    if (factor?.confirmedAt) throw alreadyOn()
    if (!factor || context.now.getTime() - Date.parse(factor.createdAt) > SETUP_MS) throw notBegun()
    if (!(await redeemTimeCode({ ...factor, accountId, code }, { write, context })))
      throw wrongCode('FORBIDDEN')
    await write.manager.update(SecondFactor, { accountId }, { confirmedAt })
    if (sessionId !== null)
      await write.manager.update(AccountSession, { id: sessionId }, { hasSecondFactor: true })
    await queueNotice(MailKind.SECOND_FACTOR_ADDED, accountId, write, context.now)
    return issueRecoveryCodes(accountId, write)
  })
  codeAccepted(accountId, context)
  return recoveryCodes
}

async function remove({ password, code }: RemoveSecondFactorInput, context: AccountContext): Promise<void> {
  const viewer = permit(accountPolicy.changeSecondFactor, context)
  const { accountId } = viewer
  await context.attempts.write(accountId)
  const checked = await proveOwner(password, viewer, context)
  await requireCode({ accountId, code }, 'FORBIDDEN', context)
  await context.write(async (write) => {
    await lockOwner(accountId, checked, write)
    if (!(await redeemCode({ accountId, code }, 'FORBIDDEN', { write, context }))) throw notOn()
    await removeFactor(accountId, write, context.now)
  })
  codeAccepted(accountId, context)
}

const alreadyOn = () =>
  new RegistryError('CONFLICT', 'The account has a second factor already. Remove it first.', {
    reason: 'SECOND_FACTOR_ON',
  })

const notOn = () =>
  new RegistryError('CONFLICT', 'The account has no second factor.', { reason: 'SECOND_FACTOR_OFF' })

const notBegun = () =>
  new RegistryError(
    'CONFLICT',
    'No setup of a second factor was begun in the last hour. Call beginSecondFactor again.',
    { reason: 'SECOND_FACTOR_OFF' },
  )

/** What follows in the same document is asked with the rights that the session has now. */
async function renewed(context: AccountContext) {
  const { viewer } = context
  if (viewer?.sessionId != null)
    context.viewer = await readBearer({ ...viewer, sessionId: viewer.sessionId }, context)
  return context.viewer && readViewer(context.viewer, context)
}

@Resolver()
export class SecondFactorResolver {
  @Mutation(() => BeginSecondFactorPayload, {
    description:
      'Makes the secret for an authenticator app. Nothing asks for its codes before confirmSecondFactor, within an hour. FORBIDDEN if the password is wrong; CONFLICT if the account has a second factor; RATE_LIMITED after too many attempts.',
  })
  beginSecondFactor(
    @Ctx() context: AccountContext,
    @Arg('input', () => BeginSecondFactorInput, {
      nullable: true,
      description:
        'The proof that you are the owner. Leave it out if you have just signed in with an identity provider.',
    })
    input?: BeginSecondFactorInput | null,
  ): Promise<BeginSecondFactorPayload> {
    return begin(input ?? {}, context)
  }

  @Mutation(() => ConfirmSecondFactorPayload, {
    description:
      'Turns the second factor on: from now on, signing in with the password asks for a code too. This session counts as signed in with it; others sign in again to do so. The owner gets a letter. FORBIDDEN if the code is wrong; CONFLICT if nothing was begun in the last hour.',
  })
  async confirmSecondFactor(
    @Arg('input', () => ConfirmSecondFactorInput, { description: 'The code that the app shows.' })
    input: ConfirmSecondFactorInput,
    @Ctx() context: AccountContext,
  ) {
    const recoveryCodes = await confirm(input, context)
    return { recoveryCodes, viewer: await renewed(context) }
  }

  @Mutation(() => ProfilePayload, {
    description:
      'Removes the second factor and its recovery codes. The owner gets a letter. FORBIDDEN if the password or the code is wrong; CONFLICT if the account has no second factor; RATE_LIMITED after too many attempts.',
  })
  async removeSecondFactor(
    @Arg('input', () => RemoveSecondFactorInput, { description: 'The password, and a code.' })
    input: RemoveSecondFactorInput,
    @Ctx() context: AccountContext,
  ) {
    await remove(input, context)
    return { viewer: await renewed(context) }
  }
}
