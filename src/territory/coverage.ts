import sql, { type Sql } from 'sql-template-tag'
import { TERRITORY_CODE, territoryId } from './territory.entity'
import { Coverage } from './territory.enums'

/** The unit that a filter's code names. A text that is no code names none, and no record lies in it. */
export const unit = (code: string): Sql => sql`${TERRITORY_CODE.test(code) ? territoryId(code) : ''}`

/** The ids of the units that a coverage of this unit reaches. Descent is by parent: codes of districts do not begin with their gmina's. */
export function reach(unitId: Sql, coverage: Coverage): Sql {
  const within = sql`WITH RECURSIVE below("id") AS (
      SELECT "id" FROM "territory" WHERE "id" = ${unitId}
      UNION ALL SELECT child."id" FROM "territory" AS child JOIN below ON child."parentId" = below."id")
    SELECT "id" FROM below`
  const covering = sql`WITH RECURSIVE above("id") AS (
      SELECT "id" FROM "territory" WHERE "id" = ${unitId}
      UNION ALL SELECT one."parentId" FROM "territory" AS one JOIN above ON one."id" = above."id" WHERE one."parentId" IS NOT NULL)
    SELECT "id" FROM above`
  if (coverage === Coverage.WITHIN) return within
  if (coverage === Coverage.COVERING) return covering
  return sql`SELECT "id" FROM (${within}) AS lower UNION SELECT "id" FROM (${covering}) AS upper`
}
