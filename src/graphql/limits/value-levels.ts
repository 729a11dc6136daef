import { HttpError } from '../errors/http-error'
import { LIMITS } from './limits'

/**
 * How many lists and objects a JSON value has inside each other. It needs no stack, however deep the value is, and no
 * list of its leaves, of which there may be tens of thousands.
 */
function levelsOf(value: unknown): number {
  let levels = 0
  for (let level = isNested(value) ? [value] : []; level.length > 0; levels++) {
    const next: object[] = []
    for (const each of level) {
      const items: unknown[] = Array.isArray(each) ? each : Object.values(each)
      for (const item of items) if (isNested(item)) next.push(item)
    }
    level = next
  }
  return levels
}

/** Refuses JSON that is too deep for what reads it, which calls itself for each level. */
export function refuseDeepValue(value: unknown) {
  const levels = levelsOf(value)
  if (levels <= LIMITS.valueLevels) return
  throw new HttpError(
    400,
    `The JSON of the request has ${levels} levels of lists and objects; at most ${LIMITS.valueLevels} are allowed.`,
  )
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null
