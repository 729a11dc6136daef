import { events } from '../../event/event.entity'
import { EventStatus } from '../../event/event.enums'
import { ScheduleEventInput } from '../../event/keeping/event.inputs'
import { field, fieldsOf, required } from '../fields'
import { discussedFields, identity, type Shape, SUBMISSION } from '../shape'

const FIRST = ['title', 'kind']
const TAKEN = ['partnershipId', ...FIRST, ...SUBMISSION]

export const eventShape: Shape = {
  name: 'events',
  called: 'event',
  of: events,
  fields: [
    ...identity('event'),
    required(
      field(
        'partnershipId',
        String,
        'The partnership that organises it: its id, or the key it has in the same source.',
      ),
    ),
    ...fieldsOf(ScheduleEventInput, FIRST),
    ...fieldsOf(ScheduleEventInput).filter(({ name }) => !TAKEN.includes(name)),
    field('status', EventStatus, 'Whether it takes place as planned; SCHEDULED, if not said.'),
    ...discussedFields,
  ],
}
