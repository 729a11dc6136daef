import sql from 'sql-template-tag'
import type { Acting } from '../../../keeping/write-as'
import type { CreateOrganisationInput } from '../../../organisation/keeping/organisation.inputs'
import { sortKey } from '../../../shared/polish-text'
import { territoryId } from '../../../territory/territory.entity'
import type { Row } from '../../run/row'
import type { Match } from '../intake'

interface Found {
  readonly id: string
  readonly krs: string | null
  readonly name: string
  readonly nameKey: string
  readonly territoryId: string | null
}

const saidOf = ({ said }: Row) => said as unknown as CreateOrganisationInput

/** Which organisations the rows mean: by their numbers for sure; probably, where they have just this name in one place. */
export async function matchOrganisations(rows: readonly Row[], { write }: Acting): Promise<Map<Row, Match>> {
  const { dialect } = write
  const numbers = dialect.list(rows.flatMap((row) => saidOf(row).krs ?? []))
  const keys = dialect.list(
    rows.flatMap((row) => (saidOf(row).name == null ? [] : sortKey(saidOf(row).name))),
  )
  const found = await write.read<Found>(sql`SELECT "id", "krs", "name", "nameKey", "territoryId"
    FROM "organisation" WHERE ${dialect.isIn(sql`"krs"`, numbers)}
    UNION SELECT "id", "krs", "name", "nameKey", "territoryId" FROM "organisation"
      WHERE ${dialect.isIn(sql`"nameKey"`, keys)}`)
  const matches = new Map<Row, Match>()
  for (const row of rows) {
    const { krs, name, territory } = saidOf(row)
    const certain = krs == null ? undefined : found.find((each) => each.krs === krs)
    const likely =
      name == null
        ? undefined
        : found.find((each) => each.nameKey === sortKey(name) && isNear(each, territory))
    if (certain) matches.set(row, { id: certain.id, likeness: null })
    else if (likely) matches.set(row, { id: likely.id, likeness: `“${likely.name}” (${likely.id})` })
  }
  return matches
}

const isNear = (found: Found, territory: string | null | undefined) =>
  found.territoryId === null || territory == null || found.territoryId === territoryId(territory)
