import sql, { join, type Sql } from 'sql-template-tag'
import type { SignedIn } from './viewer'

/** The ids of the territories that somebody edits: those named to them, and what lies below these. */
const edited = ({ edits }: SignedIn): Sql => sql`WITH RECURSIVE below("id") AS (
    SELECT "id" FROM "territory" WHERE "id" IN (${join(edits)})
    UNION ALL SELECT child."id" FROM "territory" AS child JOIN below ON child."parentId" = below."id")
  SELECT "id" FROM below`

const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`1 = 0` : sql`(${join([...conditions], ' OR ')})`

/**
 * Who keeps a record, said once: what they may change, and the drafts that they see, both come from here. An administrator
 * keeps all of them, an editor those of a territory, and their own people the others.
 */
export const inCare = {
  /** True of the partnerships whose id the expression is. */
  partnership(id: Sql, viewer: SignedIn | null): Sql {
    if (!viewer) return sql`1 = 0`
    if (viewer.isAdmin) return sql`1 = 1`
    return anyOf([
      ...(viewer.organises.length > 0 ? [sql`${id} IN (${join(viewer.organises)})`] : []),
      ...(viewer.edits.length > 0
        ? [
            sql`${id} IN (SELECT "partnershipId" FROM "partnership_territory" WHERE "territoryId" IN (${edited(viewer)}))`,
          ]
        : []),
    ])
  },
  /** True of the organisations, a row of which it is. */
  organisation(row: Sql, viewer: SignedIn | null): Sql {
    if (!viewer) return sql`1 = 0`
    if (viewer.isAdmin) return sql`1 = 1`
    return anyOf([
      ...(viewer.represents.length > 0 ? [sql`${row}."id" IN (${join(viewer.represents)})`] : []),
      ...(viewer.edits.length > 0 ? [sql`${row}."territoryId" IN (${edited(viewer)})`] : []),
    ])
  },
  /** True of the territories whose id the expression is: of editors and administrators only. */
  territory(id: Sql, viewer: SignedIn | null): Sql {
    if (viewer?.isAdmin) return sql`1 = 1`
    return viewer && viewer.edits.length > 0 ? sql`${id} IN (${edited(viewer)})` : sql`1 = 0`
  },
} as const
