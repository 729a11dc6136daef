import type { FastifyRequest } from 'fastify'
import { intakeOf } from '../../import/intake/intakes'
import { DUPLICATES, type Order } from '../../import/run/order'
import type { SignedIn } from '../../shared/viewer'
import { HttpError } from '../errors/http-errors'

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false }

/** What the address of a request orders, for whoever sends it. */
export function orderOf(
  { params, query }: FastifyRequest<{ Params: { type: string } }>,
  { accountId }: SignedIn,
): Order {
  const intake = intakeOf(params.type)
  if (!intake) throw new HttpError(404, 'There is no such type of records to import.')
  const {
    dryRun = 'false',
    drafts = 'false',
    onDuplicate = 'skip',
    source = '',
  } = query as Record<string, unknown>
  const isDryRun = BOOLEANS[String(dryRun)]
  const areDrafts = BOOLEANS[String(drafts)]
  const duplicates = DUPLICATES.find((each) => each === onDuplicate)
  if (isDryRun === undefined || areDrafts === undefined)
    throw new HttpError(400, 'dryRun and drafts must be true or false.')
  if (!duplicates) throw new HttpError(400, `onDuplicate must be one of ${DUPLICATES.join(', ')}.`)
  if (typeof source !== 'string' || source.length > 200)
    throw new HttpError(400, 'source must be a text of at most 200 characters.')
  // Nobody’s keys are taken for those of another.
  return {
    ...{ intake, isDryRun, areDrafts, onDuplicate: duplicates, isOperators: false },
    source: `${accountId} ${source}`,
  }
}
