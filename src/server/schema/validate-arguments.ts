import { validateSync } from 'class-validator'
import { LRUCache } from 'lru-cache'
import { ArgumentValidationError } from 'type-graphql'
import { getOrMake } from '../../shared/get-or-make'
import { ForwardArgs } from '../../shared/page'

const OPTIONS = {
  skipMissingProperties: true,
  forbidUnknownValues: false,
  validationError: { target: false, value: false },
}

/** Longer arguments are checked each time: they seldom come twice, and would fill the memory. */
const LONGEST_REMEMBERED = 200

/** Arguments that were found valid, by their class. */
const valid = new Map<unknown, LRUCache<string, true>>()

/**
 * Checks the rules that the classes of arguments declare. TypeGraphQL's own check loads the validator anew for each
 * argument. The arguments of lists come again for each parent, so that those found valid are remembered; of no others,
 * for they may hold a password.
 */
export function validateArguments(value: unknown): void {
  if (value instanceof ForwardArgs) checkOnce(value)
  else if (Array.isArray(value)) value.forEach(validateArguments)
  else if (value !== null && typeof value === 'object') check(value)
}

function checkOnce(value: ForwardArgs) {
  const text = JSON.stringify(value)
  const known = getOrMake(valid, value.constructor, () => new LRUCache<string, true>({ max: 200 }))
  if (known.has(text)) return
  check(value)
  if (text.length <= LONGEST_REMEMBERED) known.set(text, true)
}

function check(value: object) {
  let found: ConstructorParameters<typeof ArgumentValidationError>[0]
  try {
    found = validateSync(value, OPTIONS)
  } catch (error) {
    // A validator gives up where a text is no text at all; errors/violations.ts says so.
    throw new ArgumentValidationError(error as typeof found)
  }
  if (found.length > 0) throw new ArgumentValidationError(found)
}
