import sql from 'sql-template-tag'
import type { MutationContext } from '../../mutations/mutation-context'
import { SectorCode, sectorId } from '../sector/sector.entity'
import { isEdited } from '../territory/territory.policy'
import type { Organisation } from './organisation.entity'
import { OrganisationKind } from './organisation.enums'

const PUBLIC_KINDS: ReadonlySet<OrganisationKind | null> = new Set([
  OrganisationKind.MUNICIPALITY,
  OrganisationKind.PUBLIC_INSTITUTION,
  OrganisationKind.SCHOOL,
  OrganisationKind.LIBRARY,
  OrganisationKind.CULTURAL_INSTITUTION,
])

type Described = Pick<Organisation, 'kind' | 'sectorId'>

/** Whose name people take for an authority: by its kind, or by the sector alone. */
const isPublicBody = ({ kind, sectorId: sector }: Described): boolean =>
  PUBLIC_KINDS.has(kind) || sector === sectorId(SectorCode.PUBLIC)

type Placed = Pick<Organisation, 'territoryId'>

/** Whether an organisation that is entered now is a draft, until an editor of its territory has looked at it. */
export const isEnteredAsDraft = async (
  { kind = null, sectorId: sector = null, territoryId = null }: Partial<Described & Placed>,
  mutation: MutationContext,
): Promise<boolean> => isPublicBody({ kind, sectorId: sector }) && !(await editsAll([territoryId], mutation))

/** By which a public body is known. */
const IDENTIFYING = ['name', 'kind', 'sectorId', 'territoryId'] as const

const REFUSAL =
  'Only editors of its territory and administrators may change the name, the kind, the sector or the territory of a published public institution, or make an organisation one.'

/** Why an organisation that everybody sees may not be changed like this. Null: it may. */
export async function unpublishableChange(
  record: Organisation,
  changes: Partial<Organisation>,
  mutation: MutationContext,
): Promise<string | null> {
  const after = { ...record, ...changes }
  const isConcerned = record.publishedAt !== null && (isPublicBody(record) || isPublicBody(after))
  if (!isConcerned || IDENTIFYING.every((property) => after[property] === record[property])) return null
  return (await editsAll([record.territoryId, after.territoryId], mutation)) ? null : REFUSAL
}

async function editsAll(ids: readonly (string | null)[], { write, viewer }: MutationContext) {
  if (viewer.isAdmin) return true
  const named = [...new Set(ids)]
  if (viewer.edits.length === 0 || named.includes(null)) return false
  const { dialect } = write
  const rows = await write.read(sql`SELECT 1 FROM "territory" AS t
    WHERE ${dialect.isIn(sql`t."id"`, dialect.list(named as string[]))} AND ${isEdited(sql`t."id"`, viewer)}`)
  return rows.length === named.length
}
