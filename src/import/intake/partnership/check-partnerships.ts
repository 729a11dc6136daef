import type { Acting } from '../../../keeping/write-as'
import { strangeGoals } from '../../../partnership/goal/replace-goals'
import { strangeInitiators } from '../../../partnership/keeping/initiators/check-initiators'
import { columnsSaid } from '../../../partnership/keeping/parts/columns-said'
import { disorder } from '../../../partnership/keeping/rules/check-partnership'
import type { Order } from '../../run/order'
import { type Problem, problemOf, type Target } from '../../run/row'
import { problemsInCare, unitProblems } from '../rules/units'
import { problemsOf } from '../rules/violations'
import { initiatorsOf, knownInitiators } from './bring-initiators'
import { saidOf } from './partnership-given'

/** What is wrong with partnerships that only the registry knows. Of those that it has, more is told when they are updated. */
export async function checkPartnerships(
  targets: readonly Target[],
  order: Order,
  acting: Acting,
): Promise<Problem[]> {
  const codesOf = ({ row }: Target) => (row.said.territories ?? []) as readonly string[]
  const fresh = targets.filter(({ isNew }) => isNew)
  return [
    ...(await unitProblems(targets, { column: 'territories', codesOf }, acting)),
    ...(await problemsInCare(targets, { column: 'territories', codesOf }, acting)),
    ...fresh.flatMap((target) => nameless(target)),
    ...fresh.flatMap(({ row }) =>
      problemsOf(row, disorder(columnsSaid(saidOf(row, order), acting.now), null)),
    ),
    ...(order.isOperators
      ? []
      : fresh.flatMap(({ row }) => problemsOf(row, strangeGoals(saidOf(row, order).goals ?? [], [])))),
    ...(await initiatorProblems(fresh, order, acting)),
  ]
}

function nameless({ row }: Target): Problem[] {
  if (row.said.name != null) return []
  return [problemOf(row, 'name', 'name must be given: the registry has no such partnership yet.')]
}

async function initiatorProblems(targets: readonly Target[], { isOperators }: Order, acting: Acting) {
  const listed = targets.flatMap((target) => initiatorsOf(target).map((said) => ({ target, said })))
  const known = isOperators
    ? await knownInitiators(
        listed.map(({ said }) => said),
        acting,
      )
    : new Set()
  // Of an operator’s, those that are not there are made with their ids.
  const asked = listed.filter(({ said: { id } }) => !known.has(id ?? ''))
  const violations = await strangeInitiators(
    asked.map(({ said: { id, ...said } }) => (isOperators || id == null ? said : { id, ...said })),
    acting,
  )
  return violations.flatMap((violation) => {
    const target = asked[Number(violation.path[2])]?.target
    return target ? problemsOf(target.row, [violation]) : []
  })
}
