import { connectionOf } from '../shared/connection'
import { LocatedEdge } from '../shared/geography'
import { Event } from './event.entity'

export const EventConnection = connectionOf('Event', () => Event, { plural: 'events', edge: LocatedEdge })
