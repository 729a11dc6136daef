import { InputType } from 'type-graphql'
import { ChangeInput, changing } from '../../keeping/keeping.inputs'
import { BeginningAndEnd } from '../times/times.inputs'

@InputType({
  description:
    'An event that is not held at the time it was announced for, and, where it is known, the new time. Of a new time without an end, the event lasts as long as it was to; null: its end is not known.',
})
export class PostponeEventInput extends changing(BeginningAndEnd) {}

@InputType({ description: 'An event that is not held at all.' })
export class CancelEventInput extends ChangeInput {}

@InputType({ description: 'An event that is held after all.' })
export class RescheduleEventInput extends ChangeInput {}
