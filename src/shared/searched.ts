import sql from 'sql-template-tag'
import { badUserInput } from './errors'
import { distanceKm, type NearInput, smallerCircles } from './geography'
import type { Order } from './list-declaration'
import { rank } from './search'

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
}

export const byDistance: Order<Searched> = {
  by: ({ near }) => {
    if (near == null) throw badUserInput('orderBy', 'needsNear', 'orderBy: NEAREST needs a filter with near.')
    return [distanceKm(near)]
  },
  narrower: ({ near }) => (near ? smallerCircles(near).map((smaller) => ({ near: smaller })) : []),
}

export const distanceOf = ({ near }: Searched) => (near ? distanceKm(near) : null)
