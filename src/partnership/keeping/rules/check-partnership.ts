import sql from 'sql-template-tag'
import type { Acting } from '../../../keeping/write-as'
import type { Violation } from '../../../shared/errors'
import { isKrs } from '../../../shared/identifiers'
import { isBefore } from '../../../shared/partial-dates'
import { NamedUnits } from '../../../territory/named-units'
import { TERRITORY_CODE } from '../../../territory/territory.entity'
import { goalsOf, strangeGoals } from '../../goal/replace-goals'
import type { Partnership } from '../../partnership.entity'
import { strangeInitiators } from '../initiators/check-initiators'
import type { PartnershipChange } from '../partnership.inputs'
import { columnsSaid } from '../parts/columns-said'

/** The rules that what is said of a partnership breaks and that only the registry knows. Null: of a new one. */
export async function partnershipViolations(
  said: PartnershipChange,
  record: Partnership | null,
  acting: Acting,
): Promise<Violation[]> {
  const codes = (said.territories ?? []).filter((code) => TERRITORY_CODE.test(code))
  const units = await NamedUnits.of(codes, ['territories'], acting.write)
  const goals = said.goals && record ? await goalsOf(record.id, acting.write) : []
  return [
    ...units.violations,
    ...(await takenKrs(said, record, acting)),
    ...disorder(columnsSaid(said, acting.now), record),
    ...strangeGoals(said.goals ?? [], goals),
    ...(await strangeInitiators(said.initiators ?? [], acting)),
  ]
}

async function takenKrs({ krs }: PartnershipChange, record: Partnership | null, { write }: Acting) {
  if (krs == null || !isKrs(krs) || krs === record?.krs) return []
  const others = await write.read(sql`SELECT 1 FROM "partnership" WHERE "krs" = ${krs}`)
  if (others.length === 0) return []
  const message =
    'Another partnership has this KRS number already: possibleDuplicates finds it by the number, unless it is a draft.'
  return [{ path: ['input', 'krs'], rule: 'unique', message }]
}

type Dated = Partial<Pick<Partnership, 'foundedOn' | 'registeredOn' | 'endedOn'>>

const ORDER = [
  ['foundedOn', 'registeredOn'],
  ['foundedOn', 'endedOn'],
] as const

/** Of the dates that are said, those that surely cannot be as they are beside the others. */
export function disorder(said: Dated, record: Dated | null): Violation[] {
  const known = { ...record, ...said }
  return ORDER.flatMap(([earlier, later]) => {
    const at = said[later] == null ? earlier : later
    const [first, second] = [known[earlier], known[later]]
    if (said[at] == null || first == null || second == null || !isBefore(second, first)) return []
    return [{ path: ['input', at], rule: 'order', message: `${later} must not be before ${earlier}.` }]
  })
}
