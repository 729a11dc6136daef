import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import type { EventFilter } from '../event/event.filter'
import { byColumn, type Dimension } from './dimension'
import { countsBy, EventKinds, EventStatuses, MonthCount } from './facet-counts'
import { Facets } from './facets'
import { byMonth, MAX_MONTHS } from './month-dimension'
import type { Tallies } from './tallies'
import { byUnit, levelNamed } from './unit-dimension'

/** Where the unit of an event is not known, the territories of its partnership count. */
const placing = {
  columns: { territoryId: sql`t."territoryId"`, partnershipId: sql`t."partnershipId"` },
  inUnits: sql`SELECT "id", "territoryId" FROM found WHERE "territoryId" IS NOT NULL`,
  inPartnerships: sql`SELECT "id", "partnershipId" FROM found WHERE "territoryId" IS NULL`,
}

export function eventDimension(name: string, filter: EventFilter): Dimension {
  const level = levelNamed(name)
  if (level) return byUnit(placing, level, filter)
  if (name === 'months') return byMonth(filter)
  return byColumn(name)
}

async function monthCounts(tallies: Tallies): Promise<MonthCount[]> {
  const counts = [...(await tallies.one('months'))].flatMap(([value, count]) =>
    value ? [{ value, count }] : [],
  )
  return counts.sort((one, other) => (one.value < other.value ? -1 : 1)).slice(-MAX_MONTHS)
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How the events that a list finds are made up. All of it is counted in one go.',
})
export class EventFacets extends Facets {
  @Directive('@cost(weight: 20)')
  @Field(() => [EventKinds.type], { description: 'How many are of each kind.' })
  get kinds() {
    return countsBy(this.tallies, 'kind', EventKinds)
  }

  @Directive('@cost(weight: 20)')
  @Field(() => [EventStatuses.type], { description: 'How many have each status.' })
  get statuses() {
    return countsBy(this.tallies, 'status', EventStatuses)
  }

  @Directive('@cost(weight: 60)')
  @Directive('@listSize(assumedSize: 60)')
  @Field(() => [MonthCount], {
    description: `The months that have events, by the calendar in timeZone of the filter; with from, to or on, those of the period. At most ${MAX_MONTHS}, the latest.`,
  })
  get months() {
    return monthCounts(this.tallies)
  }
}
