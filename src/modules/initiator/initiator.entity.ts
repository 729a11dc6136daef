import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { declareReferences } from '../../core/collections/references'
import { sortKey } from '../../core/values/polish-text'
import { Organisation } from '../organisation/organisation.entity'
import { Sector, SectorCode, sectorId } from '../sector/sector.entity'
import { InitiatorKind } from './initiator.enums'
import { isInitiatorVisible } from './initiator.policy'

@Entity()
@Index(['nameKey', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'The person or body that took the first step towards a partnership (Polish: inicjator). One initiator may have started several.',
})
export class Initiator {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => InitiatorKind, { description: 'Which of the six kinds it is.' })
  @Column({ type: 'text' })
  kind!: InitiatorKind

  @Field(() => String, {
    nullable: true,
    description: 'The name. Null for a resident or sole trader who did not agree to be named.',
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
  visible: isInitiatorVisible,
  usedBy: { sectorId: ['sector'], organisationId: ['organisation'] },
  followed: {
    type: {
      name: 'INITIATOR',
      PL: { label: 'inicjator', description: 'Kto zrobił pierwszy krok ku partnerstwu.' },
      EN: {
        label: 'initiator',
        description: 'The person or body that took the first step towards a partnership.',
      },
    },
    territories: null,
    partOf: [],
  },
  searched: null,
})

/** Business support is counted with the private sector, because businesses are whom it serves. */
const SECTOR: Record<InitiatorKind, SectorCode> = {
  [InitiatorKind.PUBLIC_INSTITUTION]: SectorCode.PUBLIC,
  [InitiatorKind.NGO]: SectorCode.SOCIAL,
  [InitiatorKind.RESIDENT]: SectorCode.SOCIAL,
  [InitiatorKind.ENTREPRENEUR]: SectorCode.PRIVATE,
  [InitiatorKind.BUSINESS_ORGANISATION]: SectorCode.PRIVATE,
  [InitiatorKind.BUSINESS_SUPPORT_INSTITUTION]: SectorCode.PRIVATE,
}

const UNNAMED_LAST = '\uffff'

type Known = Pick<Initiator, 'kind' | 'name'>

/** With the columns that follow from what is known of an initiator. */
export const initiatorColumns = ({ kind, name }: Known) => ({
  kind,
  name,
  nameKey: name === null ? UNNAMED_LAST : sortKey(name),
  sectorId: sectorId(SECTOR[kind]),
})

declareReferences({
  ...{ to: ['Organisation'], table: 'initiator', column: 'organisationId' },
  called: ['initiator', 'initiators'],
})
