import sql from 'sql-template-tag'
import type { Violation } from '../../shared/errors'
import { newId } from '../../shared/ids'
import type { Writing } from '../../shared/writing'
import { Goal } from './goal.entity'
import { GoalState } from './goal.enums'
import type { GoalInput } from './goal.inputs'

export type ListedGoal = Pick<Goal, 'id' | 'text' | 'until' | 'state'>

/** The goals of a partnership, in its order. */
export const goalsOf = (partnershipId: string, write: Writing): Promise<ListedGoal[]> =>
  write.read(sql`SELECT "id", "text", "until", "state" FROM "goal"
    WHERE "partnershipId" = ${partnershipId} ORDER BY "position", "id"`)

/** Ids that name no goal of the partnership, or one that was named before. */
export function strangeGoals(said: readonly GoalInput[], before: readonly ListedGoal[]): Violation[] {
  const left = new Set(before.map(({ id }) => id))
  return said.flatMap(({ id }, place) => {
    if (id == null || left.delete(id)) return []
    const message = 'id must be that of a goal of this partnership, and each may stand in the list once.'
    return [{ path: ['input', 'goals', `${place}`, 'id'], rule: 'goal', message }]
  })
}

/** What the list is to be. A goal is the one of its id or, without an id, of just its text; else it is new. */
export function goalsSaid(said: readonly GoalInput[], before: readonly ListedGoal[]): ListedGoal[] {
  const named = new Set(said.map(({ id }) => id))
  const unnamed = before.filter(({ id }) => !named.has(id))
  return said.map(({ id, text, until, state }) => {
    const place = unnamed.findIndex((goal) => goal.text === text)
    const known =
      id != null
        ? before.find((goal) => goal.id === id)
        : place === -1
          ? undefined
          : unnamed.splice(place, 1)[0]
    return {
      id: known?.id ?? id ?? newId('goal'),
      text,
      until: until === undefined ? (known?.until ?? null) : until,
      state: state ?? known?.state ?? GoalState.PLANNED,
    }
  })
}

/** Their rows are written anew, under the ids that they have. */
export async function replaceGoals(partnershipId: string, goals: readonly ListedGoal[], write: Writing) {
  await write.run(sql`DELETE FROM "goal" WHERE "partnershipId" = ${partnershipId}`)
  await write.insertRows(
    Goal,
    goals.map((goal, position) => ({ ...goal, position, partnershipId })),
  )
}
