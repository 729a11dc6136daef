import sql from 'sql-template-tag'
import { field, fieldsOf, listOf, required } from '../../core/records/fields'
import {
  discussedFields,
  identity,
  type Linked,
  type NameField,
  type RecordSchema,
  SUBMISSION,
} from '../../core/records/record-schema'
import { LocalDate, LocalDateTime } from '../../core/scalars'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import { codeOf } from '../territory/named-units'
import { unitName, unitsOf } from '../territory/unit-names'
import { type Event, events } from './event.entity'
import { EventStatus } from './event.enums'
import { ScheduleEventInput } from './event.inputs'
import { localTimesOf } from './event-local-times'

const FIRST = ['title', 'kind']
const TAKEN = ['partnershipId', ...FIRST, ...SUBMISSION]

const coHosts: Linked = {
  field: 'coHostIds',
  from: sql`"event_co_host" AS link JOIN "partnership" AS other ON other."id" = link."partnershipId"`,
  owner: sql`link."eventId"`,
  values: sql`other."id"`,
  sortedBy: sql`other."id"`,
  isPublic: isPartnershipVisible(sql`other`, null),
}

/** Beside the instants, which people do not read. */
const LOCAL_TIMES: readonly NameField[] = [
  { name: 'startsOn', beside: 'startsAt', meaning: 'The day on which it begins, in timeZone.' },
  {
    name: 'startsAtLocal',
    beside: 'startsAt',
    meaning: 'When it begins by the clocks in timeZone: `2027-05-01T16:00`. Empty for an all-day event.',
  },
  { name: 'endsOn', beside: 'endsAt', meaning: 'The last day that is part of it, in timeZone.' },
  {
    name: 'endsAtLocal',
    beside: 'endsAt',
    meaning: 'When it ends by the clocks in timeZone. Empty for an all-day event, or if not known.',
  },
].map(({ name, beside, meaning }) => ({
  beside,
  field: field(name, name.endsWith('On') ? LocalDate : LocalDateTime, meaning),
  derive: (event) => localTimesOf[name as keyof typeof localTimesOf](event as unknown as Event),
}))

export const eventRecord: RecordSchema = {
  name: 'events',
  called: 'event',
  of: events,
  hasPage: true,
  fields: [
    ...identity('event'),
    required(
      field(
        'partnershipId',
        String,
        'The partnership that organises it: its id, or its key in the same source.',
      ),
    ),
    ...fieldsOf(ScheduleEventInput, FIRST),
    ...fieldsOf(ScheduleEventInput).filter(({ name }) => !TAKEN.includes(name)),
    field('status', EventStatus, 'Whether it takes place as planned; SCHEDULED by default.'),
    ...discussedFields,
  ],
  selected: {
    territory: codeOf(sql`t."territoryId"`),
  },
  linked: [coHosts],
  repeated: ['startsOn', 'startsAtLocal', 'endsOn', 'endsAtLocal'],
  names: {
    fields: [
      {
        beside: 'partnershipId',
        field: field('partnershipName', String, 'The name of the partnership that organises it.'),
      },
      {
        beside: 'coHostIds',
        field: listOf(
          field('coHostNames', String, 'The names of the partnerships that organise it together with it.'),
        ),
      },
      ...unitName,
      ...LOCAL_TIMES,
    ],
    selected: {
      partnershipName: sql`(SELECT host."name" FROM "partnership" AS host WHERE host."id" = t."partnershipId")`,
    },
    linked: [
      { ...coHosts, field: 'coHostNames', values: sql`other."name"` },
      unitsOf({ from: sql`"event" AS link`, owner: sql`link."id"`, unitId: sql`link."territoryId"` }),
    ],
  },
}
