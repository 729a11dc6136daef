import sql from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import type { Violation } from '../../../core/errors'
import { newId } from '../../../core/id'
import { Goal } from './goal.entity'
import type { GoalInput } from './goal.inputs'

export type ListedGoal = Pick<Goal, 'id' | 'text' | 'until' | 'state'>

/** The goals of a partnership, in its order. */
export const goalsOf = (partnershipId: string, write: Writing): Promise<ListedGoal[]> =>
  write.read(sql`SELECT "id", "text", "until", "state" FROM "goal"
    WHERE "partnershipId" = ${partnershipId} ORDER BY "position", "id"`)

/** Ids that name no goal of the partnership, or one that was named before. */
export function unknownGoals(values: readonly GoalInput[], before: readonly ListedGoal[]): Violation[] {
  const left = new Set(before.map(({ id }) => id))
  return values.flatMap(({ id }, place) => {
    if (id == null || left.delete(id)) return []
    const message = 'id must be the id of a goal of this partnership, and must not appear twice in the list.'
    return [{ path: ['input', 'goals', `${place}`, 'id'], rule: 'goal', message }]
  })
}

/** A goal that is there keeps what is left out; none is without a text. */
export function incompleteGoals(values: readonly GoalInput[], before: readonly ListedGoal[]): Violation[] {
  const goals = matched(values, before)
  return values.flatMap(({ text }, place) => {
    const stored = goals[place]
    const broken = (field: string, message: string): Violation => ({
      path: ['input', 'goals', `${place}`, field],
      rule: 'required',
      message,
    })
    return [
      ...(text === null || (text === undefined && !stored)
        ? [broken('text', 'text is required: only a goal with an id may leave it out.')]
        : []),
    ]
  })
}

/** What the list is to be. A goal that is there keeps what is left out. */
export function resolveGoals(values: readonly GoalInput[], before: readonly ListedGoal[]): ListedGoal[] {
  const goals = matched(values, before)
  return values.map(({ id, text, until, state }, place) => {
    const stored = goals[place]
    return {
      id: stored?.id ?? id ?? newId('goal'),
      text: text ?? (stored as ListedGoal).text,
      until: until === undefined ? (stored?.until ?? null) : until,
      state: state === undefined ? (stored?.state ?? null) : state,
    }
  })
}

/** For each entry, the goal that is there: of its id or, without an id, of just its text. */
function matched(values: readonly GoalInput[], before: readonly ListedGoal[]): (ListedGoal | undefined)[] {
  const named = new Set(values.map(({ id }) => id))
  const unnamed = before.filter(({ id }) => !named.has(id))
  return values.map(({ id, text }) => {
    if (id != null) return before.find((goal) => goal.id === id)
    const place = unnamed.findIndex((goal) => goal.text === text)
    return place === -1 ? undefined : unnamed.splice(place, 1)[0]
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
