import sql from 'sql-template-tag'
import { type Collection, collectionOfId } from '../../core/collections/collection'
import { name } from '../../core/collections/dialect'
import type { CommentPolicy } from '../../core/collections/node'
import { DiscussedRecord } from '../../core/collections/record'
import { RegistryError } from '../../core/errors'
import type { MutationContext } from '../../mutations/mutation-context'
import type { ModerationContext } from '../moderation/moderation-context'
import type { Commenting } from './comment.policy'

export interface CommentContext extends ModerationContext {
  readonly commenting: Commenting
}

interface CommentedSubject {
  readonly id: string
  readonly from: Collection<object>
  readonly policy: CommentPolicy
}

/** What an id names, where it is commented on and the viewer sees it, with its policy. */
export async function commentedSubject(
  subjectId: string,
  { write, viewer }: MutationContext,
): Promise<CommentedSubject> {
  const from = collectionOfId(subjectId)
  if (!from || !(from.entity.prototype instanceof DiscussedRecord)) throw notFound()
  const table = name(write.manager.connection.getMetadata(from.entity).tableName)
  const [subject] = await write.read<{ commentPolicy: CommentPolicy }>(
    sql`SELECT t."commentPolicy" FROM ${table} AS t
      WHERE t."id" = ${subjectId} AND ${from.visible(sql`t`, viewer)}`,
  )
  if (!subject) throw notFound()
  return { id: subjectId, from, policy: subject.commentPolicy }
}

const notFound = () =>
  new RegistryError(
    'NOT_FOUND',
    'subjectId must be the id of a partnership, event or guide that you can see.',
  )
