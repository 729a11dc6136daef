import sql from 'sql-template-tag'
import { type Collection, collectionOfId, tableOf } from '../shared/collection'
import type { Context } from '../shared/context'
import { RegistryError } from '../shared/errors'
import type { CommentPolicy } from '../shared/node'
import type { Writing } from '../shared/writing'

const SUBJECTS = ['Partnership', 'Event', 'Guide']

export interface Acting<C extends Context = Context> {
  readonly context: C
  readonly write: Writing
}

/** What an id names, where it is commented on and the viewer sees it, with its policy. */
export async function commentedSubject(
  subjectId: string,
  { context, write }: Acting,
): Promise<{ readonly from: Collection<object>; readonly policy: CommentPolicy }> {
  const from = collectionOfId(subjectId)
  if (!from || !SUBJECTS.includes(from.entity.name)) throw notFound()
  const [subject] = await write.read<{ commentPolicy: CommentPolicy }>(
    sql`SELECT t."commentPolicy" FROM ${tableOf(context, from.entity)} AS t
      WHERE t."id" = ${subjectId} AND ${from.visible(sql`t`, context.viewer)}`,
  )
  if (!subject) throw notFound()
  return { from, policy: subject.commentPolicy }
}

const notFound = () =>
  new RegistryError('NOT_FOUND', 'subjectId names no partnership, event or guide that you can see.')
