import { Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { declareReferences } from '../../../core/collections/references'
import { Timestamp } from '../../../core/collections/timestamp'
import { Partnership } from '../../partnership/partnership.entity'
import { Event } from '../event.entity'

/** A partnership that is asked to organise an event together with its host, and has not answered yet. */
@Entity()
@Index(['partnershipId'])
export class CoHostInvitation {
  @ManyToOne(() => Event, { nullable: false, onDelete: 'CASCADE' })
  readonly event?: Event

  @PrimaryColumn({ type: 'text' })
  eventId!: string

  @ManyToOne(() => Partnership, { nullable: false, onDelete: 'CASCADE' })
  readonly partnership?: Partnership

  @PrimaryColumn({ type: 'text' })
  partnershipId!: string

  @Timestamp()
  invitedAt!: string
}

declareReferences(
  {
    ...{ to: ['Partnership'], table: 'co_host_invitation', column: 'partnershipId' },
    called: ['invitation to co-host an event', 'invitations to co-host events'],
  },
  {
    ...{ to: ['Partnership'], table: 'event_co_host', column: 'partnershipId' },
    called: ['event that it co-hosts', 'events that it co-hosts'],
  },
)
