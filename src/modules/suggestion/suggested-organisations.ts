import sql, { type Sql } from 'sql-template-tag'
import { anyOf, NEVER } from '../../core/collections/conditions'
import { inTime } from '../../core/collections/in-time'
import { Reads } from '../../core/collections/reader'
import { type Context, perRequest } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import { isOrganisationVisible } from '../organisation/organisation.policy'
import { hasEnded } from '../partnership/partnership.policy'
import { sectorId } from '../sector/sector.entity'
import { unitPlaces } from '../territory/unit-places'
import { knownMembers } from './known-members'
import { placeAt, placesOf, unitsNear } from './near-units'
import { offerColumns, offerOf } from './organisation-offer'
import { needsColumns, needsOf } from './partnership-needs'
import { compareKeys, keyOf, type Needs, type Offer, reasonsFor, type Suggestion } from './suggestion-reasons'

interface Seeking {
  readonly id: string
  readonly needs: Needs
  /** By the id of a unit: how far it is. */
  readonly units: ReadonlyMap<string, number>
}

interface Offering extends Offer {
  readonly id: string
}

const readsByRadius = perRequest(() => new Map<number, Reads<readonly Suggestion[]>>())

/** The organisations near each partnership that might be the partners it lacks or looks for, in order. */
export const suggestedOrganisations = (radiusKm: number, context: Context): Reads<readonly Suggestion[]> =>
  getOrCreate(
    readsByRadius(context),
    radiusKm,
    () => new Reads((ids) => readSuggestions(ids, radiusKm, context)),
  )

/** A statement for each table, for all partnerships that are asked for at once. */
async function readSuggestions(ids: readonly string[], radiusKm: number, context: Context) {
  const seeking = await readSeeking(ids, radiusKm, context)
  const offering = await readOffering([...seeking.values()], context)
  const isMember = await knownMembers(
    context.reader.dialect.isIn(sql`t."partnershipId"`, context.reader.dialect.list(ids)),
    context,
  )
  return ids.map((id) => {
    const partnership = seeking.get(id)
    return partnership ? suggestionsFor(partnership, offering, isMember) : []
  })
}

/** Those that seek or lack anything. */
async function readSeeking(ids: readonly string[], radiusKm: number, context: Context) {
  const { reader, viewer } = context
  const { dialect } = reader
  const isAsked = (column: Sql) => dialect.isIn(column, dialect.list(ids))
  const rows =
    await reader.all(sql`SELECT t."id", t."locationLatitude", t."locationLongitude", ${needsColumns(viewer)}
    FROM "partnership" AS t WHERE ${isAsked(sql`t."id"`)} AND NOT coalesce(${hasEnded(sql`t`)}, FALSE)`)
  const links = await reader.all(
    sql`SELECT "partnershipId", "territoryId" FROM "partnership_territory" WHERE ${isAsked(sql`"partnershipId"`)}`,
  )
  const territories = new Map<string, string[]>()
  for (const [id, territory] of links as [string, string][])
    getOrCreate(territories, id, (): string[] => []).push(territory)
  const units = await unitPlaces(context)
  const seeking = new Map<string, Seeking>()
  for (const [id, latitude, longitude, ...columns] of rows) {
    const needs = needsOf(columns)
    const places = placesOf(placeAt(latitude, longitude), territories.get(id as string) ?? [], units)
    if (!isContent(needs))
      seeking.set(id as string, { id: id as string, needs, units: unitsNear(places, radiusKm, units) })
  }
  return seeking
}

const isContent = ({ seeksSectors, lacksSectors, sought }: Needs) =>
  seeksSectors.length === 0 && lacksSectors.length === 0 && sought === null

/** The organisations of the units near any of the partnerships that may have what one of these needs, by their unit. */
async function readOffering(seeking: readonly Seeking[], { reader, viewer }: Context) {
  const offering = new Map<string, Offering[]>()
  const units = [...new Set(seeking.flatMap(({ units }) => [...units.keys()]))]
  if (units.length === 0) return offering
  const { dialect } = reader
  const sectors = new Set(seeking.flatMap(({ needs }) => [...needs.seeksSectors, ...needs.lacksSectors]))
  const isOfSector = sectors.size > 0 ? dialect.oneOf(sql`t."sectorId"`, [...sectors].map(sectorId)) : NEVER
  const offersAnything = seeking.some(({ needs }) => needs.sought !== null) ? sql`t."offers" <> '[]'` : NEVER
  const rows = await reader.all(sql`SELECT t."id", t."territoryId", ${offerColumns} FROM "organisation" AS t
    WHERE ${dialect.isIn(sql`t."territoryId"`, dialect.list(units))} AND ${inTime('t')}
      AND ${anyOf(isOfSector, offersAnything)} AND ${isOrganisationVisible(sql`t`, viewer)}`)
  for (const [id, unit, ...columns] of rows)
    getOrCreate(offering, unit as string, (): Offering[] => []).push({
      id: id as string,
      ...offerOf(columns),
    })
  return offering
}

function suggestionsFor(
  { id: partnershipId, needs, units }: Seeking,
  offering: ReadonlyMap<string, readonly Offering[]>,
  isMember: (partnershipId: string, organisationId: string) => boolean,
): readonly Suggestion[] {
  const suggestions: Suggestion[] = []
  for (const [unit, distanceKm] of units)
    for (const each of offering.get(unit) ?? []) {
      const reasons = reasonsFor(needs, each)
      if (reasons.length > 0 && !isMember(partnershipId, each.id))
        suggestions.push({ id: each.id, reasons, distanceKm })
    }
  return suggestions.sort((one, other) => compareKeys(keyOf(one), keyOf(other)))
}
