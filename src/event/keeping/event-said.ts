import type { Warning } from '../../keeping/warning'
import type { Acting } from '../../keeping/write-as'
import type { Violation } from '../../shared/errors'
import type { GeoPoint, PostalAddress } from '../../shared/place'
import { tidyAll } from '../../shared/plain-text'
import { sourcesOf } from '../../shared/source.inputs'
import { NamedUnits } from '../../territory/named-units'
import { TERRITORY_CODE, territoryId } from '../../territory/territory.entity'
import type { Event } from '../event.entity'
import { beginningMissing, clockWarnings, saysBeginning, timesViolations } from '../times/check-times'
import { saysTimes, timesSaid } from '../times/event-times'
import type { ScheduleEventInput, UpdateEventInput } from './event.inputs'

type Input = ScheduleEventInput | UpdateEventInput

/** What an input says of an event. */
export interface EventSaid {
  /** What it leaves out is not among them. */
  readonly columns: Partial<Event>
  readonly violations: Violation[]
  readonly warnings: Warning[]
}

/** Null: of a new one. */
export async function eventSaid(
  input: Input,
  record: Event | null,
  { write, now }: Acting,
): Promise<EventSaid> {
  const codes = [input.territory].flatMap((code) => (code != null && TERRITORY_CODE.test(code) ? code : []))
  const units = await NamedUnits.of(codes, ['territory'], write)
  const times = saysTimes(input) ? timesSaid(input, record) : null
  const missing = record === null && !saysBeginning(input)
  return {
    columns: { ...columnsOf(input, now), ...times },
    violations: [
      ...(missing ? [beginningMissing('One of startsAt and startsOn must be given.')] : []),
      ...timesViolations(input, times),
      ...units.violations,
    ],
    warnings: [...(times ? clockWarnings(input, times) : []), ...units.warnings],
  }
}

function columnsOf(input: Input, now: Date): Partial<Event> {
  const { title, description, kind, place, address, location, territory, sources, ...said } = tidyAll(input)
  const { onlineUrl, capacity, isFree } = said
  const columns: { [Property in keyof Event]?: Event[Property] | undefined } = {
    ...{ description, place, onlineUrl, capacity, isFree },
    title: title ?? undefined,
    kind: kind ?? undefined,
    address: address as PostalAddress | null | undefined,
    location: location as GeoPoint | null | undefined,
    territoryId: territory && territoryId(territory),
    sources: sourcesOf(sources, now),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}
