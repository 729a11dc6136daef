import type { Territory } from '../territory.entity'
import { type RegisterState, type RegisterUnit, territoryRow } from './register-state'

type Changes = Partial<Pick<Territory, (typeof COMPARED)[number] | 'nameFolded'>>

/** A unit that the registry has, and what the register says otherwise. */
export interface ChangedUnit {
  readonly before: Territory
  readonly after: RegisterUnit
  readonly changes: Changes
}

/** What a state of the register changes in the registry. */
export interface StateDifference {
  readonly added: readonly RegisterUnit[]
  readonly changed: readonly ChangedUnit[]
  /** Those that the state lacks, and that were no historical ones before. */
  readonly removed: readonly Territory[]
}

const COMPARED = ['level', 'name', 'type', 'parentId', 'isHistorical'] as const

export function differenceOf({ day, units }: RegisterState, known: readonly Territory[]): StateDifference {
  const byCode = new Map(known.map((each) => [each.code, each]))
  const added: RegisterUnit[] = []
  const changed: ChangedUnit[] = []
  for (const after of units) {
    const before = byCode.get(after.code)
    byCode.delete(after.code)
    if (!before) {
      added.push(after)
      continue
    }
    const changes = changesOf(before, territoryRow(after, day))
    if (Object.keys(changes).length > 0) changed.push({ before, after, changes })
  }
  return { added, changed, removed: [...byCode.values()].filter(({ isHistorical }) => !isHistorical) }
}

function changesOf(before: Territory, row: ReturnType<typeof territoryRow>): Changes {
  const columns = COMPARED.filter((column) => row[column] !== before[column])
  const changes: Changes = Object.fromEntries(columns.map((column) => [column, row[column]]))
  return changes.name === undefined ? changes : { ...changes, nameFolded: row.nameFolded }
}
