import sql from 'sql-template-tag'
import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { RecordType } from '../../core/change-log/record-type'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { Timestamp } from '../../core/collections/timestamp'
import { DateTime } from '../../core/scalars'
import { Account } from '../account/account.entity'
import { ImportKind, ImportState } from './import.enums'
import { isImportVisible } from './import.policy'

@Entity()
// An import is undone once.
@Index(['undoesId'], { unique: true })
@Index(['startedAt', 'id'])
@Index(['accountId', 'startedAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'Records that were brought in together from a file, or the undo of that (Polish: import). Visible to administrators and to the account that ran it.',
})
export class Import {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => ImportKind, { description: 'Whether it brought in a file or undid another import.' })
  @Column({ type: 'text' })
  kind!: ImportKind

  /** While it says RUNNING, it may have been stopped: see aliveUntil. */
  @Column({ type: 'text' })
  storedState!: ImportState

  @Field(() => RecordType, { description: 'The type of the records.' })
  @Column({ type: 'text' })
  type!: RecordType

  @Field(() => String, {
    nullable: true,
    description: 'The name of the file. Null: it had none, or the import is an undo.',
  })
  @Column({ type: 'text', nullable: true })
  fileName!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The SHA-256 hash of the file, in hexadecimal. Null for an undo.',
  })
  @Column({ type: 'text', nullable: true })
  fileHash!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The source whose keys the file has. Null: it was not named, or the import is an undo.',
  })
  @Column({ type: 'text', nullable: true })
  source!: string | null

  /** Of the names of the columns of the file: the next file with the same may have the same source. */
  @Column({ type: 'text', nullable: true })
  columnsHash!: string | null

  @Field(() => DateTime, { description: 'When it began to write.' })
  @Timestamp()
  startedAt!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ended. Null: it is running or was stopped.',
  })
  @Timestamp({ nullable: true })
  endedAt!: string | null

  /** Until when it counts as running, unless it writes again. */
  @Timestamp()
  aliveUntil!: string

  @Field({ description: 'Whether the operator of the registry ran it, from the command line.' })
  @Column({ type: 'boolean' })
  isOperators!: boolean

  @Field(() => Int, { description: 'The rows of the file that it has dealt with; for an undo, the changes.' })
  @Column({ type: 'integer', default: 0 })
  rows!: number

  @Field(() => Int, { description: 'The records that it created; for an undo, those that it brought back.' })
  @Column({ type: 'integer', default: 0 })
  created!: number

  @Field(() => Int, {
    description: 'The records that it updated; for an undo, those whose earlier values it wrote back.',
  })
  @Column({ type: 'integer', default: 0 })
  updated!: number

  @Field(() => Int, { description: 'The records that an undo removed. 0 for a file.' })
  @Column({ type: 'integer', default: 0 })
  removed!: number

  @Field(() => Int, { description: 'The rows that changed nothing.' })
  @Column({ type: 'integer', default: 0 })
  unchanged!: number

  @Field(() => Int, { description: 'The rows of which a part waits for an editor.' })
  @Column({ type: 'integer', default: 0 })
  waiting!: number

  @Field(() => Int, {
    description:
      'The rows that look like an existing record, and were left out; for an undo, the records that it left as they were: see conflicts.',
  })
  @Column({ type: 'integer', default: 0 })
  skipped!: number

  @Field(() => Int, { description: 'The rows that break a rule.' })
  @Column({ type: 'integer', default: 0 })
  refused!: number

  /** The number of the last write before it began. */
  @Column({ type: 'integer' })
  fromSequence!: number

  /** Of an undo: the last change that it has dealt with. It goes from the newest to the oldest. */
  @Column({ type: 'text', nullable: true })
  position!: string | null

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly account?: Account

  /** Null: the operator, or the account was erased. */
  @Column({ type: 'text', nullable: true })
  accountId!: string | null

  @ManyToOne(() => Import, { nullable: true, onDelete: 'SET NULL' })
  readonly undoes?: Import

  @Column({ type: 'text', nullable: true })
  undoesId!: string | null
}

export const imports = collection(Import, {
  prefix: 'import',
  followed: null,
  searched: null,
  visible: isImportVisible,
  usedBy: {
    storedState: ['state'],
    aliveUntil: ['state'],
    accountId: ['account'],
    undoesId: ['undoes'],
  },
})

/** How long an import counts as running after it has written. */
const ALIVE_MS = 60_000

export const aliveUntil = (now: Date) => new Date(now.getTime() + ALIVE_MS).toISOString()

export const stateOf = (
  { storedState, aliveUntil }: Pick<Import, 'storedState' | 'aliveUntil'>,
  now: Date,
) =>
  storedState === ImportState.RUNNING && Date.parse(aliveUntil) <= now.getTime()
    ? ImportState.STOPPED
    : storedState

/** The same, as SQL. */
export const stateAt = (now: unknown) =>
  sql`CASE WHEN t."storedState" = 'RUNNING' AND t."aliveUntil" <= ${now} THEN 'STOPPED' ELSE t."storedState" END`
