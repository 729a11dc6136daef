import sql, { type Sql } from 'sql-template-tag'
import { inTime } from '../../core/collections/in-time'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { type BoundingBoxInput, boxAround, isBetweenSides, type Place } from '../../core/values/geography'
import { hasEnded, isPartnershipVisible } from '../partnership/partnership.policy'
import { unitPlaces } from '../territory/unit-places'
import { knownMembers } from './known-members'
import { nearest, placeAt, unitsNear } from './near-units'
import { offerColumns, offerOf } from './organisation-offer'
import { needsColumns, needsOf } from './partnership-needs'
import { compareKeys, keyOf, type Needs, type Offer, reasonsFor, type Suggestion } from './suggestion-reasons'

interface Offering extends Offer {
  readonly id: string
  readonly place: Place
  /** By the id of a unit: how far it is. */
  readonly units: ReadonlyMap<string, number>
}

interface Seeking {
  readonly id: string
  readonly needs: Needs
  readonly location: Place | null
  /** Those of its territories that are near any of the organisations. */
  readonly territories: readonly string[]
}

const readsByRadius = perRequest(() => new Map<number, Reads<readonly Suggestion[]>>())

/** The partnerships near each organisation that might need it as a partner, in order. */
export const suggestedPartnerships = (radiusKm: number, context: Context): Reads<readonly Suggestion[]> =>
  getOrCreate(
    readsByRadius(context),
    radiusKm,
    () => new Reads((ids) => readSuggestions(ids, radiusKm, context)),
  )

/** A statement for each table, for all organisations that are asked for at once. */
async function readSuggestions(ids: readonly string[], radiusKm: number, context: Context) {
  const offering = await readOffering(ids, radiusKm, context)
  const seeking = await readSeeking([...offering.values()], radiusKm, context)
  const { dialect } = context.reader
  const isMember = await knownMembers(dialect.isIn(sql`t."organisationId"`, dialect.list(ids)), context)
  return ids.map((id) => {
    const organisation = offering.get(id)
    if (!organisation) return []
    const suggestions = seeking.flatMap((partnership): Suggestion[] => {
      const distanceKm = distanceOf(organisation, partnership)
      if (distanceKm > radiusKm || isMember(partnership.id, id)) return []
      const reasons = reasonsFor(partnership.needs, organisation)
      return reasons.length > 0 ? [{ id: partnership.id, reasons, distanceKm }] : []
    })
    return suggestions.sort((one, other) => compareKeys(keyOf(one), keyOf(other)))
  })
}

function distanceOf({ place, units }: Offering, { location, territories }: Seeking): number {
  const ofTerritories = territories.map((id) => units.get(id) ?? Number.POSITIVE_INFINITY)
  return Math.min(location ? nearest([location], place) : Number.POSITIVE_INFINITY, ...ofTerritories)
}

/** Those that have a place, and a sector or an offer. */
async function readOffering(ids: readonly string[], radiusKm: number, context: Context) {
  const { dialect } = context.reader
  const rows = await context.reader.all(sql`SELECT t."id", t."territoryId", ${offerColumns}
    FROM "organisation" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}`)
  const places = await unitPlaces(context)
  const offering = new Map<string, Offering>()
  for (const [id, unit, ...columns] of rows) {
    const place = places.get((unit as string | null) ?? '')
    const offer = offerOf(columns)
    if (!place || (offer.sector === null && offer.offers.length === 0)) continue
    offering.set(id as string, {
      id: id as string,
      place,
      units: unitsNear([place], radiusKm, places),
      ...offer,
    })
  }
  return offering
}

/** The partnerships near any of the organisations, if they may need what one of these can bring. */
async function readSeeking(
  offering: readonly Offering[],
  radiusKm: number,
  { reader, viewer }: Context,
): Promise<readonly Seeking[]> {
  if (offering.length === 0) return []
  const { dialect } = reader
  const units = dialect.list([...new Set(offering.flatMap(({ units }) => [...units.keys()]))])
  const sectors = [...new Set(offering.flatMap(({ sector }) => sector ?? []))]
  const links = await reader.all(sql`SELECT "partnershipId", "territoryId" FROM "partnership_territory"
    WHERE ${dialect.isIn(sql`"territoryId"`, units)} AND ${inTime('"partnership_territory"')}`)
  const territories = new Map<string, string[]>()
  for (const [id, unit] of links as [string, string][])
    getOrCreate(territories, id, (): string[] => []).push(unit)
  const box = boxAround(
    offering.map(({ place }) => place),
    radiusKm,
  )
  const rows =
    await reader.all(sql`SELECT t."id", t."locationLatitude", t."locationLongitude", ${needsColumns(viewer, sectors)}
    FROM "partnership" AS t WHERE t."id" IN (${partnershipsNear(dialect.isIn(sql`"territoryId"`, units), box)})
      AND ${isPartnershipVisible(sql`t`, viewer)} AND NOT coalesce(${hasEnded(sql`t`)}, FALSE)`)
  return rows.map(([id, latitude, longitude, ...columns]) => ({
    id: id as string,
    location: placeAt(latitude, longitude),
    needs: needsOf(columns),
    territories: territories.get(id as string) ?? [],
  }))
}

/** Each way has an index of its own. */
const partnershipsNear = (isNear: Sql, box: BoundingBoxInput): Sql =>
  sql`SELECT "partnershipId" FROM "partnership_territory" WHERE ${isNear} AND ${inTime('"partnership_territory"')}
    UNION ALL SELECT located."id" FROM "partnership" AS located WHERE ${isBetweenSides(box, LOCATED)} AND ${inTime('located')}`

const LOCATED = { latitude: sql`located."locationLatitude"`, longitude: sql`located."locationLongitude"` }
