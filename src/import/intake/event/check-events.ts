import { Hosts } from '../../../event/hosts'
import { eventSaid } from '../../../event/keeping/event-said'
import type { Acting } from '../../../keeping/write-as'
import { type Problem, problemOf, type Target } from '../../run/row'
import type { Named } from '../rules/references'
import { problemsOf } from '../rules/violations'
import { wholeProblems } from '../rules/whole'
import { inputOf, saidOf } from './event-row'

/** What is wrong with events that only the registry knows. Of those that it has, more is told when they are updated. */
export async function checkEvents(
  targets: readonly Target[],
  wholes: Named,
  acting: Acting,
): Promise<Problem[]> {
  const problems = await wholeProblems(targets, wholes, acting)
  const coHosts = targets.flatMap(({ row }) => saidOf(row).coHostIds ?? [])
  const hosts = await Hosts.of(coHosts, acting)
  for (const { row, isNew } of targets) {
    const host = wholes(row.said.partnershipId) ?? ''
    problems.push(...problemsOf(row, hosts.violations(saidOf(row).coHostIds ?? [], host)))
    if (!isNew) continue
    for (const field of ['title', 'kind'] as const)
      if (row.said[field] == null)
        problems.push(problemOf(row, field, `${field} must be given: the registry has no such event yet.`))
    problems.push(...problemsOf(row, (await eventSaid(inputOf(row, host), null, acting)).violations))
  }
  return problems
}
