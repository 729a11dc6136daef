import sql from 'sql-template-tag'
import { field, fieldsOf, required } from '../../core/records/fields'
import { discussedFields, identity, type RecordSchema, SUBMISSION } from '../../core/records/record-schema'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import { codeOf } from '../territory/named-units'
import { events } from './event.entity'
import { EventStatus } from './event.enums'
import { ScheduleEventInput } from './event.inputs'

const FIRST = ['title', 'kind']
const TAKEN = ['partnershipId', ...FIRST, ...SUBMISSION]

export const eventRecord: RecordSchema = {
  name: 'events',
  called: 'event',
  of: events,
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
  linked: [
    {
      field: 'coHostIds',
      from: sql`"event_co_host" AS link JOIN "partnership" AS other ON other."id" = link."partnershipId"`,
      owner: sql`link."eventId"`,
      values: sql`other."id"`,
      sortedBy: sql`other."id"`,
      isPublic: isPartnershipVisible(sql`other`, null),
    },
  ],
  repeated: ['startsOn', 'startsAtLocal', 'endsOn', 'endsAtLocal'],
}
