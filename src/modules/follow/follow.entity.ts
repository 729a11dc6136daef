import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Account } from '../account/account.entity'
import { isFollowVisible } from './follow.policy'

@Entity()
@Index(['accountId', 'recordId'], { unique: true })
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'A partnership, an organisation or a territory that the viewer follows. Nobody else learns of it.',
})
export class Follow {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  readonly account?: Account

  @Column({ type: 'text' })
  accountId!: string

  @Field(() => ID, {
    description:
      'The id of what is followed, also while it is hidden or after it is gone. After a merge, it is that of the record which stays.',
  })
  @Index()
  @Column({ type: 'text' })
  recordId!: string

  @Field(() => DateTime, { description: 'When the viewer began to follow it.' })
  @Timestamp()
  createdAt!: string

  /** Behind which change it began: nothing older is told. */
  @Column({ type: 'text', select: false })
  position!: string
}

export const follows = collection(Follow, {
  prefix: 'follow',
  followed: null,
  searched: null,
  isPart: true,
  visible: isFollowVisible,
  usedBy: { recordId: ['record'] },
})
