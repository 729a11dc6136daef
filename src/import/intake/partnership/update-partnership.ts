import { keeperOfPartnership } from '../../../keeping/keeper'
import type { Acting } from '../../../keeping/write-as'
import { rewritePartnership } from '../../../partnership/keeping/alter-partnership'
import { partnershipViolations } from '../../../partnership/keeping/rules/check-partnership'
import { partnerships } from '../../../partnership/partnership.entity'
import type { Order } from '../../run/order'
import { type Problem, problemOf, type Target } from '../../run/row'
import { problemsOf } from '../rules/violations'
import { readBefore } from '../sources'
import { initiatorsOf } from './bring-initiators'
import { saidOf } from './partnership-given'

/** Writes what differs; or tells what is wrong. */
export async function updatePartnership(
  target: Target,
  order: Order,
  acting: Acting,
): Promise<boolean | readonly Problem[]> {
  const { row, id } = target
  const record = await acting.write.find(partnerships, id, acting.viewer)
  if (record === null || (await keeperOfPartnership(id, acting)) === null)
    return [
      problemOf(row, null, 'The registry has the partnership, and you do not keep it: leave the row out.'),
    ]
  const said = readBefore(saidOf(row, order), record)
  const { initiators, goals, ...others } = said
  const isChecked = !order.isOperators
  const violations = await partnershipViolations(
    isChecked ? said : { ...others, initiators: initiatorsOf(target).filter((each) => each.id == null) },
    record,
    acting,
  )
  if (violations.length > 0) return problemsOf(row, violations)
  const { isChanged } = await rewritePartnership(record, said, acting)
  return isChanged
}
