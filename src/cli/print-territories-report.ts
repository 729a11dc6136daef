import type { Applied } from '../modules/territory/register/apply-register'
import type { ChangedUnit, RegisterState } from '../modules/territory/register/register-state'
import { TerritoryLevel } from '../modules/territory/territory.enums'

const LEVELS: Readonly<Record<TerritoryLevel, string>> = {
  COUNTRY: 'country',
  VOIVODESHIP: 'voivodeships',
  POWIAT: 'powiats',
  GMINA: 'gminas',
  DISTRICT: 'districts',
  PART: 'parts of gminas',
}

/** Of each list so many units are shown. */
const MAX_SHOWN = 10

/** What a state of the register has changed, or would change, in the registry. */
export function territoriesReport(state: RegisterState, applied: Applied, isDryRun: boolean): string {
  const { added, changed, removed, replaced, formerDay } = applied
  const isSame = [added, changed, removed, replaced].every(({ length }) => length === 0)
  const those = (...columns: (keyof ChangedUnit['changes'])[]) =>
    changed.filter(({ changes }) => columns.some((column) => column in changes))
  return [
    `The register’s state of ${state.day}: ${counts(state)}.`,
    formerDay === null ? 'The registry had no territories.' : `The registry had the state of ${formerDay}.`,
    ...(added.some(({ code }) => code === 'PL') ? ['The country itself (PL) was missing and is added.'] : []),
    ...list('Added', added.map(described)),
    ...list('Renamed', those('name').map(renamed)),
    ...list('Moved', those('parentId').map(moved)),
    ...list('Changed in kind', those('level', 'type').map(retyped)),
    ...list('Removed and kept as historical', removed.map(described)),
    ...list(
      'Lead to the unit in their place',
      replaced.map(({ before, successor }) => `${described(before)} → ${successor.code}`),
    ),
    ...list(
      'Returned',
      those('isHistorical').map(({ after }) => described(after)),
    ),
    outcome(isSame, state.day === formerDay, isDryRun),
  ].join('\n')
}

function outcome(isSame: boolean, isSameDay: boolean, isDryRun: boolean): string {
  if (isSame && isSameDay) return 'The registry already has this state. Nothing has changed.'
  if (isDryRun) return 'Nothing was written, because of --dry-run.'
  return isSame ? 'No unit has changed. Only the date of the state was written.' : 'All changes were written.'
}

function counts({ units }: RegisterState): string {
  const perLevel = Object.values(TerritoryLevel).map((level) => {
    const count = units.filter((unit) => unit.level === level).length
    return `${count} ${LEVELS[level]}`
  })
  return perLevel.join(', ')
}

function list(called: string, units: readonly string[]): string[] {
  const more = units.length - MAX_SHOWN
  return [
    `${called}: ${units.length}`,
    ...units.slice(0, MAX_SHOWN).map((unit) => `  - ${unit}`),
    ...(more > 0 ? [`  - … and ${more} more`] : []),
  ]
}

interface Unit {
  readonly code: string
  readonly name: string
  readonly type: string | null
}

const described = ({ code, name, type }: Unit) => `${code} ${name}${type === null ? '' : `, ${type}`}`

const renamed = ({ before, after }: ChangedUnit) => `${described(before)} → ${after.name}`

const moved = ({ before, after }: ChangedUnit) => `${described(before)} → in ${after.parent}`

const retyped = ({ before, after }: ChangedUnit) => `${described(before)} → ${after.type ?? after.level}`
