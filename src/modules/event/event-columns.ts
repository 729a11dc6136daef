import type { Violation } from '../../core/errors'
import { incompleteParts } from '../../core/patch'
import { imagesOf } from '../../core/values/image'
import type { GeoPoint, PostalAddress } from '../../core/values/place'
import { tidyAll } from '../../core/values/plain-text'
import { sourcesOf } from '../../core/values/source'
import type { MutationContext } from '../../mutations/mutation-context'
import type { Warning } from '../../mutations/warning'
import { NamedUnits } from '../territory/named-units'
import { TERRITORY_CODE, territoryId } from '../territory/territory.entity'
import { Event } from './event.entity'
import type { ScheduleEventInput, UpdateEventInput } from './event.inputs'
import { type EventText, eventWords } from './event-search'
import { hasTimes, resolveTimes, storedDays, type TimesColumns } from './event-times'
import { beginningMissing, clockWarnings, hasBeginning, timesViolations } from './event-times.rules'

type Input = ScheduleEventInput | UpdateEventInput

/** What an input says of an event. */
export interface EventColumns {
  /** What it leaves out is not among them. */
  readonly columns: Partial<Event>
  readonly violations: Violation[]
  readonly warnings: Warning[]
}

/** Null: of a new one. */
export async function eventColumns(
  input: Input,
  record: Event | null,
  mutation: MutationContext,
): Promise<EventColumns> {
  const { write, now } = mutation
  const codes = [input.territory].flatMap((code) => (code != null && TERRITORY_CODE.test(code) ? code : []))
  const units = await NamedUnits.of(codes, ['territory'], write)
  const times = hasTimes(input) ? resolveTimes(input, record) : null
  const missing = record === null && !hasBeginning(input)
  const changes = columnsOf(input, now)
  return {
    columns: { ...changes, ...times },
    violations: [
      ...incompleteParts(Event, { record, changes }, mutation),
      ...(missing ? [beginningMissing('Give startsAt, startsOn or startsAtLocal.')] : []),
      ...timesViolations(input, times, record),
      ...units.violations,
    ],
    warnings: [...(times ? clockWarnings(input, times) : []), ...units.warnings],
  }
}

function columnsOf(input: Input, now: Date): Partial<Event> {
  const { title, description, kind, place, address, location, territory, images, sources, ...values } =
    tidyAll(input)
  const { onlineUrl, capacity, isFree } = values
  const columns: { [Property in keyof Event]?: Event[Property] | undefined } = {
    ...{ description, place, onlineUrl, capacity, isFree },
    title: title ?? undefined,
    kind: kind ?? undefined,
    address: address as PostalAddress | null | undefined,
    location: location as GeoPoint | null | undefined,
    territoryId: territory && territoryId(territory),
    images: imagesOf(images),
    sources: sourcesOf(sources, now),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

/** The columns of an event that are made of others. */
export const derivedColumns = (event: EventText & TimesColumns, partnershipName: string) => ({
  ...eventWords(event, partnershipName),
  ...storedDays(event),
})
