import sql from 'sql-template-tag'
import { badUserInput } from '../errors'
import { distanceKm, type NearInput, smallerCircles } from '../values/geography'
import type { Order } from './list-declaration'
import { BEGINS_WITH_IT, beginsWith, rank } from './search'

/** The fields of a filter that an order may depend on. */
export interface Searched {
  readonly search?: string | null
  readonly near?: NearInput | null
}

/** Best matches first; then by name. */
export const byRelevance: Order<Searched> = {
  by: ({ search }, scope) => {
    if (search == null)
      throw badUserInput('orderBy', 'needsSearch', 'orderBy: RELEVANCE needs a filter with search.')
    return [rank(search, scope), sql`t."nameKey"`]
  },
  narrower: ({ search }, after) =>
    search == null || (after && Number(after[0]) > BEGINS_WITH_IT)
      ? []
      : [{ condition: beginsWith(search), fields: ['search'] }],
}

/** Fields of filters that have a value by default. */
const ALWAYS_SAID = new Set(['coverage', 'includeExamples'])

export const byDistance: Order<Searched> = {
  by: ({ near }) => {
    if (near == null) throw badUserInput('orderBy', 'needsNear', 'orderBy: NEAREST needs a filter with near.')
    return [distanceKm(near)]
  },
  // What else the filter asks may leave so few that every circle would be looked through.
  narrower: ({ near, ...others }, after) => {
    const isNarrowed = Object.entries(others).some(
      ([field, value]) => value != null && !ALWAYS_SAID.has(field),
    )
    if (!near || isNarrowed) return []
    const [passed] = after ?? [0]
    return smallerCircles(near)
      .filter(({ radiusKm }) => radiusKm > Number(passed))
      .map((smaller) => ({ filter: { near: smaller } }))
  },
}

export const distanceOf = ({ near }: Searched) => (near ? distanceKm(near) : null)
