import sql from 'sql-template-tag'
import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne } from 'typeorm'
import { ChangeKind } from '../../core/change-log/change-kind'
import { collection } from '../../core/collections/collection'
import {
  Commentable,
  Node,
  Reportable,
  SearchResult,
  Timestamped,
  Viewable,
} from '../../core/collections/node'
import { DiscussedRecord } from '../../core/collections/record'
import { declareReferences } from '../../core/collections/references'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime, WebAddress } from '../../core/scalars'
import { Image, ImagesField } from '../../core/values/image'
import { GeoPoint, PostalAddress } from '../../core/values/place'
import { Source, SourcesField } from '../../core/values/source'
import { ActivitySignKind } from '../partnership/activity/activity.enums'
import { Partnership } from '../partnership/partnership.entity'
import { onPartnership } from '../partnership/partnership-hooks'
import { Territory } from '../territory/territory.entity'
import { EventKind, EventStatus } from './event.enums'
import { isEventVisible } from './event.policy'
import { updateEventSearch } from './event-search'
import { latestEvent } from './latest-event'
import { hostsUpcoming, nextEventInstant } from './upcoming-events'

@Entity()
@Index(['nameFolded', 'id'])
@Index(['startsAt', 'id'])
@Index(['endsAt'])
@Index('event_long', { synchronize: false })
@Index(['partnershipId', 'startsAt', 'id'])
@Index(['location.latitude', 'location.longitude'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Timestamped, Viewable, Commentable, Reportable, SearchResult],
  simpleResolvers: true,
  description:
    'An event that a partnership organises: a picnic, a workshop, a festival, a meeting (Polish: wydarzenie).',
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
    description: 'When it begins, in UTC. For an all-day event: midnight of the first day in timeZone.',
  })
  @Timestamp()
  startsAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it ends, in UTC; the instant itself is no longer part of it. Null: only the beginning is known, and filters by period treat the event as an instant, or an all-day event as its first day.',
  })
  @Timestamp({ nullable: true })
  endsAt!: string | null

  @Field({ description: 'The IANA name of the event’s time zone: `Europe/Warsaw`.' })
  @Column({ type: 'text', default: 'Europe/Warsaw' })
  timeZone!: string

  @Field({ description: 'Whether it lasts whole days, or only its date is known.' })
  @Column({ type: 'boolean', default: false })
  isAllDay!: boolean

  /** Of an all-day event, in timeZone: the first day, and the last one where it is known. */
  @Column({ type: 'text', nullable: true, select: false })
  firstDay!: string | null

  @Column({ type: 'text', nullable: true, select: false })
  lastDay!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The place, as people call it: `Park Kaskada`. Null: not known.',
  })
  @Column({ type: 'text', nullable: true })
  place!: string | null

  @Field(() => PostalAddress, { nullable: true, description: 'The address of the place. Null: not known.' })
  @Column(() => PostalAddress)
  address!: PostalAddress | null

  @Field(() => GeoPoint, {
    nullable: true,
    description:
      'The place on the map. Null: not known; the filters near and within then do not find the event.',
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

  @ImagesField()
  images!: Image[]

  @SourcesField()
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
  visible: isEventVisible,
  usedBy: {
    commentPolicy: ['commentsOpen'],
    partnershipId: ['partnership'],
    territoryId: ['territory'],
    place: ['summary'],
    startsAt: ['startsOn', 'startsAtLocal', 'endsOn', 'summary'],
    endsAt: ['endsOn', 'endsAtLocal'],
    timeZone: ['startsOn', 'startsAtLocal', 'endsOn', 'endsAtLocal', 'summary'],
    isAllDay: ['startsAtLocal', 'endsAtLocal'],
  },
  owns: [{ table: 'co_host_invitation', column: 'eventId' }],
  followed: {
    type: {
      name: 'EVENT',
      PL: { label: 'wydarzenie', description: 'Wydarzenie, także jego współorganizatorzy.' },
      EN: { label: 'event', description: 'An event with its co-hosts.' },
    },
    territories: (
      id,
    ) => sql`SELECT coalesce("event"."territoryId", works."territoryId") AS "territoryId" FROM "event"
      LEFT JOIN "partnership_territory" AS works ON works."partnershipId" = "event"."partnershipId"
      WHERE "event"."id" = ${id}`,
    partOf: [
      {
        entity: Partnership,
        parts: (ids) => sql`SELECT "id" FROM "event" WHERE "partnershipId" IN (${ids})`,
      },
    ],
  },
  searched: { inUnit: null, tables: ['event'] },
})

onPartnership({
  renamed: updateEventSearch,
  published: async ({ id }, write) => {
    const coHosted = await write.read<{ id: string }>(
      sql`SELECT "eventId" AS "id" FROM "event_co_host" WHERE "partnershipId" = ${id} ORDER BY 1`,
    )
    write.touch(
      Event.name,
      coHosted.map((event) => event.id),
      ChangeKind.UPDATED,
      ['coHosts'],
    )
  },
  activity: { kind: ActivitySignKind.EVENT, latest: latestEvent },
  upcoming: { condition: hostsUpcoming, until: nextEventInstant },
})

declareReferences({
  ...{ to: ['Partnership'], table: 'event', column: 'partnershipId' },
  called: ['event', 'events'],
})
