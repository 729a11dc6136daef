import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne } from 'typeorm'
import { Partnership } from '../partnership/partnership.entity'
import { collection } from '../shared/collection'
import { Commentable, Node, Reportable, Timestamped, Viewable } from '../shared/node'
import { GeoPoint, PostalAddress } from '../shared/place'
import { DiscussedRecord } from '../shared/record'
import { DateTime, WebAddress } from '../shared/scalars'
import { Source } from '../shared/source'
import { Timestamp } from '../shared/timestamp'
import { visible } from '../shared/visibility'
import { Territory } from '../territory/territory.entity'
import { EventKind, EventStatus } from './event.enums'

@Entity()
@Index(['nameFolded', 'id'])
@Index(['startsAt', 'id'])
@Index(['endsAt'])
@Index(['partnershipId', 'startsAt', 'id'])
@Index(['location.latitude', 'location.longitude'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Timestamped, Viewable, Commentable, Reportable],
  simpleResolvers: true,
  description:
    'Something that a partnership organises: a picnic, a workshop, a festival, a meeting (Polish: wydarzenie).',
})
export class Event extends DiscussedRecord {
  @Field({ description: 'What the event is called.' })
  @Column({ type: 'text' })
  title!: string

  @Field(() => String, {
    nullable: true,
    description: 'What happens there, in Markdown. Null: not written yet.',
  })
  @Column({ type: 'text', nullable: true })
  description!: string | null

  @Field(() => EventKind, { description: 'What kind of event it is.' })
  @Column({ type: 'text' })
  kind!: EventKind

  @Field(() => EventStatus, { description: 'Whether it takes place as planned.' })
  @Column({ type: 'text', default: EventStatus.SCHEDULED })
  status!: EventStatus

  @Field(() => DateTime, {
    description: 'When it begins, in UTC. Of an all-day event: midnight of the day in timeZone.',
  })
  @Timestamp()
  startsAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it ends, in UTC; this instant no longer belongs to it. Null: only the beginning is known, and ranges take the event as an instant.',
  })
  @Timestamp({ nullable: true })
  endsAt!: string | null

  @Field({ description: 'The IANA name of the time zone that the event’s own clock shows: `Europe/Warsaw`.' })
  @Column({ type: 'text', default: 'Europe/Warsaw' })
  timeZone!: string

  @Field({ description: 'True of an event that lasts the whole day, or of which only the date is known.' })
  @Column({ type: 'boolean', default: false })
  isAllDay!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'Where it takes place, as people say it: `Park Kaskada`. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  place!: string | null

  @Field(() => PostalAddress, { nullable: true, description: 'The address of the place. Null: not known.' })
  @Column(() => PostalAddress)
  address!: PostalAddress | null

  @Field(() => GeoPoint, {
    nullable: true,
    description:
      'Where the place is on the map. Null: not known; near and within then do not find the event.',
  })
  @Column(() => GeoPoint)
  location!: GeoPoint | null

  @Field(() => WebAddress, {
    nullable: true,
    description: 'Where to take part online. Null: not online, or not known.',
  })
  @Column({ type: 'text', nullable: true })
  onlineUrl!: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many people can take part. Null: no limit, or not known.',
  })
  @Column({ type: 'integer', nullable: true })
  capacity!: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether taking part costs nothing. Null: not known.',
  })
  @Column({ type: 'boolean', nullable: true })
  isFree!: boolean | null

  @Field(() => [Source], { description: 'Where the facts of this record were read.' })
  @Column({ type: 'simple-json' })
  sources!: Source[]

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @Column({ type: 'text' })
  partnershipId!: string

  @ManyToOne(() => Territory, { nullable: true, onDelete: 'RESTRICT' })
  readonly territory?: Territory

  @Index()
  @Column({ type: 'text', nullable: true })
  territoryId!: string | null

  @ManyToMany(() => Partnership)
  @JoinTable({
    name: 'event_co_host',
    joinColumn: { name: 'eventId' },
    inverseJoinColumn: { name: 'partnershipId' },
  })
  readonly coHostLinks?: Partnership[]
}

export const events = collection(Event, {
  prefix: 'event',
  historyOf: 'id',
  visible: visible.event,
  usedBy: {
    commentPolicy: ['commentsOpen'],
    partnershipId: ['partnership'],
    territoryId: ['territory'],
  },
})
