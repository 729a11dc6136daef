import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { visibleWithParent } from '../../core/collections/conditions'
import { Import } from './import.entity'
import { UndoConflictReason } from './import.enums'

@Entity()
@Index(['importId', 'id'])
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A record that an undo left as it was, and why (Polish: rekord pominięty przy cofaniu).',
})
export class UndoConflict {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => UndoConflictReason, { description: 'Why it was left.' })
  @Column({ type: 'text' })
  reason!: UndoConflictReason

  @Field({ description: 'Why it was left, in a sentence, and what to do.' })
  @Column({ type: 'text' })
  message!: string

  @Field(() => ID, { description: 'The id of the record, also after the record is gone.' })
  @Column({ type: 'text' })
  recordId!: string

  @Column({ type: 'text' })
  recordClass!: string

  @Field(() => [String], { description: 'The fields that somebody has changed since the import.' })
  @Column({ type: 'simple-json' })
  fields!: string[]

  /** The last change of the record. */
  @Column({ type: 'text', nullable: true })
  changeId!: string | null

  @ManyToOne(() => Import, { nullable: false, onDelete: 'CASCADE' })
  readonly import?: Import

  /** The undo. */
  @Column({ type: 'text' })
  importId!: string
}

export const undoConflicts = collection(UndoConflict, {
  prefix: 'undoconflict',
  followed: null,
  searched: null,
  isPart: true,
  visible: visibleWithParent,
  usedBy: { recordId: ['node'], recordClass: ['type'], changeId: ['change'] },
})
