import type { Violation } from '../../shared/errors'
import { isBefore } from '../../shared/partial-dates'
import type { Membership } from './membership.entity'

type Term = Pick<Membership, 'since' | 'until'>

/** What is surely wrong with the time that a member takes part; `field` is the one to correct. */
export function wrongTerm({ since, until }: Term, field: keyof Term): Violation[] {
  if (since === null || until === null || !isBefore(until, since)) return []
  const message = 'A member cannot leave before it joined: until must not lie before since.'
  return [{ path: ['input', field], rule: 'order', message }]
}
