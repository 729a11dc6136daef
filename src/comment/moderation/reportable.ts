import sql from 'sql-template-tag'
import { events } from '../../event/event.entity'
import { partnerships } from '../../partnership/partnership.entity'
import { collectionOfId, tableOf } from '../../shared/collection'
import { RegistryError } from '../../shared/errors'
import { comments } from '../comment.entity'
import type { Acting } from '../commented-subject'

/** What can be reported besides comments. */
const RECORDS: readonly object[] = [events.entity, partnerships.entity]

interface LockedReportable {
  readonly isComment: boolean
  /** Of a comment, if its account is not erased. */
  readonly authorId?: string | null
}

/** Locks what is reported, so that it has one open case at most. A comment that is not published is as if it were not there. */
export async function lockReportable(id: string, { context, write }: Acting): Promise<LockedReportable> {
  const from = collectionOfId(id)
  const isComment = from?.entity === comments.entity
  if (!from || !(isComment || RECORDS.includes(from.entity))) throw notFound()
  const table = tableOf(context, from.entity)
  await write.run(sql`UPDATE ${table} SET "id" = "id" WHERE "id" = ${id}`)
  const [columns, readable] = isComment
    ? [sql`t."authorId"`, sql`t."state" = 'PUBLISHED'`]
    : [sql`t."id"`, sql`1 = 1`]
  const [found] = await write.read<{ authorId?: string | null }>(
    sql`SELECT ${columns} FROM ${table} AS t WHERE t."id" = ${id} AND ${readable} AND ${from.visible(sql`t`, context.viewer)}`,
  )
  if (!found) throw notFound()
  return { isComment, authorId: found.authorId }
}

const notFound = () =>
  new RegistryError('NOT_FOUND', 'id names no comment, partnership or event that you can see.')
