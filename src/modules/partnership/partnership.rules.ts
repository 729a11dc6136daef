import sql from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import type { Violation } from '../../core/errors'
import { incompleteParts } from '../../core/patch'
import { isBefore } from '../../core/scalars'
import { isKrs } from '../../core/values/identifiers'
import type { MutationContext } from '../../mutations/mutation-context'
import { type Warning, WarningCode, warning } from '../../mutations/warning'
import { SectorCode, sectorId } from '../sector/sector.entity'
import { NamedUnits } from '../territory/named-units'
import { TERRITORY_CODE } from '../territory/territory.entity'
import { accessOf } from './duplicates/duplicate-candidates'
import { likelyDuplicates } from './duplicates/likely-duplicates'
import { goalsOf, incompleteGoals, unknownGoals } from './goal/replace-goals'
import { Partnership } from './partnership.entity'
import type { PartnershipKind } from './partnership.enums'
import type { PartnershipChange } from './partnership.inputs'
import { partnershipColumns } from './partnership-columns'
import { unknownInitiators } from './partnership-initiators.rules'
import type { PartnershipRelations } from './partnership-relations'

const UNITES: Partial<Record<PartnershipKind, readonly SectorCode[]>> = {
  LOCAL: Object.values(SectorCode),
  PUBLIC_PRIVATE: [SectorCode.PUBLIC, SectorCode.PRIVATE],
}

/** Sectors that a partnership of this kind unites, and that it does not declare. */
function missingSectors(kind: PartnershipKind | null, declared: readonly SectorCode[]): Warning[] {
  const missing = kind ? (UNITES[kind] ?? []).filter((code) => !declared.includes(code)) : []
  if (missing.length === 0) return []
  const message = `A partnership of kind ${kind} usually unites more sectors. Not declared: ${missing.join(', ')}.`
  return [warning(WarningCode.SECTOR_MISSING, ['sectors'], message)]
}

/** The declared sectors beside those of today’s members. Residents are of the social one. */
async function disagreeingSectors(
  partnershipId: string,
  declared: readonly SectorCode[],
  write: Pick<Writing, 'read'>,
): Promise<Warning[]> {
  const members = await write.read<{ sectorId: string | null }>(
    sql`SELECT DISTINCT CASE WHEN part."kind" = 'RESIDENTS' THEN ${sectorId(SectorCode.SOCIAL)}
        ELSE member."sectorId" END AS "sectorId"
      FROM "membership" AS part LEFT JOIN "organisation" AS member ON member."id" = part."organisationId"
      WHERE part."partnershipId" = ${partnershipId} AND part."status" = 'ACTIVE'`,
  )
  if (members.length === 0 || declared.length === 0) return []
  const ids = new Set(members.map((member) => member.sectorId))
  const codes = Object.values(SectorCode)
  const undeclared = codes.filter((code) => ids.has(sectorId(code)) && !declared.includes(code))
  // A member whose sector is not known may be of any.
  const memberless = ids.has(null) ? [] : declared.filter((code) => !ids.has(sectorId(code)))
  return [
    ...undeclared.map(
      (code) => `Some members come from the sector ${code}, which the partnership does not declare.`,
    ),
    ...memberless.map(
      (code) => `The partnership declares the sector ${code}, but no current member comes from it.`,
    ),
  ].map((message) => warning(WarningCode.SECTORS_DISAGREE, ['sectors'], message))
}

/** A partnership as it is once it is written. */
export interface Written extends Pick<Partnership, 'id' | 'name' | 'formerNames' | 'kind' | 'krs'> {
  readonly relations: PartnershipRelations
}

/** What deserves a second look about a partnership, of which this was said now. */
export async function partnershipWarnings(
  written: Written,
  values: PartnershipChange,
  mutation: MutationContext,
): Promise<Warning[]> {
  const { id, kind, relations } = written
  const units = await NamedUnits.of(values.territories ?? [], ['territories'], mutation.write)
  const isFoundBy = [values.name, values.formerNames, values.krs, values.territories]
  return [
    ...missingSectors(kind, relations.sectors),
    ...(await disagreeingSectors(id, relations.sectors, mutation.write)),
    ...units.warnings,
    ...(isFoundBy.some((each) => each != null) ? await duplicates(written, mutation) : []),
  ]
}

const MAX_NAMED = 5

async function duplicates(
  { id, relations, ...written }: Written,
  mutation: MutationContext,
): Promise<Warning[]> {
  const { write } = mutation
  const sought = { ...written, exceptId: id, territoryIds: relations.territories.map((unit) => unit.id) }
  const likely = (await likelyDuplicates(sought, accessOf(mutation))).slice(0, MAX_NAMED)
  if (likely.length === 0) return []
  const ids = likely.map(({ partnershipId }) => partnershipId)
  const rows = await write.read<{ id: string; slug: string }>(
    sql`SELECT "id", "slug" FROM "partnership" WHERE ${write.dialect.isIn(sql`"id"`, write.dialect.list(ids))}`,
  )
  const slugs = new Map(rows.map((row) => [row.id, row.slug]))
  return likely.map(({ partnershipId, name }) =>
    warning(
      WarningCode.LIKELY_DUPLICATE,
      ['name'],
      `The registry already has “${name}” (${slugs.get(partnershipId)}). Is it the same partnership?`,
    ),
  )
}

/** The rules that what is said of a partnership breaks and that only the registry knows. Null: of a new one. */
export async function partnershipViolations(
  values: PartnershipChange,
  record: Partnership | null,
  mutation: MutationContext,
): Promise<Violation[]> {
  const codes = (values.territories ?? []).filter((code) => TERRITORY_CODE.test(code))
  const units = await NamedUnits.of(codes, ['territories'], mutation.write)
  const goals = values.goals && record ? await goalsOf(record.id, mutation.write) : []
  const columns = partnershipColumns(values, mutation.now)
  return [
    ...units.violations,
    ...(await takenKrs(values, record, mutation)),
    ...incompleteParts(Partnership, { record, changes: columns }, mutation),
    ...disorder(columns, record),
    ...unknownGoals(values.goals ?? [], goals),
    ...incompleteGoals(values.goals ?? [], goals),
    ...(await unknownInitiators(values.initiators ?? [], mutation)),
  ]
}

async function takenKrs({ krs }: PartnershipChange, record: Partnership | null, { write }: MutationContext) {
  if (krs == null || !isKrs(krs) || krs === record?.krs) return []
  const others = await write.read(sql`SELECT 1 FROM "partnership" WHERE "krs" = ${krs}`)
  if (others.length === 0) return []
  const message =
    'Another partnership already has this KRS number. possibleDuplicates finds it, unless it is a draft.'
  return [{ path: ['input', 'krs'], rule: 'unique', message }]
}

type Dated = Partial<Pick<Partnership, 'foundedOn' | 'registeredOn' | 'endedOn'>>

const ORDER = [
  ['foundedOn', 'registeredOn'],
  ['foundedOn', 'endedOn'],
] as const

/** Of the dates that are said, those that surely cannot be as they are beside the others. */
export function disorder(values: Dated, record: Dated | null): Violation[] {
  const known = { ...record, ...values }
  return ORDER.flatMap(([earlier, later]) => {
    const at = values[later] == null ? earlier : later
    const [first, second] = [known[earlier], known[later]]
    if (values[at] == null || first == null || second == null || !isBefore(second, first)) return []
    const message = `${later} must not be before ${earlier}.`
    return [{ path: ['input', at], rule: 'order', params: { earlier, later }, message }]
  })
}
