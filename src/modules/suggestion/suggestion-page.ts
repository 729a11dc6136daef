import type { Context } from '../../core/context'
import { cursorScopeOf, decodeCursor, encodeCursor } from '../../core/lists/cursor'
import { type ForwardArgs, MAX_COUNT, Page, pageBounds } from '../../core/lists/page'
import { compareKeys, keyOf, type Suggestion, type SuggestionKey } from './suggestion-reasons'

interface Listed {
  /** The list, as clients see it. */
  readonly name: string
  readonly suggestions: readonly Suggestion[]
}

/** A page of the suggestions, which are in order. */
export function pageOfSuggestions<T>(
  { name, suggestions }: Listed,
  args: ForwardArgs,
  { toNode, context }: { readonly toNode: (suggestion: Suggestion) => T; readonly context: Context },
): Page<T> {
  const bounds = pageBounds(args)
  const scope = cursorScopeOf({ name }, 'REASONS', context)
  const after =
    bounds.after === undefined
      ? null
      : (decodeCursor(bounds.after, 'after', scope) as unknown as SuggestionKey)
  const later =
    after === null ? suggestions : suggestions.filter((each) => compareKeys(keyOf(each), after) > 0)
  const edges = later.slice(0, bounds.limit + 1).map((each) => ({
    node: toNode(each),
    cursor: encodeCursor(keyOf(each), scope),
    distanceKm: null,
  }))
  const { length } = suggestions
  return new Page(edges, bounds, {
    count: async () => Math.min(length, MAX_COUNT),
    isExact: async () => length <= MAX_COUNT,
  })
}
