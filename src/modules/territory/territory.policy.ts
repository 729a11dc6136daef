import sql, { join, type Sql } from 'sql-template-tag'
import type { Right } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { byAdmin } from '../../authz/roles'
import { NEVER } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'

/** The ids of the territories that somebody edits: those named to them or in the place of these, and what lies below. */
const edited = ({ edits }: SignedIn): Sql => sql`WITH RECURSIVE below("id") AS (
    SELECT COALESCE("successorId", "id") FROM "territory" WHERE "id" IN (${join([...edits])})
    UNION ALL SELECT child."id" FROM "territory" AS child JOIN below ON child."parentId" = below."id")
  SELECT "id" FROM below`

/** True of the territories that the viewer edits whose id the expression is. */
export const isEdited = (id: Sql, viewer: SignedIn): Sql =>
  viewer.edits.length > 0 ? sql`${id} IN (${edited(viewer)})` : NEVER

/** Those who answer for what lies in a territory. */
export const territoryEditors = (id: Sql, viewer: SignedIn): readonly Right[] => [
  byAdmin(viewer),
  [Role.EDITOR, isEdited(id, viewer)],
]
