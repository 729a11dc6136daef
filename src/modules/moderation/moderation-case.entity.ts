import sql from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Writing } from '../../core/change-log/write'
import { collection } from '../../core/collections/collection'
import { Node } from '../../core/collections/node'
import { Timestamp } from '../../core/collections/timestamp'
import { newId } from '../../core/id'
import { DateTime } from '../../core/scalars'
import { isShownToModerators } from './moderation.policy'
import { tellNotifiers } from './notice/tell-notifiers'

@Entity()
@Index(['subjectId'])
@Index(['closedAt', 'openedAt', 'id'])
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Something that waits for a moderator: a pending comment or reported content.',
})
export class ModerationCase {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field(() => DateTime, { description: 'Since when it has been waiting.' })
  @Timestamp()
  openedAt!: string

  /** A moderator decided, or its subject is gone. */
  @Timestamp({ nullable: true })
  closedAt!: string | null

  /** The id of a comment, a partnership or an event. */
  @Column({ type: 'text' })
  subjectId!: string
}

export const moderationCases = collection(ModerationCase, {
  prefix: 'case',
  followed: null,
  searched: null,
  visible: isShownToModerators,
})

/** Puts the subject, whose row the transaction has locked, before the moderators, and answers with the case. */
export async function openCase(subjectId: string, write: Writing, now: Date): Promise<string> {
  const open = await openCaseOf(subjectId, write)
  if (open !== undefined) return open
  const id = newId('case')
  await write.insert(ModerationCase, [{ id, subjectId, openedAt: now.toISOString(), closedAt: null }])
  return id
}

/** Nothing about the subject waits any more. */
export async function closeCase(subjectId: string, write: Writing, now: Date): Promise<void> {
  const open = await openCaseOf(subjectId, write)
  if (open === undefined) return
  await write.update(ModerationCase, open, { closedAt: now.toISOString() })
  await tellNotifiers(open, write, now)
}

async function openCaseOf(subjectId: string, write: Writing): Promise<string | undefined> {
  const [open] = await write.read<{ id: string }>(
    sql`SELECT "id" FROM "moderation_case" WHERE "subjectId" = ${subjectId} AND "closedAt" IS NULL`,
  )
  return open?.id
}
