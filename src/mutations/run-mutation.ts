import { authorizeRole, permit, WHOLE } from '../authz/authorize'
import type { Action, Identified } from '../authz/policy'
import { signedIn } from '../authz/signed-in'
import { brokenRules, refuse } from '../core/validate'
import type { AccountContext } from '../modules/account/account-context'
import type { About, AnyDeclaration, AskingIn, Request } from './declaration'
import { expectVersion } from './expect-version'
import type { Changing, Creating } from './mutation.inputs'
import { MutationContext } from './mutation-context'
import type { MutationResult } from './payload'
import { findSubmission, keyedSubmission, storeSubmission } from './submission'

type AnyRequest = Request<AccountContext, object>

/** Undoes a transaction whose result is all that was wanted. */
class ValidationOnly extends Error {
  constructor(readonly result: MutationResult) {
    super('Nothing was to be written.')
  }
}

/** Does what is declared in the name of whoever asks, and answers with the payload. */
export async function runMutation(declaration: AnyDeclaration, request: AnyRequest): Promise<object> {
  const { input, context } = request
  const action = typeof declaration.action === 'function' ? declaration.action(input) : declaration.action
  const { accountId } = signedIn(context)
  if (action.isRegistryWide) permit(action, context)
  else if (!declaration.hasOwnLimit) await context.attempts.write(accountId)
  const prepared = { ...request, ...(await declaration.prepare?.(request)) }
  const { result, viewer } = await context
    .write(async (write) => {
      await declaration.lock?.(request, write)
      const mutation = await MutationContext.begin(context, write, action)
      const done = await runParts(declaration, { action, request: prepared }, mutation)
      if ((input as Creating).validateOnly) throw new ValidationOnly(done)
      return { result: done, viewer: mutation.viewer }
    })
    .catch((error) => {
      if (!(error instanceof ValidationOnly)) throw error
      return { result: { ...error.result, id: null }, viewer: context.viewer }
    })
  // They may see more now than when the request began, such as the draft that they have just entered.
  context.viewer = viewer
  if (result.id !== null) await declaration.after?.({ id: result.id }, context)
  return declaration.payload.of(result, context)
}

interface Asked {
  readonly action: Action<Identified, AskingIn<AccountContext>>
  readonly request: AnyRequest
}

async function runParts(
  { name, find, facts, violations, repeated, subject, work }: AnyDeclaration,
  { action, request }: Asked,
  mutation: MutationContext,
): Promise<MutationResult> {
  const { input } = request
  const authorize = ({ record }: About<Identified>) => authorizeVersion(record, { action, request }, mutation)
  const found = await find?.(request, mutation)
  if (found) await authorize(found)
  const known = { ...request, ...found, ...(await facts?.({ ...request, ...found }, mutation)) }
  refuse([...brokenRules(input, ['input']), ...((await violations?.(known, mutation)) ?? [])])
  const submission = repeated ? null : keyedSubmission(name, input)
  const before = await (submission ? findSubmission(submission, mutation) : repeated?.(request, mutation))
  if (before) return before
  const about = found ?? (await subject?.(known, mutation)) ?? { record: WHOLE }
  if (!found) await authorize(about)
  const done = {
    id: about.record.id,
    warnings: [],
    ...(await work({ ...known, ...about }, mutation)),
  }
  if (submission) await storeSubmission(submission, done, mutation)
  return done
}

/**
 * Refuses the action, for want of a right, for another version than the writer knows, or for the state of the record; or
 * sets the role in which it is done.
 */
async function authorizeVersion(record: Identified, { action, request }: Asked, mutation: MutationContext) {
  const { write, viewer } = mutation
  const { obstacle } = await authorizeRole(action, record as never, { ...request.context, viewer, write })
  const { expectedVersion } = request.input as Partial<Changing>
  if (expectedVersion !== undefined) expectVersion(expectedVersion, record as never)
  if (obstacle) throw obstacle
}
