import DataLoader from 'dataloader'
import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { Timestamp } from '../../core/collections/timestamp'
import { perRequest } from '../../core/context'
import { DateTime } from '../../core/scalars'
import { Account } from '../account/account.entity'
import { ModerationReason } from './moderation.enums'
import { isShownToModerators } from './moderation.policy'
import { ModerationCase } from './moderation-case.entity'

@Entity()
@Index(['reporterId', 'caseId'], { unique: true })
@Index(['caseId', 'createdAt', 'id'])
@Index(['receiptDigest'], { unique: true })
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A report that something is wrong with a comment, a partnership or an event, by an account, or by somebody without one who gives notice of illegal content.',
})
export class Report {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => ModerationReason, { description: 'What is wrong with it, as a code.' })
  @Column({ type: 'text' })
  reason!: ModerationReason

  @Field(() => String, { nullable: true, description: 'The note of the reporter.' })
  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Field(() => DateTime, { description: 'When it was reported.' })
  @Timestamp()
  createdAt!: string

  @Column({ type: 'text' })
  subjectId!: string

  /**
   * The author of the comment, so that what is said of them can be found when they leave. No foreign key: it would wait
   * for the account of somebody who is leaving, and they for the comment.
   */
  @Index()
  @Column({ type: 'text', nullable: true })
  aboutId!: string | null

  @ManyToOne(() => ModerationCase, { nullable: false, onDelete: 'CASCADE' })
  readonly case?: ModerationCase

  @Column({ type: 'text' })
  caseId!: string

  @ManyToOne(() => Account, { nullable: true, onDelete: 'SET NULL' })
  readonly reporter?: Account

  /** Null: the account was erased, or there was none. */
  @Column({ type: 'text', nullable: true })
  reporterId!: string | null

  /** Of the code that finds a notice again. Null: an account reported it. */
  @Column({ type: 'text', nullable: true, select: false })
  receiptDigest!: string | null
}

export const reports = collection(Report, {
  prefix: 'report',
  followed: null,
  searched: null,
  visible: isShownToModerators,
})

type Counted = [caseId: string, reason: ModerationReason, count: number | string]

/** How often each reason was given in a case, the most frequent first: one statement for all cases asked for at once. */
export const reasonsOf = perRequest(
  ({ reader }) =>
    new DataLoader(async (caseIds: readonly string[]) => {
      const rows = (await reader.all(sql`SELECT "caseId", "reason", count(*) FROM "report"
        WHERE ${reader.dialect.oneOf(sql`"caseId"`, [...caseIds])}
        GROUP BY "caseId", "reason" ORDER BY count(*) DESC, "reason"`)) as Counted[]
      return caseIds.map((id) =>
        rows
          .filter(([caseId]) => caseId === id)
          .map(([, reason, count]) => ({ reason, count: Number(count) })),
      )
    }),
)
