import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { Organisation } from '../organisation/organisation.entity'
import { Sector } from '../sector/sector.entity'
import { collection } from '../shared/collection'
import { Node } from '../shared/node'
import { visible } from '../shared/visibility'
import { InitiatorKind } from './initiator.enums'

@Entity()
@Index(['nameKey', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'Who took the first step towards a partnership (Polish: inicjator). One initiator may stand behind several.',
})
export class Initiator {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => InitiatorKind, { description: 'Which of the six kinds of initiators it is.' })
  @Column({ type: 'text' })
  kind!: InitiatorKind

  @Field(() => String, {
    nullable: true,
    description: 'The name. Null for a resident or a sole trader who did not agree to be named.',
  })
  @Column({ type: 'text', nullable: true })
  name!: string | null

  /** Sorts in the order of the Polish alphabet; the unnamed come last. */
  @Column({ type: 'text', select: false })
  nameKey!: string

  @ManyToOne(() => Sector, { nullable: false, onDelete: 'RESTRICT' })
  readonly sector?: Sector

  @Index()
  @Column({ type: 'text' })
  sectorId!: string

  @ManyToOne(() => Organisation, { nullable: true, onDelete: 'SET NULL' })
  readonly organisation?: Organisation

  @Index()
  @Column({ type: 'text', nullable: true })
  organisationId!: string | null
}

export const initiators = collection(Initiator, {
  prefix: 'initiator',
  visible: visible.initiator,
  usedBy: { sectorId: ['sector'], organisationId: ['organisation'] },
})
