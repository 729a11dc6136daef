import sql from 'sql-template-tag'
import { Reads } from '../../../core/collections/reader'
import { type Context, perRequest } from '../../../core/context'
import { getOrCreate } from '../../../core/get-or-create'
import { territoryId } from '../territory.entity'
import { kilometres, type Point } from './powiat-at'

interface Gmina {
  readonly code: string
  /** Null: not known. */
  readonly seat: Point | null
}

/** The gminas of today in a powiat, by its TERYT code. */
export const gminasOfPowiat = perRequest(
  ({ reader }: Context) =>
    new Reads<readonly Gmina[]>(async (powiats) => {
      const { dialect } = reader
      const ids = dialect.list(powiats.map(territoryId))
      const rows =
        await reader.all(sql`SELECT "parentId", "code", "locationLatitude", "locationLongitude" FROM "territory"
        WHERE ${dialect.isIn(sql`"parentId"`, ids)} AND "level" = 'GMINA' AND "isHistorical" = FALSE ORDER BY "code"`)
      const gminas = new Map<string, Gmina[]>()
      for (const [powiat, code, latitude, longitude] of rows as [string, string, number | null, number][])
        getOrCreate(gminas, powiat, (): Gmina[] => []).push({
          code,
          seat: latitude === null ? null : [longitude, latitude],
        })
      return powiats.map((powiat) => gminas.get(territoryId(powiat)) ?? [])
    }),
)

/** The code of the gmina whose seat is the nearest, or of the only one. */
export function nearestSeat(point: Point, gminas: readonly Gmina[]): string | null {
  if (gminas.length === 1) return gminas[0]?.code ?? null
  const [nearest] = gminas
    .flatMap(({ code, seat }) => (seat === null ? [] : [{ code, km: kilometres(point, seat) }]))
    .toSorted((one, other) => one.km - other.km)
  return nearest?.code ?? null
}
