import { signedIn } from '../../authz/signed-in'
import type { Violation } from '../../core/errors'
import type { MutationContext } from '../../mutations/mutation-context'
import { NamedUnits } from '../territory/named-units'
import type { WebhookContext } from './webhook-context'

interface Asking {
  readonly isAllowed: boolean
  readonly context: WebhookContext
}

/**
 * Why nothing is to be sent to the address. Nobody else is told where a name leads to. A transaction does not wait for it;
 * and it counts as a write of its own.
 */
export async function problemOfTarget(url: string, { isAllowed, context }: Asking): Promise<string | null> {
  const { targets, attempts } = context
  const viewer = signedIn(context)
  if (!isAllowed) return targets.problemAsWritten(url)
  await attempts.write(viewer.accountId)
  return targets.problemOf(url)
}

/** What only the registry knows of the settings of a webhook. */
export const brokenSettings = async (
  { territory }: { readonly territory?: string | null },
  problem: string | null,
  { write }: MutationContext,
): Promise<Violation[]> => [
  ...(problem === null ? [] : [{ path: ['input', 'url'], rule: 'target', message: `url ${problem}.` }]),
  ...(territory == null ? [] : (await NamedUnits.of([territory], ['territory'], write)).violations),
]
